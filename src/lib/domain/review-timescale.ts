/**
 * When the next review must be held, by law, with the working shown. Regulations 33 and 48 of the Care
 * Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959), regulation 36 of the
 * Adoption Agencies Regulations 2005 (SI 2005/389), and regulation 15 of the Children (Secure Accommodation)
 * Regulations 1991 (SI 1991/1505).
 */
import { addDays, addMonths, compareDays, longDay } from './day.ts';
import type { Day } from './day.ts';
import { addWorkingDays, holidaysBetween, latestWorkingDay } from './working-day.ts';
import type { Holidays } from './working-day.ts';

export { earlyReviewTriggers, lateReasons } from './review-lists.ts';

export const cycles = ['standard', 'short-breaks', 'adoption-authority', 'adoption'] as const;
export type Cycle = (typeof cycles)[number];

/**
 * What can be worked out: the cycles of care, and the reviews of secure accommodation, which run beside them, are held by
 * others, and are not counted among them (domain file §2).
 */
export const workedOut = [...cycles, 'secure'] as const;
export type WorkedOut = (typeof workedOut)[number];

export interface TimescaleInput {
  readonly cycle: WorkedOut;
  /**
   * Standard: the day the child became looked after. Short breaks: the first day of the first placement.
   * Adoption-authority: the day of the authority to place. Adoption: the day placed for adoption.
   * Secure: the day placed in secure accommodation.
   */
  readonly startedOn: Day;
  /** Days reviews were held, in any order. Those on or before `startedOn` belong to an earlier cycle. */
  readonly heldOn: readonly Day[];
  readonly holidays: Holidays;
  /** Working days between the "book by" day and the latest working day. 5 unless the council says otherwise. */
  readonly bookAhead?: number | undefined;
  /** A local target for the first standard review, in calendar days (28 is common speech). Off when null. */
  readonly localFirstTarget?: number | null | undefined;
  /**
   * Reviews were held before the first of `heldOn` and nobody knows when: the longest interval of the cycle counts from
   * the last one that is known, whichever cycle it was of.
   */
  readonly earlierUnknown?: boolean | undefined;
}

export interface TimescaleResult {
  /** 1 for the first review of the cycle, and so on; null when the earlier ones are not known. */
  readonly number: number | null;
  /** The last day the law allows, which may fall on a weekend. */
  readonly limit: Day;
  readonly latestWorkingDay: Day;
  /** Always a working day: hold the meeting by then to have room to move it. */
  readonly bookBy: Day;
  /** The council's own earlier target, when it has one. */
  readonly localTarget: Day | null;
  /** Where the rule stands. */
  readonly source: string;
  /** How the days were found, in plain sentences. */
  readonly working: readonly string[];
}

type Span = { readonly workingDays: number } | { readonly days: number } | { readonly months: number };

interface CycleRule {
  readonly start: string;
  /** The span to the first review, the second, and so on; the last one repeats. */
  readonly spans: readonly [Span, ...Span[]];
  readonly source: string;
}

const rules: Readonly<Record<WorkedOut, CycleRule>> = {
  standard: {
    start: 'the day the child became looked after',
    spans: [{ workingDays: 20 }, { months: 3 }, { months: 6 }],
    source: 'Regulation 33, Care Planning, Placement and Case Review (England) Regulations 2010'
  },
  'short-breaks': {
    start: 'the first day of the first short break',
    spans: [{ months: 3 }, { months: 6 }],
    source: 'Regulation 48, Care Planning, Placement and Case Review (England) Regulations 2010'
  },
  'adoption-authority': {
    start: 'the day of the authority to place for adoption',
    spans: [{ months: 3 }, { months: 6 }],
    source: 'Regulation 36(1), Adoption Agencies Regulations 2005'
  },
  adoption: {
    start: 'the day the child was placed for adoption',
    spans: [{ days: 28 }, { months: 3 }, { months: 6 }],
    source: 'Regulation 36(3), Adoption Agencies Regulations 2005'
  },
  secure: {
    start: 'the day the child was placed in secure accommodation',
    spans: [{ months: 1 }, { months: 3 }],
    source: 'Regulation 15, Children (Secure Accommodation) Regulations 1991'
  }
};

const sameMonthDay = (a: Day, b: Day): boolean => a.slice(8) === b.slice(8);

function addSpan(from: Day, span: Span, holidays: Holidays): Day {
  if ('workingDays' in span) return addWorkingDays(from, span.workingDays, holidays);
  return 'days' in span ? addDays(from, span.days) : addMonths(from, span.months);
}

