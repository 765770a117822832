/** How the demo council's days follow from today. */
import { addDays, type Day } from '../../src/lib/domain/day.ts';
import { addWorkingDays, latestWorkingDay } from '../../src/lib/domain/working-day.ts';

/** The working day `n` working days from today (negative: before). */
export function workingDayFrom(today: Day, n: number, holidays: ReadonlySet<Day>): Day {
  if (n >= 0) return addWorkingDays(today, n, holidays);
  let day = today;
  for (let left = -n; left > 0; left -= 1) day = latestWorkingDay(addDays(day, -1), holidays);
  return day;
}

/** A birthday that makes somebody `age` today: the `spread`th of a year of possible days, never today. */
export function bornToBe(age: number, today: Day, spread: number): Day {
  const [year = 0] = today.split('-').map(Number);
  const sameDay = `${String(year - age).padStart(4, '0')}${today.slice(4)}`.replace('-02-29', '-02-28');
  return addDays(sameDay, -(1 + ((spread * 37) % 360)));
}

/** Milliseconds of a day at an hour, near enough to local time for invented people. */
export const at = (day: Day, hour: number, minute = 0): number =>
  Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000;
