/**
 * A review that is not held, cancelled by hand; and a cancelled one brought back, with its views and ways in. What ended
 * because care was said to have ended begins again when that was a mistake.
 */
import { and, desc, eq, inArray, isNotNull, isNull, like } from 'drizzle-orm';
import { mayComeBack, type ReviewDays } from '../../domain/called-off.ts';
import { dayOf } from '../../domain/day.ts';
import { isLookedAfter } from '../../domain/looked-after.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { record } from './events.ts';
import { broughtBack } from './moved-reviews.ts';
import { recountOpenLimit } from './open-limits.ts';
import { openReviewOf } from './review-plans.ts';
import { cancelledByCare, dropUnsent, endedBecause } from './ways-in.ts';

/**
 * Cancels a review that is not held, and gives its id. Ways in to it close by themselves.
 * @param reviewId the one that is meant, where a child has two; the nearest when it is empty
 * @throws NotYours also when the child has no open review
 */
export async function cancelReview(
  store: Store,
  viewer: Staff,
  { childId, reviewId = '' }: { readonly childId: string; readonly reviewId?: string },
  now: number
): Promise<string> {
  return store.transaction(async (tx) => {
    await childFor(tx, viewer, 'plan-review', childId, now);
    const open = await openReviewOf(tx, childId, reviewId);
    if (!open) throw new NotYours();
    const { reviews } = tx.t;
    await tx.db.update(reviews).set({ cancelledAt: now, updatedAt: now }).where(eq(reviews.id, open.id));
    await dropUnsent(tx, open.id);
    const action = 'review.cancelled';
    await record(
      tx,
      { actorKind: 'staff', actorId: viewer.staffId, action, childId, subjectId: open.id },
      now
    );
    return open.id;
  });
}

export type BroughtBack = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/**
 * Brings a cancelled review back: its views, its ways in that nothing else ended, its day. Nobody is told of it by a
 * message; one that waits to say that the meeting is off is not sent.
 * @throws NotYours
 */
export async function bringBack(
  store: Store,
  viewer: Staff,
  { childId, reviewId }: { readonly childId: string; readonly reviewId: string },
  now: number
): Promise<BroughtBack> {
  return store.transaction(async (tx) => {
    const child = await childFor(tx, viewer, 'plan-review', childId, now);
    if (!isLookedAfter(child, dayOf(now)))
      return { ok: false, problem: 'This child is no longer looked after.' };
    const review = mayComeBack(await rowsOf(tx, childId)).find(({ id }) => id === reviewId);
    if (!review) return { ok: false, problem: notNow };
    await restore(tx, review, viewer.staffId, now);
    return { ok: true };
  });
}

const notNow = 'Another review is planned or was held since. Cancel the one that is planned first.';

/**
 * An end of care was a mistake: the review that it cancelled stands again, unless another was planned since, and the ways
 * in that it ended work again. Does nothing while the child is not looked after.
 * @param staffId who put it right; null for the service itself
 */
export async function resumeAsking(
  tx: Store,
  childId: string,
  staffId: string | null,
  now: number
): Promise<void> {
  const { children } = tx.t;
  const [child] = await tx.db.select().from(children).where(eq(children.id, childId));
  if (!child || !isLookedAfter(child, dayOf(now))) return;
  const rows = await rowsOf(tx, childId);
  const byCare = await deedsOf(tx, childId, cancelledByCare);
  const [back] = mayComeBack(rows).filter(({ id, cancelledAt }) => byCare.has(`${id} ${cancelledAt}`));
  if (back) return restore(tx, back, staffId, now);
  // Its day came before care was said to have ended, so it was left open, without ways in.
  for (const { id, cancelledAt, heldOn } of rows)
    if (cancelledAt === null && heldOn === null) await reopenWaysIn(tx, { id, childId });
}

interface Row extends ReviewDays {
  readonly id: string;
  readonly childId: string;
}

/** The last to be cancelled first. */
function rowsOf(tx: Store, childId: string): Promise<Row[]> {
  const { reviews } = tx.t;
  const { id, cancelledAt, meetingOn, heldOn } = reviews;
  return tx.db
    .select({ id, childId: reviews.childId, cancelledAt, meetingOn, heldOn })
    .from(reviews)
    .where(eq(reviews.childId, childId))
    .orderBy(desc(cancelledAt));
}

async function restore(tx: Store, review: Row, staffId: string | null, now: number): Promise<void> {
  const { reviews, outbox } = tx.t;
  const { id, childId } = review;
  await tx.db.update(reviews).set({ cancelledAt: null, updatedAt: now }).where(eq(reviews.id, id));
  const saysItIsOff = and(eq(outbox.reviewId, id), like(outbox.about, 'cancelled:%'));
  await tx.db.delete(outbox).where(and(saysItIsOff, isNull(outbox.sentAt), isNull(outbox.handedAt)));
  await reopenWaysIn(tx, review);
  await recountOpenLimit(tx, childId);
  const actorKind = staffId === null ? 'system' : 'staff';
  await record(tx, { actorKind, actorId: staffId, action: broughtBack, childId, subjectId: id }, now);
}

/** Ways in that the end of care ended, and nothing else since. */
async function reopenWaysIn(tx: Store, { id, childId }: { readonly id: string; readonly childId: string }) {
  const { invitations } = tx.t;
  const rows = await tx.db
    .select({ id: invitations.id, endedAt: invitations.endedAt })
    .from(invitations)
    .where(and(eq(invitations.reviewId, id), isNotNull(invitations.endedAt)));
  const byCare = await deedsOf(tx, childId, endedBecause.careEnded);
  const ids = rows.filter((row) => byCare.has(`${row.id} ${row.endedAt}`)).map((row) => row.id);
  if (ids.length > 0)
    await tx.db.update(invitations).set({ endedAt: null }).where(inArray(invitations.id, ids));
}

/** What a deed was done to and when, as "id instant". */
async function deedsOf(tx: Store, childId: string, action: string): Promise<Set<string>> {
  const { events } = tx.t;
  const rows = await tx.db
    .select({ id: events.subjectId, at: events.at })
    .from(events)
    .where(and(eq(events.childId, childId), eq(events.action, action)));
  return new Set(rows.map(({ id, at }) => `${id} ${at}`));
}
