/**
 * Since when each child of the demo council is looked after and when their reviews were held, such that the calculator
 * gives the rest: the first within twenty working days, the second within three months, the others within six, one in
 * thirteen late.
 */
import { addDays, addMonths, type Day } from '../../src/lib/domain/day.ts';
import { latestWorkingDay } from '../../src/lib/domain/working-day.ts';
import { dueDay } from '../../src/lib/server/services/register-care.ts';
import type { Child } from './cast.ts';
import type { Council, Registered } from './council.ts';
import { workingDayFrom } from './days.ts';

export interface Clock {
  readonly lookedAfterSince: Day;
  /** Days on which reviews were held before the one the cast speaks of, the earliest first. */
  readonly earlier: readonly Day[];
}

/** In days. Six months are never fewer than 181, and a day moves back to a working day by five at most. */
const shortest = 145;
const lateBy = 188;
/** From the first review to the second, and from becoming looked after to the first. */
const toSecond = 80;
const toFirst = 25;

/** The meeting that the cast speaks of. */
export const meetingOf = ({ today, holidays }: Council, child: Child): Day =>
  workingDayFrom(today, child.meetingIn, holidays);

/** @param started about when the child became looked after: it moves, so that the first review is in time */
export function clockOf(council: Council, child: Child, n: number, started: Day): Clock {
  const workingDay = (day: Day) => latestWorkingDay(day, council.holidays);
  const yesterday = workingDay(addDays(council.today, -1));
  const meetingOn = meetingOf(council, child);
  const from = latestOf(addDays(council.today, -730), addDays(started, 14));
  const days: Day[] = [];
  for (let r = 0; r < 4; r += 1) {
    const next = days[0] ?? meetingOn;
    const day = workingDay(earliestOf(dayBefore(child, n, r, next), yesterday));
    if (day < from) break;
    days.unshift(day);
  }
  const [first = workingDay(addDays(meetingOn, -toSecond))] = days;
  if (days.length === 0) return { lookedAfterSince: addDays(first, -toFirst), earlier: [first] };
  const second = workingDay(addDays(first, toSecond));
  if (second < yesterday) {
    return { lookedAfterSince: addDays(first, -toFirst), earlier: [first, second, ...days.slice(1)] };
  }
  const before = workingDay(addDays(first, -toSecond));
  return { lookedAfterSince: addDays(before, -toFirst), earlier: [before, ...days] };
}

const earliestOf = (a: Day, b: Day): Day => (a < b ? a : b);
const latestOf = (a: Day, b: Day): Day => (a > b ? a : b);

/** About when the review before the one of day `next` was held; `r` counts back from the coming one. */
function dayBefore({ overdueBy }: Child, n: number, r: number, next: Day): Day {
  if (r === 0 && overdueBy !== undefined) return addMonths(addDays(next, -overdueBy), -6);
  const late = r > 0 && (n + (r - 1) * 4) % 13 === 6;
  return addDays(next, -(late ? lateBy : shortest + ((n * 5 + r * 11) % 30)));
}

/** The legal limit of the review after those held on `held`, by the calculator. */
export function limitOf({ holidays }: Council, child: Registered, held: readonly Day[]): Day {
  const { cycle } = child.cast;
  const { lookedAfterSince } = child;
  const facts = {
    cycle: cycle ?? 'standard',
    lookedAfterSince,
    cycleStartedOn: cycle ? lookedAfterSince : null
  };
  const limit = dueDay(facts, held, held[0] ?? lookedAfterSince, holidays);
  if (limit === null) throw new Error(`The reviews of ${child.cast.name} do not follow from anything.`);
  return limit;
}
