import { describe, expect, test } from 'vitest';
import {
  earlyReviewTriggers,
  isInTime,
  isOverdue,
  lateReasons,
  nextReviewBy,
  reviewsAhead
} from '../../../src/lib/domain/review-timescale.ts';
import type { WorkedOut, TimescaleInput } from '../../../src/lib/domain/review-timescale.ts';
import { isWorkingDay, shippedBankHolidays } from '../../../src/lib/domain/working-day.ts';

const holidays = new Set(shippedBankHolidays.map(({ day }) => day));
const input = (startedOn: string, more: Partial<TimescaleInput> = {}): TimescaleInput => ({
  cycle: 'standard',
  startedOn,
  heldOn: [],
  holidays,
  ...more
});
const limits = (from: TimescaleInput, n: number): string[] => reviewsAhead(from, n).map(({ limit }) => limit);

describe('the worked examples: became looked after, first, second, third', () => {
  test.each([
    ['2026-01-05', '2026-02-02', '2026-05-02', '2026-11-02'], // no bank holiday; exactly 28 days
    ['2026-03-20', '2026-04-21', '2026-07-21', '2027-01-21'], // crosses Good Friday and Easter Monday: 32 days
    ['2026-04-30', '2026-06-01', '2026-09-01', '2027-03-01'], // crosses two May bank holidays: 32 days
    ['2026-12-11', '2027-01-13', '2027-04-13', '2027-10-13'], // crosses Christmas with a substitute day: 33 days
    ['2027-12-10', '2028-01-12', '2028-04-12', '2028-10-12'] // three substitute days: 33 days
  ])('%s: by %s, %s, %s', (started, first, second, third) => {
    expect(limits(input(started), 3)).toEqual([first, second, third]);
  });

  test('2 May 2026 is a Saturday: the last working day is Friday 1 May 2026', () => {
    const second = nextReviewBy(input('2026-01-05', { heldOn: ['2026-02-02'] }));
    expect(second).toMatchObject({ number: 2, limit: '2026-05-02', latestWorkingDay: '2026-05-01' });
  });

  test('month-end: first review 30 November 2026 and 3 months is 28 February 2027', () => {
    const second = nextReviewBy(input('2026-11-02', { heldOn: ['2026-11-30'] }));
    expect(second).toMatchObject({ limit: '2027-02-28', latestWorkingDay: '2027-02-26' });
    expect(second.working).toContain(
      'The month it falls in has no 30th, so the limit is that month’s last day.'
    );
  });
});

describe('cycles', () => {
  test.each<[WorkedOut, string[]]>([
    ['standard', ['2026-02-02', '2026-05-02', '2026-11-02', '2027-05-02']],
    ['short-breaks', ['2026-04-05', '2026-10-05', '2027-04-05', '2027-10-05']], // 3 months, then 6
    ['adoption-authority', ['2026-04-05', '2026-10-05', '2027-04-05', '2027-10-05']], // 3 months, then 6
    ['adoption', ['2026-02-02', '2026-05-02', '2026-11-02', '2027-05-02']], // 4 weeks, 3 months, then 6
    ['secure', ['2026-02-05', '2026-05-05', '2026-08-05', '2026-11-05']] // 1 month, then every 3
  ])('%s from 5 January 2026', (cycle, days) =>
    expect(limits(input('2026-01-05', { cycle }), 4)).toEqual(days)
  );

  test('4 weeks are calendar days, whatever the holidays', () => {
    const first = nextReviewBy(input('2026-03-20', { cycle: 'adoption' }));
    expect(first).toMatchObject({
      limit: '2026-04-17',
      source: 'Regulation 36(3), Adoption Agencies Regulations 2005'
    });
    expect(first.working).toContain('The law gives 4 weeks: 28 days.');
  });

  test('one month is said as one', () =>
    expect(nextReviewBy(input('2026-01-05', { cycle: 'secure' })).working).toContain(
      'The law gives one month: the same day of the month.'
    ));

  test('reviews of an earlier cycle do not count: placed for adoption starts again', () => {
    const placed = input('2026-06-01', { cycle: 'adoption', heldOn: ['2026-05-20', '2025-11-20'] });
    expect(nextReviewBy(placed)).toMatchObject({ number: 1, limit: '2026-06-29' });
  });

  test('the clock runs from the day a review was held, in whatever order the days come', () => {
    const third = nextReviewBy(input('2026-01-05', { heldOn: ['2026-04-10', '2026-01-20'] }));
    expect(third).toMatchObject({ number: 3, limit: '2026-10-10', latestWorkingDay: '2026-10-09' });
  });
});

