/** Why reviews were held after their limit, counted for the manager's exception report (domain file §9, row 74). */
import { lateReasons } from '../../domain/review-timescale.ts';
import type { HeldReviews } from './results-held.ts';
import { isLate } from './results.ts';

export interface LateReasonCount {
  readonly words: string;
  readonly count: number;
}

/**
 * Late reviews by reason, in the order of the list, with those whose reason nobody gave last; reasons without a review
 * are left out. The counts add up to the late reviews of the same period.
 */
export function lateByReason({ inPeriod }: HeldReviews): LateReasonCount[] {
  const late = inPeriod.filter(isLate);
  const known = new Set<string | null>(lateReasons.map((reason) => reason.value));
  const of = (value: string) => late.filter((one) => one.lateReason === value).length;
  const others = late.filter((one) => !known.has(one.lateReason)).length;
  return [
    ...lateReasons.map(({ value, words }) => ({ words, count: of(value) })),
    { words: 'No reason given yet', count: others }
  ].filter((line) => line.count > 0);
}
