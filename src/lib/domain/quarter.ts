/** Calendar quarters and financial years (1 April to 31 March), which councils report by. */
import { addDays, addMonths } from './day.ts';
import type { Day } from './day.ts';

export interface Period {
  /** `2026-Q2` for April to June 2026; `2026-27` for a financial year. Sorts by time. */
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  /** "April to June 2026"; "2026–27". */
  readonly words: string;
}

const spans = ['January to March', 'April to June', 'July to September', 'October to December'];
const twoDigits = (n: number): string => String(n).padStart(2, '0');

function calendarQuarter(year: number, quarter: number): Period {
  const from = `${year}-${twoDigits(quarter * 3 - 2)}-01`;
  return {
    id: `${year}-Q${quarter}`,
    from,
    to: addDays(addMonths(from, 3), -1),
    words: `${spans[quarter - 1] ?? ''} ${year}`
  };
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const quarterNumber = (day: Day): number => Math.ceil(Number(day.slice(5, 7)) / 3);

/** The calendar quarter a day falls in. Named by its months, because "Q1" means April in most councils. */
export const quarterOf = (day: Day): Period => calendarQuarter(yearOf(day), quarterNumber(day));

/** Every calendar quarter touched from one day to another, in order; none when `to` is earlier. */
export function quartersBetween(from: Day, to: Day): Period[] {
  const quarters: Period[] = [];
  for (let on = quarterOf(from); on.from <= to; on = quarterOf(addDays(on.to, 1))) quarters.push(on);
  return quarters;
}

/** The financial year a day falls in: 31 March 2026 is in 2025–26. */
export function financialYearOf(day: Day): Period {
  const start = day.slice(5) < '04-01' ? yearOf(day) - 1 : yearOf(day);
  const end = twoDigits((start + 1) % 100);
  return {
    id: `${start}-${end}`,
    from: `${start}-04-01`,
    to: `${start + 1}-03-31`,
    words: `${start}–${end}`
  };
}

/** True when the day is in the period, its first and last days included. */
export const isIn = (day: Day, period: Pick<Period, 'from' | 'to'>): boolean =>
  day >= period.from && day <= period.to;
