import { describe, expect, test } from 'vitest';
import { weekday } from '../../../src/lib/domain/day.ts';
import * as work from '../../../src/lib/domain/working-day.ts';

const holidays = new Set(work.shippedBankHolidays.map((holiday) => holiday.day));

describe('the bank holidays that ship', () => {
  test.each(['2025', '2026', '2027', '2028'])('%s has eight, none at a weekend', (year) => {
    const days = work.shippedBankHolidays.filter(({ day }) => day.startsWith(year));
    expect(days).toHaveLength(8);
    expect(days.every(({ day }) => weekday(day) <= 5)).toBe(true);
  });

  test.each([
    ['2025-04-18', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-12-28', 'Boxing Day'], // 26 December 2026 is a Saturday
    ['2027-12-27', 'Christmas Day'], // 25 December 2027 is a Saturday
    ['2027-12-28', 'Boxing Day'],
    ['2028-01-03', 'New Year’s Day'] // 1 January 2028 is a Saturday
  ])('%s is %s', (day, name) => expect(work.shippedBankHolidays).toContainEqual({ day, name }));
});

describe('working days', () => {
  test.each([
    ['2026-04-02', true, 'a Thursday'],
    ['2026-04-03', false, 'Good Friday'],
    ['2026-04-04', false, 'a Saturday'],
    ['2026-04-05', false, 'a Sunday'],
    ['2026-04-06', false, 'Easter Monday'],
    ['2026-04-07', true, 'a Tuesday']
  ])('%s: %s, %s', (day, is) => expect(work.isWorkingDay(day, holidays)).toBe(is));

  test('a council can add a day of its own', () => {
    expect(work.isWorkingDay('2026-06-10', new Set(['2026-06-10']))).toBe(false);
  });

  test.each([
    ['2026-05-02', '2026-05-01'],
    ['2026-04-06', '2026-04-02'],
    ['2026-04-07', '2026-04-07'],
    ['2027-12-28', '2027-12-24']
  ])('the latest working day on or before %s is %s', (day, latest) =>
    expect(work.latestWorkingDay(day, holidays)).toBe(latest)
  );

  test.each([
    ['2026-01-05', 20, '2026-02-02'],
    ['2026-03-20', 20, '2026-04-21'],
    ['2026-04-30', 20, '2026-06-01'],
    ['2026-12-11', 20, '2027-01-13'],
    ['2027-12-10', 20, '2028-01-12'],
    ['2026-01-03', 1, '2026-01-05'], // from a Saturday
    ['2026-04-07', -1, '2026-04-02'],
    ['2026-05-01', -5, '2026-04-24'],
    ['2026-01-03', 0, '2026-01-03']
  ])('%s and %i working days is %s', (from, n, to) =>
    expect(work.addWorkingDays(from, n, holidays)).toBe(to)
  );

  test.each([
    ['2026-01-05', '2026-02-02', 20],
    ['2026-03-20', '2026-04-21', 20],
    ['2026-04-02', '2026-04-06', 0],
    ['2026-04-02', '2026-04-02', 0],
    ['2026-04-07', '2026-04-01', -2]
  ])('from %s to %s there are %i', (from, to, n) =>
    expect(work.workingDaysBetween(from, to, holidays)).toBe(n)
  );

  test('names the holidays a count leaves out, but not those at a weekend', () => {
    const own = new Set([...holidays, '2026-04-11']);
    expect(work.holidaysBetween('2026-03-20', '2026-04-21', own)).toEqual(['2026-04-03', '2026-04-06']);
  });
});
