import { describe, expect, test } from 'vitest';
import * as day from '../../../src/lib/domain/day.ts';

describe('a day', () => {
  test.each([
    ['2026-02-28', true],
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['01/01/2026', false],
    ['2026-01-01T00:00:00Z', false],
    ['', false]
  ])('%s is a real day: %s', (text, real) => expect(day.isDay(text)).toBe(real));

  test('a day that is not real is refused, not guessed', () => {
    expect(() => day.addDays('2027-02-29', 1)).toThrow(RangeError);
    expect(() => day.weekday('soon')).toThrow('Not a day: soon');
  });

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 2, '2026-03-30'], // over the change to summer time
    ['2026-10-24', 2, '2026-10-26'] // and back
  ])('%s and %i days is %s', (from, n, to) => {
    expect(day.addDays(from, n)).toBe(to);
    expect(day.daysBetween(from, to)).toBe(n);
  });

  test.each([
    ['2026-11-30', 3, '2027-02-28'], // the example of the rule: clipped to the month's end
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-05-02', 6, '2026-11-02'],
    ['2026-01-15', -2, '2025-11-15'],
    ['2026-03-31', -12, '2025-03-31'],
    ['2028-02-29', 12, '2029-02-28']
  ])('%s and %i months is %s', (from, n, to) => expect(day.addMonths(from, n)).toBe(to));

  test.each([
    ['2026-01-05', 1],
    ['2026-05-02', 6],
    ['2026-05-03', 7]
  ])('%s is weekday %i', (on, number) => expect(day.weekday(on)).toBe(number));

  test.each([
    ['2026-01-15T23:59:59Z', '2026-01-15'],
    ['2026-07-15T22:59:59Z', '2026-07-15'],
    ['2026-07-15T23:00:00Z', '2026-07-16'] // midnight in summer comes an hour earlier
  ])('at %s it is %s in England', (instant, on) => expect(day.dayOf(Date.parse(instant))).toBe(on));

  test('sorts by time', () => {
    expect(['2026-02-01', '2025-12-31', '2026-01-31'].sort(day.compareDays)).toEqual([
      '2025-12-31',
      '2026-01-31',
      '2026-02-01'
    ]);
    expect(day.compareDays('2026-01-01', '2026-01-01')).toBe(0);
  });

  test('is said in words', () => {
    expect(day.dayInWords('2026-06-03')).toBe('3 June 2026');
    expect(day.longDay('2026-02-02')).toBe('Monday 2 February 2026');
    expect(day.slashedDay('2026-02-01')).toBe('01/02/2026');
  });

  test.each([
    ['01/02/2026', '2026-02-01'],
    ['1/2/2026', '2026-02-01'],
    [' 29/02/2028 ', '2028-02-29'],
    ['29/02/2027', null],
    ['2026-02-01', null],
    ['13/13/2026', null],
    ['', null]
  ])('%j is read as %s', (text, on) => expect(day.fromSlashedDay(text)).toBe(on));
});
