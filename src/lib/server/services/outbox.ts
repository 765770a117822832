/**
 * Messages on their way: put in with what they are about, carried one by one, tried again when a carrier says "later".
 * Each is claimed before it is handed over, so that two servers never hand over the same; when the answer is lost,
 * the row stays claimed and a person decides, because a carrier cannot be asked to forget what it may have taken.
 */
import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { nextDaytime } from '../../domain/quiet-hours.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';

export type Channel = 'email' | 'text';

export interface Message {
  readonly to: string;
  /** E-mail only. */
  readonly subject: string;
  readonly text: string;
}

export interface ToSend extends Message {
  readonly about: string;
  readonly purpose:
    | 'invitation'
    | 'reminder'
    | 'rating'
    | 'moved'
    | 'cancelled'
    | 'letter'
    | 'worry'
    | 'unread'
    | 'call'
    | 'late-call'
    | 'no-iro'
    | 'staff'
    | 'referral'
    | 'referral-late'
    | 'notice'
    | 'notice-child';
  readonly channel: Channel;
  readonly reviewId?: string | null;
}

/** What a carrier made of one message. `unknown`: it was handed over and no answer came. */
export interface Carried {
  readonly result: 'sent' | 'later' | 'refused' | 'unknown';
  /** A code such as `550` or `ECONNREFUSED`. */
  readonly problem?: string;
}

/** How a message ended that a carrier had taken, where the carrier learns of it later. */
export const endings = ['delivered', 'permanent-failure', 'temporary-failure', 'technical-failure'] as const;
export type Ending = (typeof endings)[number];

export interface Carrier {
  readonly channel: Channel;
  /** The demo's keeps what it was given, to be looked at. */
  readonly keeps: boolean;
  /** @param reference stays the same when the message is tried again */
  send(message: Message, reference: string): Promise<Carried>;
  /** What became of what it took since an instant: reference → ending. Left out by carriers that are never told. */
  readonly became?: (since: number) => Promise<ReadonlyMap<string, Ending>>;
}

const minute = 60_000;
/** Waits before each further try, in ms: about eleven hours in all. */
const waits = [1, 5, 30, 120, 480].map((minutes) => minutes * minute);
/** No carrier takes longer to answer. */
export const answerWithin = 5 * minute;

/**
 * Puts a message in, unless the same was put in before. Gives whether it is new.
 * @param from when it may go out first, in ms
 */
export async function putIn(
  tx: Store,
  { about, purpose, channel, reviewId, ...message }: ToSend,
  now: number,
  from = now
): Promise<boolean> {
  const id = newId();
  const { to, subject, text } = message;
  const sealed = tx.vault.seal(JSON.stringify({ to, subject, text }), `outbox.message:${id}`);
  const row = { id, about, purpose, channel, reviewId: reviewId ?? null, message: sealed };
  const rows = await tx.db
    .insert(tx.t.outbox)
    .values({ ...row, putInAt: now, tries: 0, tryAt: from })
    .onConflictDoNothing({ target: tx.t.outbox.about })
    .returning({ id: tx.t.outbox.id });
  return rows.length > 0;
}

/** Hands over what is due, oldest first. Gives how many were accepted. */
export async function deliver(
  store: Store,
  carriers: readonly Carrier[],
  clock: () => number
): Promise<number> {
  let sent = 0;
  for (const carrier of carriers) {
    for (const id of await dueFor(store, carrier.channel, clock())) {
      const message = await claim(store, id, clock());
      if (message === null) continue;
      const carried = await carrier
        .send(message, id)
        .catch((): Carried => ({ result: 'unknown', problem: 'fault' }));
      await note(store, id, carried, carrier.keeps, clock());
      if (carried.result === 'sent') sent += 1;
    }
  }
  return sent;
}

/** As many as one round takes. */
const atOnce = 50;

async function dueFor(store: Store, channel: Channel, now: number): Promise<string[]> {
  const { outbox } = store.t;
  const waiting = and(isNull(outbox.sentAt), isNull(outbox.givenUpAt), isNull(outbox.handedAt));
  const rows = await store.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(waiting, lte(outbox.tryAt, now), eq(outbox.channel, channel)))
    .orderBy(asc(outbox.tryAt))
    .limit(atOnce);
  return rows.map(({ id }) => id);
}

/** Marks it as handed over, and only then reads it; null when another server was faster. */
async function claim(store: Store, id: string, now: number): Promise<Message | null> {
  const { outbox } = store.t;
  const free = and(
    eq(outbox.id, id),
    isNull(outbox.handedAt),
    isNull(outbox.sentAt),
    isNull(outbox.givenUpAt)
  );
  const [row] = await store.db
    .update(outbox)
    .set({ handedAt: now })
    .where(free)
    .returning({ message: outbox.message });
  if (!row?.message) return null;
  return JSON.parse(store.vault.open(row.message, `outbox.message:${id}`)) as Message;
}

async function note(store: Store, id: string, carried: Carried, keeps: boolean, now: number): Promise<void> {
  const { outbox } = store.t;
  const its = eq(outbox.id, id);
  const problem = carried.problem ?? null;
  if (carried.result === 'sent')
    await store.db
      .update(outbox)
      .set({ sentAt: now, problem: null, ...(keeps ? {} : { message: null }) })
      .where(its);
  else if (carried.result === 'unknown') await store.db.update(outbox).set({ problem }).where(its);
  else await tryLater(store, id, { giveUp: carried.result === 'refused', problem }, now);
}

/** To people round a child, who are not woken by a second try. */
const byDay: readonly string[] = ['invitation', 'reminder', 'rating', 'moved', 'cancelled', 'letter'];
const isByDay = (purpose: string | undefined): boolean => purpose !== undefined && byDay.includes(purpose);

async function tryLater(
  store: Store,
  id: string,
  { giveUp, problem }: { readonly giveUp: boolean; readonly problem: string | null },
  now: number
): Promise<void> {
  const { outbox } = store.t;
  const [row] = await store.db
    .select({ tries: outbox.tries, purpose: outbox.purpose })
    .from(outbox)
    .where(eq(outbox.id, id));
  const wait = waits[row?.tries ?? 0];
  const over = giveUp || wait === undefined;
  const again = now + (wait ?? 0);
  await store.db
    .update(outbox)
    .set({
      handedAt: null,
      tries: (row?.tries ?? 0) + 1,
      problem,
      ...(over ? { givenUpAt: now } : { tryAt: isByDay(row?.purpose) ? nextDaytime(again) : again })
    })
    .where(eq(outbox.id, id));
}
