import { expect, test } from 'vitest';
import { boundsOf, isMonth, monthOfDay, shiftMonth, weeksOf } from '../../../src/lib/domain/month.ts';

test.each([
  ['2026-11', true],
  ['1999-01', true],
  ['2026-13', false],
  ['2026-00', false],
  ['2026-1', false],
  ['9999-01', false],
  ['2026-11-01', false],
  ['', false]
])('%s is a month: %s', (text, is) => expect(isMonth(text)).toBe(is));

test.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12']
])('%s and %i is %s', (month, n, then) => expect(shiftMonth(month, n)).toBe(then));

test('a month has its first and last day', () => {
  expect(boundsOf('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
  expect(monthOfDay('2028-02-29')).toBe('2028-02');
});

test('weeks run from Monday to Sunday and cover the month', () => {
  const weeks = weeksOf('2026-11');
  expect(weeks.map((week) => [week[0], week[6]])).toEqual([
    ['2026-10-26', '2026-11-01'],
    ['2026-11-02', '2026-11-08'],
    ['2026-11-09', '2026-11-15'],
    ['2026-11-16', '2026-11-22'],
    ['2026-11-23', '2026-11-29'],
    ['2026-11-30', '2026-12-06']
  ]);
  // February 2027 begins on a Monday and has four weeks exactly.
  expect(weeksOf('2027-02')).toHaveLength(4);
});
