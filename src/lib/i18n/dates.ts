/**
 * Days and times in words, always made on the server: browsers and Node disagree for some languages,
 * and some languages default to another calendar. Gregorian, Latin digits, the time of London.
 */
import type { Speak } from './speak.ts';

const zone = 'Europe/London';
/** Kept for good: making a formatter costs far more than using it, and there are few. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const tag = `${locale === 'en' ? 'en-GB' : locale}-u-ca-gregory-nu-latn`;
  const key = tag + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(tag, options);
  formatters.set(key, known);
  return known;
}

/** A day of law has no time zone: read at noon UTC so that no zone can move it. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

function inWords(day: string, options: Intl.DateTimeFormatOptions, locale: string): string {
  return formatter(locale, { ...options, timeZone: 'UTC' })
    .format(noon(day))
    .replace(',', '');
}

/** "Thursday 3 December 2026" */
export const longDay = (day: string, locale = 'en') =>
  inWords(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, locale);

/** "3 December 2026" */
export const fullDay = (day: string, locale = 'en') =>
  inWords(day, { day: 'numeric', month: 'long', year: 'numeric' }, locale);

/** "Thursday 3 December" */
export const weekdayAndDay = (day: string, locale = 'en') =>
  inWords(day, { weekday: 'long', day: 'numeric', month: 'long' }, locale);

/** "3 December" */
export const dayAndMonth = (day: string, locale = 'en') =>
  inWords(day, { day: 'numeric', month: 'long' }, locale);

/** Days on either side of today within which a day is meant without its year: about half a year. */
const sameYear = 183;

/** "Thu 3 Dec" for tables; "Mon 27 Nov 2062" when it is not within half a year of `today`, 'YYYY-MM-DD'. */
export function shortDay(day: string, locale = 'en', today = dayOfInstant(Date.now())): string {
  const apart = Math.abs(noon(day).getTime() - noon(today).getTime()) / 86_400_000;
  const parts = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return inWords(day, apart > sameYear ? { ...parts, year: 'numeric' } : parts, locale);
}

/** "Thu 3 Dec"; "Wed 3 Dec 2025" where the year is not that of today: a wrong year shows. */
export const shortDayBeside = (day: string, today: string) =>
  day.slice(0, 4) === today.slice(0, 4) ? shortDay(day) : `${shortDay(day)} ${day.slice(0, 4)}`;

/** "December 2026", of a month 'YYYY-MM'. */
export const monthOf = (month: string, locale = 'en') =>
  inWords(`${month}-01`, { month: 'long', year: 'numeric' }, locale);

/** "Thursday" */
const weekdayOf = (day: string, locale = 'en') => inWords(day, { weekday: 'long' }, locale);

/** The three parts of a calendar leaf. */
export function leafOf(day: string, locale = 'en'): { weekday: string; day: string; month: string } {
  return {
    weekday: weekdayOf(day, locale),
    day: inWords(day, { day: 'numeric' }, locale),
    month: inWords(day, { month: 'long' }, locale)
  };
}

/** The local day of an instant (milliseconds), as 'YYYY-MM-DD'. */
export function dayOfInstant(ms: number): string {
  return isoDay.format(ms);
}

const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: zone });

/** "16:00", local time of an instant (milliseconds). */
export function timeOf(ms: number): string {
  return formatter('en', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone }).format(ms);
}

/** "today, 08:14", "yesterday, 19:52" or "Mon 16 Nov, 10:00": when something happened, for staff. */
export function shortMoment(ms: number, now: number): string {
  const day = dayOfInstant(ms);
  const time = timeOf(ms);
  if (day === dayOfInstant(now)) return `today, ${time}`;
  if (day === dayOfInstant(now - 86_400_000)) return `yesterday, ${time}`;
  return `${shortDay(day)}, ${time}`;
}

/** "4 o’clock", "half past 3", "quarter to 4" or "3:20": a local time 'HH:MM' as a child says it. */
export function clockWords(time: string, t: Speak): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const hour = (h: number) => ((h + 11) % 12) + 1;
  if (minutes === 0) return t('common.clock-hour', { hour: hour(hours) });
  if (minutes === 15) return t('common.clock-quarter-past', { hour: hour(hours) });
  if (minutes === 30) return t('common.clock-half-past', { hour: hour(hours) });
  if (minutes === 45) return t('common.clock-quarter-to', { hour: hour(hours + 1) });
  return `${hour(hours)}:${String(minutes).padStart(2, '0')}`;
}
