/**
 * Working days: not Saturday, not Sunday, not a bank holiday in England and Wales (regulation 2 of the Care
 * Planning, Placement and Case Review (England) Regulations 2010). Holidays are an argument: the council's
 * own list, which it can edit.
 */
import { addDays, daysBetween, weekday } from './day.ts';
import type { Day } from './day.ts';

export { shippedBankHolidays } from './bank-holidays.ts';

export type Holidays = ReadonlySet<Day>;

/** True on a weekday that is no bank holiday. */
export const isWorkingDay = (day: Day, holidays: Holidays): boolean =>
  weekday(day) <= 5 && !holidays.has(day);

/** `day` itself when it is a working day, else the nearest one before it. */
export function latestWorkingDay(day: Day, holidays: Holidays): Day {
  let on = day;
  while (!isWorkingDay(on, holidays)) on = addDays(on, -1);
  return on;
}

/**
 * The `n`th working day after `day` (before it when `n` is negative). `day` is day 0 and is not counted,
 * whether or not it is a working day itself. 0 gives `day` back.
 */
export function addWorkingDays(day: Day, n: number, holidays: Holidays): Day {
  const known = counted.get(holidays) ?? new Map<string, Day>();
  counted.set(holidays, known);
  const key = `${day} ${n}`;
  const found = known.get(key) ?? countFrom(day, n, holidays);
  known.set(key, found);
  return found;
}

/** A list of a thousand reviews asks for the same few days again and again: kept as long as its set of holidays is. */
const counted = new WeakMap<Holidays, Map<string, Day>>();

function countFrom(day: Day, n: number, holidays: Holidays): Day {
  const step = n < 0 ? -1 : 1;
  let on = day;
  for (let left = Math.abs(n); left > 0;) {
    on = addDays(on, step);
    if (isWorkingDay(on, holidays)) left -= 1;
  }
  return on;
}

/** Working days after `from`, up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, holidays: Holidays): number {
  if (to < from) return -workingDaysBetween(to, from, holidays);
  let count = weekdaysBetween(from, to);
  for (const day of holidays) if (day > from && day <= to && weekday(day) <= 5) count -= 1;
  return count;
}

/** Mondays to Fridays after `from`, up to and including `to`: five in each whole week, and those of the rest. */
function weekdaysBetween(from: Day, to: Day): number {
  const days = daysBetween(from, to);
  const first = weekday(from);
  let count = Math.floor(days / 7) * 5;
  for (let n = 0; n < days % 7; n += 1) if ((first + n) % 7 < 5) count += 1;
  return count;
}

/** The bank holidays after `from`, up to and including `to`, that fall on a weekday: those a count leaves out. */
export const holidaysBetween = (from: Day, to: Day, holidays: Holidays): Day[] =>
  [...holidays].filter((day) => day > from && day <= to && weekday(day) <= 5).sort();
