/** A confirmed code rests on what was recorded of the meeting: when that is put right, the code may have to be asked again. */
import { desc, eq } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import type { ReviewCard, Staff } from './caseload.ts';
import { proposalFor } from './participation.ts';
import { noteReadings } from './readings.ts';

/**
 * The code that was proposed when the review's code was confirmed, or, for a code that a file brought, the one that the
 * facts point to now; null when no code is confirmed. To be asked before a sitting is written.
 */
export async function codeRestsOn(tx: Store, review: ReviewCard, now: number): Promise<string | null> {
  if (review.participationCode === null) return null;
  const { codeDecisions } = tx.t;
  const [last] = await tx.db
    .select({ proposed: codeDecisions.proposed })
    .from(codeDecisions)
    .where(eq(codeDecisions.reviewId, review.id))
    .orderBy(desc(codeDecisions.confirmedAt), desc(codeDecisions.id))
    .limit(1);
  return last ? last.proposed : (await proposalFor(tx, review, now)).code;
}

/**
 * Takes the confirmed code away when the facts now point to another one than it rested on, and to another than it is.
 * A code that an IRO chose against the proposal stands while the proposal does.
 * @param review with its day as it is now · @param rested of `codeRestsOn`
 * @returns whether it is asked again
 */
export async function askCodeAgain(
  tx: Store,
  viewer: Staff,
  review: ReviewCard,
  rested: string | null,
  now: number
): Promise<boolean> {
  if (rested === null) return false;
  const { code } = await proposalFor(tx, review, now);
  if (code === rested || code === review.participationCode) return false;
  const { reviews } = tx.t;
  await tx.db.update(reviews).set({ participationCode: null }).where(eq(reviews.id, review.id));
  const deed = { action: 'code.asked-again', childId: review.childId, subjectId: review.id };
  await noteReadings(tx, viewer, [deed], now);
  return true;
}
