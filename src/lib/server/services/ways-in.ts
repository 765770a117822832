/**
 * Ways in that end with their reason: somebody who must not be asked, who is no longer round the child, or whose child is
 * no longer looked after. What was still to be sent about them is dropped with them.
 */
import { and, eq, inArray, isNull, like, lte } from 'drizzle-orm';
import { dayOf } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { inParts } from './register-state.ts';

/** Why ways in were ended by something else than a press on "End": the action that is written down. */
export const endedBecause = {
  notAsked: 'invitation.ended-not-asked',
  left: 'invitation.ended-left',
  careEnded: 'invitation.ended-care'
} as const;
/** What is written down of a review that was cancelled because care ended: it stands again when that was a mistake. */
export const cancelledByCare = 'review.cancelled-care-ended';
type Because = (typeof endedBecause)[keyof typeof endedBecause];

interface Ended {
  readonly id: string;
  readonly reviewId: string;
  readonly childId: string;
}

/**
 * A way in must not outlive the reason for it: a carer who has left no longer reads the meeting's place and time.
 * @param staffId who did it; null for the service itself
 */
export async function endInvitations(
  tx: Store,
  connectionIds: readonly string[],
  because: Because,
  staffId: string | null,
  now: number
): Promise<void> {
  const { invitations } = tx.t;
  const ended = await inParts(connectionIds, (part) =>
    tx.db
      .update(invitations)
      .set({ endedAt: now })
      .where(and(inArray(invitations.connectionId, part), isNull(invitations.endedAt)))
      .returning({ id: invitations.id, reviewId: invitations.reviewId, childId: invitations.childId })
  );
  await noteEnded(tx, ended, because, staffId, now);
  for (const one of ended) await dropUnsent(tx, one.reviewId, one.id);
}

async function noteEnded(
  tx: Store,
  ended: readonly Ended[],
  action: Because,
  staffId: string | null,
  now: number
): Promise<void> {
  const actorKind = staffId === null ? 'system' : 'staff';
  for (const { id, childId } of ended)
    await record(tx, { actorKind, actorId: staffId, action, childId, subjectId: id }, now);
}

/** Takes out of the outbox what no carrier has: about one way in, or about the whole review. */
export async function dropUnsent(tx: Store, reviewId: string, invitationId?: string): Promise<void> {
  const { outbox } = tx.t;
  const about = invitationId === undefined ? undefined : like(outbox.about, `%:${invitationId}%`);
  await tx.db
    .delete(outbox)
    .where(and(eq(outbox.reviewId, reviewId), isNull(outbox.sentAt), isNull(outbox.handedAt), about));
}

/**
 * Care has ended, so asking ends: the child's review that was not held is cancelled, its ways in close, and what was to
 * be sent for it is not. One whose day came before care ended is left to be recorded, with its ways in closed.
 * Does nothing while the child is looked after. @param staffId who did it; null for the service itself
 */
export async function endAsking(
  tx: Store,
  childId: string,
  staffId: string | null,
  now: number
): Promise<void> {
  const { reviews, children, invitations } = tx.t;
  const open = await tx.db
    .select({ id: reviews.id, meetingOn: reviews.meetingOn, ceasedOn: children.ceasedOn })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(and(eq(children.id, childId), openWithoutCare(tx, now)));
  for (const review of open) {
    const ended = await tx.db
      .update(invitations)
      .set({ endedAt: now })
      .where(and(eq(invitations.reviewId, review.id), isNull(invitations.endedAt)))
      .returning({ id: invitations.id, reviewId: invitations.reviewId, childId: invitations.childId });
    await noteEnded(tx, ended, endedBecause.careEnded, staffId, now);
    await dropUnsent(tx, review.id);
    if (review.meetingOn !== null && review.meetingOn < (review.ceasedOn ?? '')) continue;
    await tx.db.update(reviews).set({ cancelledAt: now, updatedAt: now }).where(eq(reviews.id, review.id));
    const actorKind = staffId === null ? 'system' : 'staff';
    const deed = { action: cancelledByCare, childId, subjectId: review.id } as const;
    await record(tx, { actorKind, actorId: staffId, ...deed }, now);
  }
}

const openWithoutCare = (store: Store, now: number) => {
  const { reviews, children } = store.t;
  return and(isNull(reviews.heldOn), isNull(reviews.cancelledAt), lte(children.ceasedOn, dayOf(now)));
};

/** For a day of leaving care that lay ahead when it was written, and has come. Gives how many children it was done for. */
export async function endAskingOfToday(store: Store, now: number): Promise<number> {
  const { reviews, children } = store.t;
  const rows = await store.db
    .selectDistinct({ childId: reviews.childId })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(openWithoutCare(store, now));
  for (const { childId } of rows) await store.transaction((tx) => endAsking(tx, childId, null, now));
  return rows.length;
}
