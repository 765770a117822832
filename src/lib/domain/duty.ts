/**
 * When the office is open, and when nobody watches what comes in: working hours by the clock in England, duty shifts,
 * and the closed hours that no shift covers. Safety answers are told whatever the hour (domain file §6.1).
 */
import { addDays, dayOf, type Day } from './day.ts';
import { isWorkingDay, type Holidays } from './working-day.ts';

/** Monday to Friday but for bank holidays; `HH:MM` by the clock in England. */
export interface OfficeHours {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** From an instant until another, which is not in it; milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

const hour = 3_600_000;
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
});

/**
 * The instant (milliseconds) at which the clock in England shows `time` (`HH:MM`) on a day. Of an hour that comes twice,
 * when summer time ends, the first; a time that is left out, when it begins, is an hour later.
 */
export function instantOf(day: Day, time: string): number {
  const inWinter = Date.parse(`${day}T${time}:00Z`);
  const inSummer = inWinter - hour;
  return dayOf(inSummer) === day && clock.format(inSummer) === time ? inSummer : inWinter;
}

/** The parts of a span in which the office is open, in order. */
function openHours(span: Span, hours: OfficeHours, holidays: Holidays): Span[] {
  const open: Span[] = [];
  for (let day = dayOf(span.from); day <= dayOf(span.until); day = addDays(day, 1)) {
    if (!isWorkingDay(day, holidays)) continue;
    const from = Math.max(span.from, instantOf(day, hours.opensAt));
    const until = Math.min(span.until, instantOf(day, hours.closesAt));
    if (from < until) open.push({ from, until });
  }
  return open;
}

/** Whether somebody is in the office at an instant. */
export const isOpen = (at: number, hours: OfficeHours, holidays: Holidays): boolean =>
  openHours({ from: at, until: at + 1 }, hours, holidays).length > 0;

/** Milliseconds of office hours in a span. */
export const officeTime = (span: Span, hours: OfficeHours, holidays: Holidays): number =>
  openHours(span, hours, holidays).reduce((sum, { from, until }) => sum + until - from, 0);

/** What is left of a span when others are taken out of it, in order. */
function without(span: Span, taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { from } = span;
  for (const one of [...taken].sort((a, b) => a.from - b.from)) {
    if (one.from > from) left.push({ from, until: Math.min(one.from, span.until) });
    from = Math.max(from, one.until);
    if (from >= span.until) break;
  }
  if (from < span.until) left.push({ from, until: span.until });
  return left.filter((part) => part.from < part.until);
}

/** The closed hours of a span in which nobody is on duty, in order. */
export const hoursWithoutDuty = (
  span: Span,
  shifts: readonly Span[],
  hours: OfficeHours,
  holidays: Holidays
): Span[] => without(span, [...openHours(span, hours, holidays), ...shifts]);
