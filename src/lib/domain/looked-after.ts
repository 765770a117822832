import type { Day } from './day.ts';

/** Whether a child is still looked after on a day: the day on which care ceased is the first that is not. */
export const isLookedAfter = (child: { readonly ceasedOn: Day | null }, on: Day): boolean =>
  child.ceasedOn === null || child.ceasedOn > on;
