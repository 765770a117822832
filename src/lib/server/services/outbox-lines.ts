/** What became of messages: computed from their facts, for those who see that they arrive. */
import { asc, desc, eq } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import { answerWithin, type Message } from './outbox.ts';

export type OutboxState = 'waiting' | 'again' | 'sent' | 'failed' | 'unsure';

/** Where one message stands, from its facts. `again`: refused for now, tried again by itself. */
function stateOf(
  row: {
    readonly sentAt: number | null;
    readonly givenUpAt: number | null;
    readonly handedAt: number | null;
    readonly problem: string | null;
  },
  now: number
): OutboxState {
  if (row.sentAt !== null) return 'sent';
  if (row.givenUpAt !== null) return 'failed';
  if (row.handedAt !== null && (row.problem !== null || now - row.handedAt > answerWithin)) return 'unsure';
  return row.problem === null ? 'waiting' : 'again';
}

/** One message as staff see it. */
export interface OutboxLine {
  readonly id: string;
  readonly purpose: string;
  readonly channel: string;
  readonly reviewId: string | null;
  readonly putInAt: number;
  readonly sentAt: number | null;
  readonly tries: number;
  readonly problem: string | null;
  readonly state: OutboxState;
  /** What it said; only while it is kept, which is in the demo. */
  readonly shown: Message | null;
}

/** The newest messages, those that need a person first. @param show whether to open what is kept */
export async function outboxLines(store: Store, show: boolean, now: number): Promise<OutboxLine[]> {
  const { outbox } = store.t;
  const rows = await store.db.select().from(outbox).orderBy(desc(outbox.putInAt)).limit(mostLines);
  const lines = rows.map((row) => lineOf(store, row, show, now));
  const needs = (line: OutboxLine) => Number(line.state === 'failed' || line.state === 'unsure');
  return lines.sort((a, b) => needs(b) - needs(a));
}

const mostLines = 200;

function lineOf(
  store: Store,
  row: Store['t']['outbox']['$inferSelect'],
  show: boolean,
  now: number
): OutboxLine {
  const { id, purpose, channel, reviewId, putInAt, sentAt, tries, problem } = row;
  const shown =
    show && row.message !== null
      ? (JSON.parse(store.vault.open(row.message, `outbox.message:${id}`)) as Message)
      : null;
  return { id, purpose, channel, reviewId, putInAt, sentAt, tries, problem, state: stateOf(row, now), shown };
}

/** How the last message about each way in of one review fared: invitation → state. */
export async function messagesOfReview(
  store: Store,
  reviewId: string,
  now: number
): Promise<ReadonlyMap<string, OutboxState>> {
  const { outbox } = store.t;
  const rows = await store.db
    .select()
    .from(outbox)
    .where(eq(outbox.reviewId, reviewId))
    .orderBy(asc(outbox.putInAt));
  return new Map(rows.map((row) => [row.about.split(':')[1] ?? '', stateOf(row, now)]));
}

/** A person decided to try once more what was given up or lost track of. Not what is waiting or was sent. */
export async function sendAgain(store: Store, id: string, now: number): Promise<boolean> {
  const { outbox } = store.t;
  const [row] = await store.db.select().from(outbox).where(eq(outbox.id, id));
  if (!row || !['failed', 'unsure'].includes(stateOf(row, now))) return false;
  await store.db
    .update(outbox)
    .set({ handedAt: null, givenUpAt: null, tries: 0, tryAt: now, problem: null })
    .where(eq(outbox.id, id));
  return true;
}
