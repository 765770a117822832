/** Which days the results speak of, as asked for in the address. */
import { addDays, addMonths, dayInWords, isDay, weekday, type Day } from '../../domain/day.ts';
import { financialYearOf, quarterOf, quartersBetween, type Period } from '../../domain/quarter.ts';

export interface AskedPeriod {
  /** Id of a quarter or financial year, or `own` for two days of one's own. */
  readonly id: string;
  readonly from: Day;
  /** Never later than today: what has not happened is not counted. */
  readonly to: Day;
  readonly words: string;
}

/** The financial years and quarters to choose from: this year and last, and the last five quarters, newest first. */
export function periodsFor(today: Day): {
  readonly years: readonly Period[];
  readonly quarters: readonly Period[];
  readonly four: Period;
} {
  const now = quarterOf(today);
  const from = addMonths(now.from, -9);
  const four = { id: 'four-quarters', from, to: now.to, words: 'Last four quarters' };
  const years = [financialYearOf(today), financialYearOf(addMonths(today, -12))];
  return { years, quarters: quartersBetween(addMonths(now.from, -12), today).reverse(), four };
}

/**
 * Reads `period` (`2026-27`, `2026-Q3`, `four-quarters`, `own`) with `from` and `to` from an address; when it says
 * nothing that can be read, this financial year so far, which the return is of.
 */
export function periodAsked(query: URLSearchParams, today: Day): AskedPeriod {
  return periodNamed(query, today) ?? asked(financialYearOf(today), today);
}

/**
 * The same for the results, which are of the last four quarters unless something else is asked for: never fewer than
 * the financial year so far, so that small numbers hide less of it, and in April it is not nearly empty.
 */
export function resultsPeriod(query: URLSearchParams, today: Day): AskedPeriod {
  return periodNamed(query, today) ?? asked(periodsFor(today).four, today);
}

function periodNamed(query: URLSearchParams, today: Day): AskedPeriod | null {
  const { years, quarters, four } = periodsFor(today);
  const named = [four, ...years, ...quarters].find((period) => period.id === query.get('period'));
  if (named) return asked(named, today);
  return query.get('period') === 'own' ? ownPeriod(query, today) : null;
}

function asked(period: Period, today: Day): AskedPeriod {
  if (period.to <= today) return { ...period, words: `${period.words}: ${spanWords(period)}` };
  const soFar = { from: period.from, to: today };
  return { id: period.id, ...soFar, words: `${period.words} so far: ${spanWords(soFar)}` };
}

function ownPeriod(query: URLSearchParams, today: Day): AskedPeriod | null {
  const from = ownDay(query, 'from');
  const to = ownDay(query, 'to');
  if (from === null || to === null || from > to || from > today) return null;
  const days = { from, to: to < today ? to : today };
  return { id: 'own', ...days, words: spanWords(days) };
}

/** A day in one piece (`from=2026-04-01`) or in the three of a form. */
function ownDay(query: URLSearchParams, name: string): Day | null {
  const part = (of: string) => (query.get(`${name}.${of}`) ?? '').trim().padStart(2, '0');
  const day = query.get(name) ?? `${part('year')}-${part('month')}-${part('day')}`;
  return isDay(day) ? day : null;
}

const spanWords = ({ from, to }: { from: Day; to: Day }): string =>
  `${dayInWords(from)} to ${dayInWords(to)}`;

/** The instants between which something happened in the period, in milliseconds; the second is not included. */
export function instantsOf(period: { readonly from: Day; readonly to: Day }): readonly [number, number] {
  return [startOf(period.from), startOf(addDays(period.to, 1))];
}

/** Midnight in England, in milliseconds since 1970. */
export function startOf(day: Day): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // At midnight UTC it is one o'clock in England in summer: the day began an hour before.
  return hourInLondon.format(utc) === '01' ? utc - 3_600_000 : utc;
}

/** Making one costs far more than using it. */
const hourInLondon = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: 'numeric',
  hourCycle: 'h23'
});

/**
 * The days that begin in summer time in the years of a period: those after the last Sunday of March, up to and with
 * the last Sunday of October (Summer Time Order 2002). On both Sundays the clock changes after midnight.
 */
export function summersIn({
  from,
  to
}: {
  readonly from: Day;
  readonly to: Day;
}): { after: Day; last: Day }[] {
  const [first, end] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: end - first + 1 }, (_, n) => ({
    after: lastSunday(`${first + n}-03-31`),
    last: lastSunday(`${first + n}-10-31`)
  }));
}

const lastSunday = (monthsEnd: Day): Day => addDays(monthsEnd, -(weekday(monthsEnd) % 7));
