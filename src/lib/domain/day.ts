/**
 * Days without a time of day, as ISO text (`2026-02-28`). Dates of law are days: text sorts and compares
 * rightly, and no time zone can move them. Only `dayOf` knows where the council is.
 */

/** A day as `YYYY-MM-DD`. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit'
});

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
] as const;

const toDay = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** Midnight UTC of a day, for counting only. Throws RangeError when `day` is not a real day. */
function msOf(day: Day): number {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const ms = shape.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || toDay(ms) !== day) throw new RangeError(`Not a day: ${day}`);
  if (midnights.size >= midnightsKept) midnights.clear();
  midnights.set(day, ms);
  return ms;
}

/** Days that were read before: a list of a thousand reviews asks for the same few hundred again and again. */
const midnights = new Map<Day, number>();
const midnightsKept = 20_000;

/** True for real calendar days written `YYYY-MM-DD`: not 2027-02-29, not 1/2/2027. */
export function isDay(text: string): boolean {
  try {
    msOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The day `n` days later (earlier when negative). */
export const addDays = (day: Day, n: number): Day => toDay(msOf(day) + n * MS_PER_DAY);

/**
 * The same day of the month `n` months later, clipped to the month's end: 30 November 2026 and three
 * months is 28 February 2027.
 */
export function addMonths(day: Day, n: number): Day {
  const from = new Date(msOf(day));
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + n, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), last));
  return toDay(first.getTime());
}

/** Day of the week: 1 is Monday, 7 is Sunday (ISO 8601). */
export const weekday = (day: Day): number => new Date(msOf(day)).getUTCDay() || 7;

/** The day it is in England at an instant (milliseconds since 1970), summer time included. */
export const dayOf = (instant: number): Day => london.format(instant);

/** For sorting: negative when `a` is before `b`. */
export const compareDays = (a: Day, b: Day): number => (a < b ? -1 : Number(a > b));

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => Math.round((msOf(b) - msOf(a)) / MS_PER_DAY);

/** `2 February 2026`. */
export function dayInWords(day: Day): string {
  const date = new Date(msOf(day));
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `Monday 2 February 2026`. */
export const longDay = (day: Day): string => `${weekdays[weekday(day) - 1]} ${dayInWords(day)}`;

/** `02/02/2026`, as the DfE return writes days. */
export const slashedDay = (day: Day): string => day.split('-').reverse().join('/');

/** Reads `02/02/2026` (or `2/2/2026`); null when it is not a real day. */
export function fromSlashedDay(text: string): Day | null {
  const parts = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text);
  if (!parts) return null;
  const [, day = '', month = '', year = ''] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}