describe('the day to book by', () => {
  test.each([
    ['five working days before, unless set', {}, '2026-01-26'],
    ['the council’s own buffer', { bookAhead: 10 }, '2026-01-19'],
    ['no buffer', { bookAhead: 0 }, '2026-02-02'],
    ['a buffer longer than the time there is', { bookAhead: 40 }, '2026-02-02']
  ])('%s', (_, more, day) => expect(nextReviewBy(input('2026-01-05', more)).bookBy).toBe(day));

  test('is a working day for every start in four years', () => {
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2028, 0, 1); at += 86_400_000) {
      const started = new Date(at).toISOString().slice(0, 10);
      for (const result of reviewsAhead(input(started, { localFirstTarget: 28 }), 2)) {
        expect(isWorkingDay(result.bookBy, holidays)).toBe(true);
        expect(isWorkingDay(result.latestWorkingDay, holidays)).toBe(true);
        expect(result.bookBy <= result.latestWorkingDay && result.latestWorkingDay <= result.limit).toBe(
          true
        );
      }
    }
  });

  test('a local 28-day target is an option, for the first standard review only', () => {
    const started = input('2026-03-20', { localFirstTarget: 28, bookAhead: 0 });
    expect(nextReviewBy(started)).toMatchObject({
      localTarget: '2026-04-17',
      limit: '2026-04-21',
      bookBy: '2026-04-17'
    });
    expect(nextReviewBy(started).working).toContain('This council’s own target is Friday 17 April 2026.');
    expect(nextReviewBy({ ...started, heldOn: ['2026-04-17'] }).localTarget).toBeNull();
    expect(nextReviewBy({ ...started, cycle: 'adoption' }).localTarget).toBeNull();
    expect(nextReviewBy(input('2026-03-20')).localTarget).toBeNull();
  });
});

test('the working is shown in plain sentences', () => {
  expect(nextReviewBy(input('2026-03-20')).working).toEqual([
    'Counting starts on Friday 20 March 2026, the day the child became looked after.',
    'The law gives 20 working days. Day 1 is Monday 23 March 2026. Weekends are not counted.',
    'Bank holidays left out: Friday 3 April 2026; Monday 6 April 2026.',
    'The limit is Tuesday 21 April 2026.',
    'Book the meeting for Tuesday 14 April 2026 or earlier, so that there is room to move it.'
  ]);
  expect(nextReviewBy(input('2026-01-05', { heldOn: ['2026-02-02'] })).working).toEqual([
    'Counting starts on Monday 2 February 2026, the day review 1 of this cycle was held.',
    'The law gives 3 months: the same day of the month.',
    'The limit is Saturday 2 May 2026.',
    'That is not a working day. The latest working day on or before it is Friday 1 May 2026.',
    'Book the meeting for Friday 24 April 2026 or earlier, so that there is room to move it.'
  ]);
});

test('a day that is not real is refused', () => {
  expect(() => nextReviewBy(input('2026-02-30'))).toThrow(RangeError);
});

describe('in time', () => {
  test.each([
    ['2026-02-01', true],
    ['2026-02-02', true],
    ['2026-02-03', false]
  ])('held on %s with the limit 2 February 2026: %s', (held, is) =>
    expect(isInTime(held, '2026-02-02')).toBe(is)
  );

  test('overdue begins the day after the limit', () => {
    expect(isOverdue('2026-02-02', '2026-02-02')).toBe(false);
    expect(isOverdue('2026-02-02', '2026-02-03')).toBe(true);
  });

  test.each([
    ['triggers', earlyReviewTriggers],
    ['late reasons', lateReasons]
  ])('%s have one value each', (_, list) => {
    expect(new Set(list.map(({ value }) => value)).size).toBe(list.length);
    expect(list.every(({ words }) => words.length > 0)).toBe(true);
  });
});
