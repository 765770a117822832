import { describe, expect, test } from 'vitest';
import { hideSmall, hideSmallRow, shownShares, smallest } from '../../../src/lib/domain/small-numbers.ts';
import type { ShownTable } from '../../../src/lib/domain/small-numbers.ts';

const _ = null;

describe('one line of counts', () => {
  test.each([
    ['nothing small', [10, 5, 8], [10, 5, 8], 23],
    ['one small number takes the next smallest with it', [10, 3, 8], [10, _, _], 21],
    ['two small numbers hide each other', [10, 3, 1], [10, _, _], 14],
    ['noughts are about nobody and stay', [10, 0, 8], [10, 0, 8], 18],
    ['a small one among noughts takes the only other', [10, 0, 2], [_, 0, _], 12],
    ['fewer than five people in all: everything', [2, 0, 1], [_, _, _], _],
    ['nobody at all', [0, 0], [0, 0], 0]
  ])('%s', (_name, counts, shown, total) => expect(hideSmallRow(counts)).toEqual({ counts: shown, total }));

  test('shares go with their numbers', () => {
    const counts = [10, 3, 7];
    expect(shownShares(counts, hideSmallRow(counts))).toEqual([50, null, null]);
    expect(shownShares([2, 1], hideSmallRow([2, 1]))).toEqual([null, null]);
  });
});

describe('a table', () => {
  test('one small cell: a square of four is hidden, the totals stay', () => {
    const shown = hideSmall([
      [20, 3, 11],
      [15, 9, 12],
      [30, 8, 7]
    ]);
    expect(shown.cells[0]?.[1]).toBeNull();
    expect(shown.cells.flat().filter((n) => n === null)).toHaveLength(4);
    expect(shown.rowTotals).toEqual([34, 36, 45]);
    expect(shown.columnTotals).toEqual([65, 20, 30]);
    expect(shown.total).toBe(115);
  });

  test('a split of fewer than five people is hidden whole, noughts too', () => {
    const shown = hideSmall([
      [3, 0, 0],
      [15, 9, 12],
      [30, 8, 7]
    ]);
    expect(shown.cells[0]).toEqual([null, null, null]);
    expect(shown.rowTotals[0]).toBeNull();
  });

  test('nothing small, nothing hidden', () => {
    const shown = hideSmall([
      [20, 5],
      [15, 0]
    ]);
    expect(shown.cells).toEqual([
      [20, 5],
      [15, 0]
    ]);
    expect(shown.total).toBe(40);
  });

  test.each([
    ['a single small number', [[3]]],
    ['a single row', [[12, 3, 9]]],
    ['a single column', [[12], [3], [9]]]
  ])('%s cannot be read off its totals', (_name, counts) => {
    const shown = hideSmall(counts);
    const small = counts.flat().map((n) => n > 0 && n < smallest);
    expect(shown.cells.flat().every((n, i) => !small[i] || n === null)).toBe(true);
    expect(determined(shown)).toEqual([]);
  });

  test('no rows at all', () =>
    expect(hideSmall([])).toEqual({ cells: [], rowTotals: [], columnTotals: [], total: 0 }));
});

/** Rows of shown numbers with their totals, as a reader sees them. */
const seen = (table: ShownTable) => [
  ...table.cells.map((row, i) => [...row, table.rowTotals[i] ?? null]),
  [...table.columnTotals, table.total]
];

/**
 * The hidden places a reader can solve for with the totals alone. Independent of the code under test: every row
 * and column is an equation in the hidden numbers, put in row-echelon form over a large prime.
 */
function determined(table: ShownTable): number[] {
  const grid = seen(table);
  const width = grid[0]!.length;
  const unknowns = grid.flatMap((row, r) => row.flatMap((n, c) => (n === null ? [r * width + c] : [])));
  const sign = (r: number, c: number, isRow: boolean): number =>
    (isRow ? c === width - 1 : r === grid.length - 1) ? -1 : 1;
  const equation = (isRow: boolean, at: number): number[] =>
    unknowns.map((place) => {
      const [r, c] = [Math.floor(place / width), place % width];
      return (isRow ? r : c) === at ? sign(r, c, isRow) : 0;
    });
  const equations = [
    ...grid.map((_row, r) => equation(true, r)),
    ...grid[0]!.map((_n, c) => equation(false, c))
  ];
  const reduced = echelon(equations, unknowns.length);
  return reduced
    .filter((row) => row.filter((n) => n !== 0).length === 1)
    .map((row) => unknowns[row.findIndex((n) => n !== 0)]!);
}

