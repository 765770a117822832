import type { Day } from './day.ts';

/** Whether a child is still looked after on a day: the day on which care ceased is the first that is not. */
export const isLookedAfter = (child: { readonly ceasedOn: Day | null }, on: Day): boolean =>
  child.ceasedOn === null || child.ceasedOn > on;

export interface CareDays {
  readonly lookedAfterSince: Day | null;
  readonly ceasedOn: Day | null;
}

/**
 * Whether an end of care that stood `before` was taken away or put off: the child is looked after again in the same time
 * of care. A new first day is a new time of care, with reviews of its own.
 */
export const careGoesOn = (before: CareDays, after: CareDays, on: Day): boolean =>
  !isLookedAfter(before, on) &&
  isLookedAfter(after, on) &&
  before.lookedAfterSince === after.lookedAfterSince;
