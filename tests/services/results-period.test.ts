import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/lib/domain/day.ts';
import { csvText } from '../../src/lib/server/csv.ts';
import {
  instantsOf,
  periodAsked,
  periodsFor,
  resultsPeriod,
  startOf,
  summersIn
} from '../../src/lib/server/services/results-period.ts';
import { shownCounts, shownStep } from '../../src/lib/server/services/results-shown.ts';

it('knows every day that begins in summer time', () => {
  const summers = summersIn({ from: '2020-03-01', to: '2031-12-31' });
  for (let day = '2020-03-01'; day <= '2031-12-31'; day = addDays(day, 1)) {
    const isSummer = summers.some(({ after, last }) => day > after && day <= last);
    expect([day, Date.parse(`${day}T00:00:00Z`) - startOf(day)]).toEqual([day, isSummer ? 3_600_000 : 0]);
  }
});

const today = '2026-11-20';
const asked = (query: string) => periodAsked(new URLSearchParams(query), today);

describe('the period in the address', () => {
  it.each([
    ['', '2026-27', '2026-04-01', '2026-11-20'],
    ['period=2025-26', '2025-26', '2025-04-01', '2026-03-31'],
    ['period=2026-Q3', '2026-Q3', '2026-07-01', '2026-09-30'],
    ['period=2026-Q4', '2026-Q4', '2026-10-01', '2026-11-20'],
    ['period=own&from=2026-01-01&to=2026-02-28', 'own', '2026-01-01', '2026-02-28'],
    [
      'period=own&from.day=1&from.month=1&from.year=2026&to.day=28&to.month=2&to.year=2026',
      'own',
      '2026-01-01',
      '2026-02-28'
    ],
    ['period=own&from=2026-01-01&to=2027-02-28', 'own', '2026-01-01', '2026-11-20'],
    ['period=own&from=2026-03-01&to=2026-02-28', '2026-27', '2026-04-01', '2026-11-20'],
    ['period=own&from=2026-02-30&to=2026-03-28', '2026-27', '2026-04-01', '2026-11-20'],
    ['period=nonsense', '2026-27', '2026-04-01', '2026-11-20']
  ])('%s', (query, id, from, to) => {
    expect(asked(query)).toMatchObject({ id, from, to });
  });

  it('is the last four quarters for the results, and this financial year for the return', () => {
    const results = (query: string) => resultsPeriod(new URLSearchParams(query), today);
    expect(results('')).toMatchObject({ id: 'four-quarters', from: '2026-01-01', to: '2026-11-20' });
    expect(results('period=nonsense')).toEqual(results('period=four-quarters'));
    expect(results('period=2025-26')).toEqual(asked('period=2025-26'));
    expect(resultsPeriod(new URLSearchParams(), '2026-04-02').from).toBe('2025-07-01');
  });

  it('offers two financial years and five quarters, the newest first', () => {
    const { years, quarters } = periodsFor(today);
    expect(years.map((year) => year.id)).toEqual(['2026-27', '2025-26']);
    expect(quarters.map((quarter) => quarter.id)).toEqual([
      '2026-Q4',
      '2026-Q3',
      '2026-Q2',
      '2026-Q1',
      '2025-Q4'
    ]);
  });

  it('begins days at midnight in England', () => {
    expect(startOf('2026-01-01')).toBe(Date.UTC(2026, 0, 1));
    expect(startOf('2026-07-01')).toBe(Date.UTC(2026, 5, 30, 23));
    expect(startOf('2026-03-29')).toBe(Date.UTC(2026, 2, 29));
    expect(startOf('2026-10-25')).toBe(Date.UTC(2026, 9, 24, 23));
    expect(instantsOf({ from: '2026-01-01', to: '2026-06-30' })).toEqual([
      Date.UTC(2026, 0, 1),
      Date.UTC(2026, 5, 30, 23)
    ]);
  });
});

describe('small numbers in a tree', () => {
  it('hides what belongs to a hidden number', () => {
    const shown = shownCounts({
      id: 'all',
      count: 20,
      parts: [
        {
          id: 'a',
          count: 17,
          parts: [
            { id: 'a1', count: 10 },
            { id: 'a2', count: 7 }
          ]
        },
        { id: 'b', count: 3, parts: [{ id: 'b1', count: 3 }] }
      ]
    });
    expect(Object.fromEntries(shown)).toEqual({ all: 20, a: null, a1: null, a2: null, b: null, b1: null });
  });

  it.each([
    [0, 30, 0],
    [4, 30, null],
    [5, 30, 5],
    [27, 30, null],
    [30, 30, 30],
    [3, 3, null]
  ])('%i of %i is shown as %s', (count, of, expected) => {
    expect(shownStep(count, of)).toBe(expected);
  });
});

it('writes cells that no spreadsheet runs', () => {
  const rows = [['=1+1', '+44', '-3', '-x', '@a', 'a,b', 'say "hi"', 'two\nlines', null, 4]];
  expect(csvText(rows)).toBe(`'=1+1,'+44,-3,'-x,'@a,"a,b","say ""hi""","two\nlines",,4\r\n`);
});