const prime = 7919;
const mod = (n: number): number => ((n % prime) + prime) % prime;
function inverse(n: number): number {
  let result = 1;
  for (let power = prime - 2, base = n; power > 0; power = Math.floor(power / 2), base = mod(base * base)) {
    if (power % 2 === 1) result = mod(result * base);
  }
  return result;
}
function echelon(equations: number[][], unknowns: number): number[][] {
  const rows = equations.map((row) => row.map(mod));
  let done = 0;
  for (let column = 0; column < unknowns; column += 1) {
    const pivot = rows.findIndex((row, i) => i >= done && row[column] !== 0);
    if (pivot === -1) continue;
    [rows[done], rows[pivot]] = [rows[pivot]!, rows[done]!];
    const by = inverse(rows[done]![column]!);
    rows[done] = rows[done]!.map((n) => mod(n * by));
    const lead = rows[done]!;
    rows.forEach((row, i) => {
      const factor = row[column]!;
      if (i !== done && factor !== 0) rows[i] = row.map((n, c) => mod(n - factor * lead[c]!));
    });
    done += 1;
  }
  return rows;
}

/** Fixed stand-in for chance: the same tables each time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return Math.floor((((more ^ (more >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
function tableOf(seed: number, most: number): number[][] {
  const pick = chance(seed);
  const [rows, columns] = [1 + pick(6), 1 + pick(6)];
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => (pick(3) === 0 ? pick(6) : pick(most)))
  );
}

describe('whatever the table', () => {
  test('no small number is shown, what is shown is true, and no hidden number can be solved for', () => {
    for (let seed = 1; seed <= 600; seed += 1) {
      const counts = tableOf(seed, 30);
      const shown = hideSmall(counts);
      const all = seen(shown).flat();
      expect(all.every((n) => n === null || n === 0 || n >= smallest)).toBe(true);
      expect(shown.cells.flat().every((n, i) => n === null || n === counts.flat()[i])).toBe(true);
      expect(determined(shown), JSON.stringify(counts)).toEqual([]);
    }
  });

  test('not even by knowing that people are never fewer than nought: every hidden number has two readings', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const pick = chance(seed);
      const counts = [0, 1].map(() => [pick(9), pick(9)]);
      const grid = seen(hideSmall(counts));
      const readings = possible(grid);
      grid.flat().forEach((n, place) => {
        if (n === null)
          expect(new Set(readings.map((r) => r[place])).size, JSON.stringify(counts)).toBeGreaterThan(1);
      });
    }
  });

  test('most of the table is still there to read', () => {
    let [cells, hidden] = [0, 0];
    for (let seed = 1; seed <= 200; seed += 1) {
      const counts = tableOf(seed, 200).map((row) => row.map((n) => n + 5));
      counts[0]![0] = 3;
      const inner = hideSmall(counts).cells.flat();
      if (counts.length > 2 && counts[0]!.length > 2) {
        cells += inner.length;
        hidden += inner.filter((n) => n === null).length;
        expect(inner.filter((n) => n === null)).toHaveLength(4);
      }
    }
    expect(hidden / cells).toBeLessThan(0.3);
  });
});

/** Every 2 × 2 table of small whole numbers, with its totals, that shows the same visible numbers. */
function possible(grid: (number | null)[][]): number[][] {
  const upTo = Array.from({ length: 13 }, (_n, i) => i);
  const fits = (table: number[]): boolean => grid.flat().every((n, i) => n === null || n === table[i]);
  const choices = (r: number, c: number): number[] => (grid[r]![c] === null ? upTo : [grid[r]![c]!]);
  return choices(0, 0).flatMap((a) =>
    choices(0, 1).flatMap((b) =>
      choices(1, 0).flatMap((c) =>
        choices(1, 1)
          .map((d) => [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d])
          .filter(fits)
      )
    )
  );
}
