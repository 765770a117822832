import { describe, expect, test } from 'vitest';
import { ageOn, bandFor, defaultBands } from '../../../src/lib/domain/age-band.ts';

describe('age on a day', () => {
  test.each([
    ['2018-06-15', '2026-06-14', 7],
    ['2018-06-15', '2026-06-15', 8],
    ['2018-06-15', '2026-06-16', 8],
    ['2026-06-15', '2026-06-14', -1],
    ['2020-02-29', '2023-02-28', 2], // a common year: not yet three
    ['2020-02-29', '2023-03-01', 3],
    ['2020-02-29', '2024-02-28', 3],
    ['2020-02-29', '2024-02-29', 4]
  ])('born %s, on %s: %i', (born, on, age) => expect(ageOn(born, on)).toBe(age));
});

describe('the band offered first', () => {
  const born = '2010-01-10';
  test.each([
    ['2014-01-09', null, 'under-4'],
    ['2014-01-10', null, '4-7'],
    ['2018-01-09', null, '4-7'],
    ['2018-01-10', null, '8-11'],
    ['2022-01-10', null, '12-15'],
    ['2026-01-09', null, '12-15'],
    ['2026-01-10', null, '16-17'],
    ['2028-01-10', null, '16-17'], // 18 and over stays with the oldest form
    ['2035-01-10', null, '16-17'],
    ['2014-01-10', 'symbols', 'symbol'],
    ['2026-01-10', 'symbols', 'symbol'],
    ['2014-01-09', 'symbols', 'under-4'], // under 4 a child is observed, not asked
    ['2018-01-10', 'signing', '8-11']
  ])('on %s with communication %s: %s', (on, communication, band) =>
    expect(bandFor({ dateOfBirth: born, on, communication })).toBe(band)
  );

  test('bands are settings', () => {
    const bands = { ...defaultBands, '8-11': 9 };
    const nearlyNine = { dateOfBirth: born, on: '2019-01-09', communication: null };
    expect(bandFor({ ...nearlyNine, bands })).toBe('4-7');
    expect(bandFor(nearlyNine)).toBe('8-11');
  });
});
