/** Months as ISO text (`2026-11`), for calendars. */
import { addDays, addMonths, weekday } from './day.ts';
import type { Day } from './day.ts';

/** A month as `YYYY-MM`. */
export type Month = string;

/** True for months written `YYYY-MM` of this century or the last: nobody has a review in the year 9999. */
export const isMonth = (text: string): boolean => /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(text);

/** The month a day is in. */
export const monthOfDay = (day: Day): Month => day.slice(0, 7);

/** The month `n` months later (earlier when negative). */
export const shiftMonth = (month: Month, n: number): Month => monthOfDay(addMonths(`${month}-01`, n));

/** The first and the last day of a month. */
export function boundsOf(month: Month): { readonly first: Day; readonly last: Day } {
  const first = `${month}-01`;
  return { first, last: addDays(addMonths(first, 1), -1) };
}

/** The weeks that touch a month, each from Monday to Sunday; days of the months beside it included. */
export function weeksOf(month: Month): Day[][] {
  const { first, last } = boundsOf(month);
  const weeks: Day[][] = [];
  for (let monday = addDays(first, 1 - weekday(first)); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(monday, n)));
  return weeks;
}
