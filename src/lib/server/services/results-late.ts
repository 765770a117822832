/** Why reviews were held after their limit, counted for the manager's exception report (domain file §9, row 74). */
import { and, count, eq, gt } from 'drizzle-orm';
import { lateReasons } from '../../domain/review-timescale.ts';
import type { Store } from '../db/store.ts';
import { heldIn, type ResultsWanted } from './results.ts';

export interface LateReasonCount {
  readonly words: string;
  readonly count: number;
}

/**
 * Late reviews by reason, in the order of the list, with those whose reason nobody gave last; reasons without a review
 * are left out. The counts add up to the late reviews of the same period.
 */
export async function lateByReason(store: Store, wanted: ResultsWanted): Promise<LateReasonCount[]> {
  const { reviews, children } = store.t;
  const rows = await store.db
    .select({ reason: reviews.lateReason, count: count() })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(and(heldIn(store, wanted), gt(reviews.heldOn, reviews.dueOn)))
    .groupBy(reviews.lateReason);
  const known = new Set<string | null>(lateReasons.map((reason) => reason.value));
  const of = (value: string) => rows.find((row) => row.reason === value)?.count ?? 0;
  const others = rows.filter((row) => !known.has(row.reason)).reduce((sum, row) => sum + row.count, 0);
  return [
    ...lateReasons.map(({ value, words }) => ({ words, count: of(value) })),
    { words: 'No reason given yet', count: others }
  ].filter((line) => line.count > 0);
}
