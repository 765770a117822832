/** Takes off a sitting that was recorded by mistake, and settles anew what hung on it: the review's day and its code. */
import { and, desc, eq } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { openReview, type Staff } from './caseload.ts';
import { demandSitting } from './meetings.ts';
import { recountOpenLimit } from './open-limits.ts';
import { noteReadings } from './readings.ts';

export interface Removed {
  /** The review's day now; null when no sitting counts any more. */
  readonly heldOn: Day | null;
}

/**
 * Removes one sitting with who was there. When it was the one that counted, the last of those that are left counts. A
 * confirmed code rested on all sittings together, so it is asked again; the decisions taken on it stay in their list.
 * @throws NotYours when the review or sitting is not there or not this person's
 */
export async function removeMeeting(
  store: Store,
  viewer: Staff,
  target: { readonly reviewId: string; readonly meetingId: string },
  now: number
): Promise<Removed> {
  const review = await openReview(store, viewer, 'record-meeting', target.reviewId, now);
  await demandSitting(store, review.id, target.meetingId);
  return store.transaction(async (tx) => {
    const { attendances, meetings, reviews } = tx.t;
    await tx.db.delete(attendances).where(eq(attendances.meetingId, target.meetingId));
    await tx.db.delete(meetings).where(eq(meetings.id, target.meetingId));
    const heldOn = await countAnew(tx, review.id);
    const settled = { heldOn, participationCode: null, updatedAt: now };
    await tx.db.update(reviews).set(settled).where(eq(reviews.id, review.id));
    // The review is open again, or has another day: the limit of what is open follows from it.
    await recountOpenLimit(tx, review.childId);
    const deeds = [{ action: 'meeting.removed', childId: review.childId, subjectId: target.meetingId }];
    if (review.participationCode !== null)
      deeds.push({ action: 'code.asked-again', childId: review.childId, subjectId: review.id });
    await noteReadings(tx, viewer, deeds, now);
    return { heldOn };
  });
}

/** The day of the sitting that counts; when none does, the last one is made to. */
async function countAnew(tx: Store, reviewId: string): Promise<Day | null> {
  const { meetings } = tx.t;
  const left = await tx.db
    .select({ id: meetings.id, heldOn: meetings.heldOn, counts: meetings.counts })
    .from(meetings)
    .where(eq(meetings.reviewId, reviewId))
    .orderBy(desc(meetings.heldOn), desc(meetings.id));
  const counting = left.find(({ counts }) => counts) ?? left[0];
  if (!counting) return null;
  const its = and(eq(meetings.reviewId, reviewId), eq(meetings.id, counting.id));
  if (!counting.counts) await tx.db.update(meetings).set({ counts: true }).where(its);
  return counting.heldOn;
}
