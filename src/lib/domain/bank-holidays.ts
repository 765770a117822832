/**
 * Bank holidays in England and Wales, 2025–2028, as shipped. A council edits its own copy, because one-off
 * holidays happen (8 May 2023) and because these were worked out from the rules: a weekend holiday moves to
 * the next free weekday.
 */
import type { Day } from './day.ts';

export interface BankHoliday {
  readonly day: Day;
  readonly name: string;
}

const names = [
  'New Year’s Day',
  'Good Friday',
  'Easter Monday',
  'Early May bank holiday',
  'Spring bank holiday',
  'Summer bank holiday',
  'Christmas Day',
  'Boxing Day'
];

// prettier-ignore
const days: readonly (readonly Day[])[] = [
  ['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26'],
  ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  ['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26']
];

/** Eight days a year, in order. Substitute days carry the name of the holiday they stand for. */
export const shippedBankHolidays: readonly BankHoliday[] = days.flatMap((year) =>
  year.map((day, i) => ({ day, name: names[i] ?? '' }))
);
