/** Where a review stands among a child's other reviews: the days between which what belongs to it can have happened. */
import { daysBetween, type Day } from './day.ts';

export interface Neighbours {
  /** The day of the review before it; null for the first. */
  readonly before: Day | null;
  /** The day of the one after it; null while none was held since. */
  readonly after: Day | null;
}

/**
 * @param others days on which the child's other reviews were held, in any order
 * @param on the day held, or planned; null for a review without one, which comes after all that were held
 */
export function neighboursOf(others: readonly Day[], on: Day | null): Neighbours {
  const days = [...others].sort();
  return {
    before: days.findLast((day) => on === null || day <= on) ?? null,
    after: days.find((day) => on !== null && day > on) ?? null
  };
}

/** Calendar days by which a meeting may miss its planned day before somebody is asked whether the day is right. */
const nearPlan = 14;

/** Whether the day of a sitting is so far from the planned day that the year or month may be mistyped. */
export const isFarFromPlan = (heldOn: Day, meetingOn: Day | null): boolean =>
  meetingOn !== null && Math.abs(daysBetween(meetingOn, heldOn)) > nearPlan;
