/** What the page of one review's decisions shows beside them: what was taken back, and whether nothing was decided. */
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { decisionsOf, opened, type Decision } from './decisions.ts';

export interface DecisionsPage {
  readonly decisions: readonly Decision[];
  readonly withdrawn: readonly Decision[];
  /** When somebody said that nothing was decided; null when nobody did. */
  readonly nothingDecidedAt: number | null;
}

/** @throws NotYours when this person may not write the review's reply */
export async function decisionsPage(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<DecisionsPage> {
  const standing = await decisionsOf(store, viewer, reviewId, now);
  const { decisions, reviews } = store.t;
  const rows = await store.db
    .select()
    .from(decisions)
    .where(and(eq(decisions.reviewId, reviewId), isNotNull(decisions.withdrawnAt)))
    .orderBy(asc(decisions.position));
  const [review] = await store.db
    .select({ at: reviews.nothingDecidedAt })
    .from(reviews)
    .where(eq(reviews.id, reviewId));
  const withdrawn = rows.map((row) => opened(store, row));
  return { decisions: standing, withdrawn, nothingDecidedAt: review?.at ?? null };
}
