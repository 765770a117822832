import { describe, expect, test } from 'vitest';
import { shareOf, sharesOf, withShares } from '../../../src/lib/domain/share.ts';

describe('shares', () => {
  test.each([
    // One council printed 31.8, 54.5, 9.1 and 4.5 for its 22 late reviews: 99.9.
    [
      [7, 12, 2, 1],
      [31.8, 54.6, 9.1, 4.5]
    ],
    [
      [124, 8, 0],
      [93.9, 6.1, 0]
    ],
    [
      [1, 1, 1],
      [33.4, 33.3, 33.3]
    ],
    [
      [0, 5],
      [0, 100]
    ],
    [[1], [100]]
  ])('of %j are %j', (counts, shares) => expect(sharesOf(counts)).toEqual(shares));

  test('of nobody are not nought', () => {
    expect(sharesOf([0, 0])).toEqual([null, null]);
    expect(sharesOf([])).toEqual([]);
    expect(shareOf(0, 0)).toBeNull();
  });

  test('always print as exactly 100.0', () => {
    for (let seed = 1; seed < 2000; seed += 1) {
      const counts = Array.from({ length: 1 + (seed % 9) }, (_, i) => (seed * (i + 3) * 7919) % 97);
      const tenths = sharesOf(counts).map((share) => Math.round((share ?? 0) * 10));
      if (counts.some((n) => n > 0)) expect(tenths.reduce((sum, n) => sum + n, 0)).toBe(1000);
    }
  });

  test('keep their lines', () => {
    expect(withShares([{ id: 'a', words: 'A', count: 1 }])).toEqual([
      { id: 'a', words: 'A', count: 1, share: 100 }
    ]);
  });
});
