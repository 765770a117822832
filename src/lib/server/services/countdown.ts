/** How much time is left until a day, counted in working days. */
import type { Day } from '../../domain/day.ts';
import { workingDaysBetween, type Holidays } from '../../domain/working-day.ts';

export interface Countdown {
  /** Working days left; 0 on the day itself, negative when it has gone by. */
  readonly daysLeft: number;
  /** Share of the time gone, 0 to 1. */
  readonly gone: number;
}

/** The clock of something started on `from` and due `by`. */
export function countdown(from: Day, by: Day, today: Day, holidays: Holidays): Countdown {
  const all = workingDaysBetween(from, by, holidays);
  const daysLeft = workingDaysBetween(today, by, holidays);
  return { daysLeft: late(by, today) ? Math.min(daysLeft, -1) : daysLeft, gone: shareGone(all, daysLeft) };
}

const late = (by: Day, today: Day): boolean => by < today;

const shareGone = (all: number, left: number): number =>
  all <= 0 ? 1 : Math.min(1, Math.max(0, 1 - left / all));
