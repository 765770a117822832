/** What became of messages: computed from their facts, for those who see that they arrive. */
import { asc, desc, eq, lt } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import { withPeople } from './outbox-people.ts';
import { answerWithin, type Message } from './outbox.ts';

export type OutboxState = 'waiting' | 'again' | 'sent' | 'delivered' | 'failed' | 'unsure';

/**
 * Where one message stands, from its facts. `again`: refused for now, tried again by itself. `failed`: refused, or
 * taken and then it came back.
 */
function stateOf(
  row: {
    readonly sentAt: number | null;
    readonly givenUpAt: number | null;
    readonly handedAt: number | null;
    readonly problem: string | null;
  },
  now: number
): OutboxState {
  if (row.givenUpAt !== null) return 'failed';
  if (row.sentAt !== null) return row.problem === 'delivered' ? 'delivered' : 'sent';
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
  /** The carrier's code while something is wrong. */
  readonly problem: string | null;
  /** When it was given up, or was seen to have come back. */
  readonly failedAt: number | null;
  readonly state: OutboxState;
  /** A person may have it tried once more. Not what came back: its words are forgotten, and its address is wrong. */
  readonly mayGoAgain: boolean;
  /** "Robin’s parent, Ada"; null for what is about nobody round a child. */
  readonly about: string | null;
  /** What it said; only while it is kept, which is in the demo. */
  readonly shown: Message | null;
}

/**
 * The newest messages, those that need a person first.
 * @param show whether to open what is kept · @param before only those put in before this instant
 */
export async function outboxLines(
  store: Store,
  show: boolean,
  now: number,
  before: number | null = null
): Promise<OutboxLine[]> {
  const { outbox } = store.t;
  const rows = await store.db
    .select()
    .from(outbox)
    .where(before === null ? undefined : lt(outbox.putInAt, before))
    .orderBy(desc(outbox.putInAt))
    .limit(mostLines);
  const lines = (await withPeople(store, rows)).map(({ row, who }) => lineOf(store, row, who, show, now));
  const needs = (line: OutboxLine) => Number(line.state === 'failed' || line.state === 'unsure');
  return lines.sort((a, b) => needs(b) - needs(a));
}

/** Of one page. */
export const mostLines = 200;

type Row = Store['t']['outbox']['$inferSelect'];

/** One row as staff see it. @param about whom it was for */
export function lineOf(store: Store, row: Row, about: string | null, show: boolean, now: number): OutboxLine {
  const { id, purpose, channel, reviewId, putInAt, sentAt, tries } = row;
  const state = stateOf(row, now);
  const shown =
    show && row.message !== null
      ? (JSON.parse(store.vault.open(row.message, `outbox.message:${id}`)) as Message)
      : null;
  return {
    ...{ id, purpose, channel, reviewId, putInAt, sentAt, tries, state, about, shown },
    problem: state === 'delivered' ? null : row.problem,
    failedAt: row.givenUpAt,
    mayGoAgain: mayGoAgain(row, state)
  };
}

const mayGoAgain = (row: Pick<Row, 'sentAt'>, state: OutboxState): boolean =>
  row.sentAt === null && (state === 'failed' || state === 'unsure');

/**
 * How the last message about each way in of one review fared: invitation → state. One that came back stands until a
 * later one is known to have arrived, or somebody pressed for one after that and it was sent: what goes out by itself was
 * taken too, and goes to the same address.
 */
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
  return lastStates(rows, now);
}

/** Invitation → how the last message about it fared. @param rows the oldest first */
export function lastStates(
  rows: readonly Pick<Row, 'about' | 'putInAt' | 'sentAt' | 'givenUpAt' | 'handedAt' | 'problem'>[],
  now: number
): ReadonlyMap<string, OutboxState> {
  const last = new Map<string, OutboxState>();
  const back = new Map<string, number>();
  for (const row of rows) {
    const [, invitation = ''] = row.about.split(':');
    const state = stateOf(row, now);
    if (settles(row, state, back.get(invitation))) back.delete(invitation);
    if (state === 'failed' && row.sentAt !== null) back.set(invitation, row.givenUpAt ?? 0);
    last.set(invitation, back.has(invitation) ? 'failed' : state);
  }
  return last;
}

/** In what a reminder is about that a person pressed for. */
export const asked = ':asked:';

/** Whether it shows that its reader can be reached again. @param since when an earlier one was known to have failed */
const settles = (
  { about, putInAt }: Pick<Row, 'about' | 'putInAt'>,
  state: OutboxState,
  since: number | undefined
): boolean =>
  state === 'delivered' ||
  (state === 'sent' && since !== undefined && putInAt > since && about.includes(asked));

/** A person decided to try once more what was given up or lost track of. Not what is waiting, was sent or came back. */
export async function sendAgain(store: Store, id: string, now: number): Promise<boolean> {
  const { outbox } = store.t;
  const [row] = await store.db.select().from(outbox).where(eq(outbox.id, id));
  if (!row || !mayGoAgain(row, stateOf(row, now))) return false;
  await store.db
    .update(outbox)
    .set({ handedAt: null, givenUpAt: null, tries: 0, tryAt: now, problem: null })
    .where(eq(outbox.id, id));
  return true;
}
