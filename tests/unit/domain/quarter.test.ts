import { describe, expect, test } from 'vitest';
import { financialYearOf, isIn, quarterOf, quartersBetween } from '../../../src/lib/domain/quarter.ts';

describe('quarters and years', () => {
  test.each([
    ['2026-01-01', '2026-Q1', '2026-01-01', '2026-03-31', 'January to March 2026'],
    ['2026-03-31', '2026-Q1', '2026-01-01', '2026-03-31', 'January to March 2026'],
    ['2026-04-01', '2026-Q2', '2026-04-01', '2026-06-30', 'April to June 2026'],
    ['2026-09-30', '2026-Q3', '2026-07-01', '2026-09-30', 'July to September 2026'],
    ['2026-12-31', '2026-Q4', '2026-10-01', '2026-12-31', 'October to December 2026']
  ])('%s is in %s', (day, id, from, to, words) => expect(quarterOf(day)).toEqual({ id, from, to, words }));

  test.each([
    ['2026-03-31', '2025-26', '2025-04-01', '2026-03-31', '2025–26'],
    ['2026-04-01', '2026-27', '2026-04-01', '2027-03-31', '2026–27'],
    ['2099-04-01', '2099-00', '2099-04-01', '2100-03-31', '2099–00']
  ])('%s is in the financial year %s', (day, id, from, to, words) =>
    expect(financialYearOf(day)).toEqual({ id, from, to, words })
  );

  test('a financial year is four quarters', () => {
    const { from, to } = financialYearOf('2026-05-05');
    expect(quartersBetween(from, to).map(({ id }) => id)).toEqual([
      '2026-Q2',
      '2026-Q3',
      '2026-Q4',
      '2027-Q1'
    ]);
    expect(quartersBetween('2026-05-05', '2026-05-04').map(({ id }) => id)).toEqual(['2026-Q2']);
    expect(quartersBetween('2026-05-05', '2026-01-01')).toEqual([]);
  });

  test.each([
    ['2026-04-01', true],
    ['2026-06-30', true],
    ['2026-07-01', false]
  ])('%s is in April to June: %s', (day, is) => expect(isIn(day, quarterOf('2026-05-05'))).toBe(is));
});
