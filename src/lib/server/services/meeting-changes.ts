/** Whoever was asked is told when a meeting was moved or called off. Nothing in a message says whose meeting it is. */
import { and, eq, gte, isNotNull, isNull, or } from 'drizzle-orm';
import { dayOf } from '../../domain/day.ts';
import { nextDaytime } from '../../domain/quiet-hours.ts';
import type { Store } from '../db/store.ts';
import { messageOf, type InviteWords } from './message-invitations.ts';
import { lastBroughtBack, lastMoved } from './moved-reviews.ts';
import { putIn } from './outbox.ts';
import { meetingAhead, reachable, type Reachable } from './reachable.ts';
import { isIn, putInWithLink } from './reminders.ts';

/** Who was not told of a change within so many days is told by other means. */
const tellWithin = 3 * 86_400_000;

/**
 * Tells whoever was asked of meetings that were moved or called off in the last days, each once. Gives how many were told.
 * @param words of the messages · @param reviewId of one review only, pressed by a member of staff: they are told at once,
 * the others by day
 */
export async function tellOfChanges(
  store: Store,
  words: InviteWords,
  now: number,
  reviewId?: string
): Promise<number> {
  const { reviews } = store.t;
  const since = now - tellWithin;
  const its = reviewId === undefined ? undefined : eq(reviews.id, reviewId);
  const recent = and(
    its,
    gte(reviews.updatedAt, since),
    isNull(reviews.heldOn),
    meetingAhead(store, dayOf(now)),
    or(isNull(reviews.cancelledAt), gte(reviews.cancelledAt, since))
  );
  const when = { now, from: reviewId === undefined ? nextDaytime(now) : now };
  const off = await reachable(store, now, and(recent, isNotNull(reviews.cancelledAt)));
  const on = await reachable(store, now, and(recent, isNull(reviews.cancelledAt)));
  return (await tellCancelled(store, off, words, when)) + (await tellMoved(store, on, words, when));
}

/** Who only had a letter and is not to be written to is left alone. */
const mayBeTold = ({ channel, noReminders }: Reachable): boolean => channel !== null || !noReminders;

/** Now, and when a message may go out first; in ms. */
interface When {
  readonly now: number;
  readonly from: number;
}

async function tellMoved(
  store: Store,
  rows: readonly Reachable[],
  words: InviteWords,
  { now, from }: When
): Promise<number> {
  let told = 0;
  for (const row of rows.filter(mayBeTold)) {
    const moved = await lastMoved(store, { id: row.reviewId, childId: row.childId });
    if (moved === null || moved.at < now - tellWithin || row.madeAt >= moved.at) continue;
    const about = `moved:${row.invitationId}:${moved.id}`;
    if (await isIn(store, about)) continue;
    await store.transaction((tx) => putInWithLink(tx, row, { about, purpose: 'moved', from }, words, now));
    told += 1;
  }
  return told;
}

/** Without a link: there is nothing more to say. */
async function tellCancelled(
  store: Store,
  rows: readonly Reachable[],
  words: InviteWords,
  { now, from }: When
): Promise<number> {
  let told = 0;
  for (const row of rows.filter(mayBeTold)) {
    // Called off, brought back and called off again is told again.
    const back = await lastBroughtBack(store, { id: row.reviewId, childId: row.childId });
    const about = `cancelled:${row.invitationId}${back === null ? '' : `:${back.id}`}`;
    const said = await words(row.language, '', 'cancelled');
    const message = messageOf(about, 'cancelled', row.contact, row.reviewId, said);
    const isNew = await putIn(store, message, now, from);
    if (isNew) told += 1;
  }
  return told;
}
