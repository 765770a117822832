/** What a meeting may be planned for, and what is asked about before it is kept: a mistyped day is easily believed. */
import { addMonths, longDay, type Day } from './day.ts';
import { isWorkingDay, type Holidays } from './working-day.ts';

/**
 * Months ahead within which a meeting is planned. The law's longest interval is six (regulation 33, Care Planning,
 * Placement and Case Review (England) Regulations 2010): more than twice that is a wrong year.
 */
const monthsAhead = 14;
/** Local times, HH:MM, between which meetings of children are held. */
const earliest = '08:00';
const latest = '20:00';

/** Why a day lies too far ahead; null when it does not. */
export const tooFarAhead = (day: Day, today: Day): string | null =>
  day > addMonths(today, monthsAhead)
    ? `This is more than ${monthsAhead} months ahead. Check the year.`
    : null;

/** What is unusual about a day; null when it is a working day. */
export const unusualDay = (day: Day, holidays: Holidays): string | null =>
  isWorkingDay(day, holidays) ? null : `${longDay(day)} is not a working day.`;

/** What is unusual about a local time, HH:MM; null when it is by day. */
export const unusualTime = (time: string): string | null =>
  time < earliest || time > latest ? `${time} is before ${earliest} or after ${latest}.` : null;