function clippedWords(from: Day): string {
  const date = from.slice(8) === '31' ? '31st' : `${from.slice(8)}th`;
  return `The month it falls in has no ${date}, so the limit is that month’s last day.`;
}

function countingWords(from: Day, span: Span, limit: Day, holidays: Holidays): string[] {
  if ('days' in span) return [`The law gives 4 weeks: ${span.days} days.`];
  if ('months' in span) {
    const months = span.months === 1 ? 'one month' : `${span.months} months`;
    const counted = `The law gives ${months}: the same day of the month.`;
    return sameMonthDay(from, limit) ? [counted] : [counted, clippedWords(from)];
  }
  const left = holidaysBetween(from, limit, holidays).map(longDay);
  return [
    `The law gives ${span.workingDays} working days. Day 1 is ${longDay(addWorkingDays(from, 1, holidays))}. Weekends are not counted.`,
    left.length ? `Bank holidays left out: ${left.join('; ')}.` : 'No bank holiday falls in between.'
  ];
}

function limitWords(limit: Day, latest: Day): string[] {
  const last = `The limit is ${longDay(limit)}.`;
  return limit === latest
    ? [last]
    : [last, `That is not a working day. The latest working day on or before it is ${longDay(latest)}.`];
}

function targetFor(input: TimescaleInput, isFirst: boolean): Day | null {
  const days = input.localFirstTarget ?? null;
  return isFirst && input.cycle === 'standard' && days !== null ? addDays(input.startedOn, days) : null;
}

function bookingWords(latest: Day, bookBy: Day, target: Day | null): string[] {
  const local = target ? [`This council’s own target is ${longDay(target)}.`] : [];
  const room = bookBy === latest ? '' : ', so that there is room to move it';
  return [...local, `Book the meeting for ${longDay(bookBy)} or earlier${room}.`];
}

/** Never before the count starts: a long buffer must not ask for a meeting in the past. */
function bookByDay(input: TimescaleInput, from: Day, latest: Day, target: Day | null): Day {
  const buffered = addWorkingDays(latest, -(input.bookAhead ?? 5), input.holidays);
  const wanted = target && target < buffered ? latestWorkingDay(target, input.holidays) : buffered;
  return wanted > from ? wanted : latest;
}

function startWords(rule: CycleRule, held: number, earlierUnknown: boolean): string {
  if (earlierUnknown)
    return 'the day of the last review that is known here. Earlier ones are not, so the longest interval is taken';
  return held ? `the day review ${held} of this cycle was held` : rule.start;
}

/**
 * The next review's legal limit, the latest working day on or before it, a "book by" day and the working.
 * A move does not restart the clock: only a new cycle does. Throws RangeError when a day is not real.
 */
export function nextReviewBy(input: TimescaleInput): TimescaleResult {
  const rule = rules[input.cycle];
  const { earlierUnknown = false } = input;
  const held = input.heldOn.filter((day) => earlierUnknown || day > input.startedOn).sort(compareDays);
  const from = held.at(-1) ?? input.startedOn;
  const step = earlierUnknown ? rule.spans.length : held.length;
  const span = rule.spans[Math.min(step, rule.spans.length - 1)] ?? rule.spans[0];
  const limit = addSpan(from, span, input.holidays);
  const latest = latestWorkingDay(limit, input.holidays);
  const localTarget = targetFor(input, held.length === 0);
  const bookBy = bookByDay(input, from, latest, localTarget);
  return {
    number: earlierUnknown ? null : held.length + 1,
    limit,
    latestWorkingDay: latest,
    bookBy,
    localTarget,
    source: rule.source,
    working: [
      `Counting starts on ${longDay(from)}, ${startWords(rule, held.length, earlierUnknown)}.`,
      ...countingWords(from, span, limit, input.holidays),
      ...limitWords(limit, latest),
      ...bookingWords(latest, bookBy, localTarget)
    ]
  };
}

/** The next `count` reviews if each is held on its limit. */
export function reviewsAhead(input: TimescaleInput, count: number): TimescaleResult[] {
  if (count <= 0) return [];
  const next = nextReviewBy(input);
  return [next, ...reviewsAhead({ ...input, heldOn: [...input.heldOn, next.limit] }, count - 1)];
}

/** A review held on its limit is in time. */
export const isInTime = (heldOn: Day, limit: Day): boolean => heldOn <= limit;

/** The limit has passed and no review was held. */
export const isOverdue = (limit: Day, today: Day): boolean => today > limit;
