import { describe, expect, test } from 'vitest';
import { isSafe, keyOf } from '../../../src/lib/domain/hidden-cells.ts';
import type { Cell } from '../../../src/lib/domain/hidden-cells.ts';

// Two rows and two columns, with totals.
const grid = [
  [3, 7, 10],
  [6, 9, 15],
  [9, 16, 25]
];
const at = (row: number, column: number): Cell => ({ row, column });
const hide = (...cells: Cell[]) => new Map(cells.map((cell) => [keyOf(cell), cell]));

describe('a hidden number', () => {
  test.each([
    ['alone in its row', [at(0, 0)], false],
    ['with another in its row, alone in its column', [at(0, 0), at(0, 1)], false],
    ['in a square of four', [at(0, 0), at(0, 1), at(1, 0), at(1, 1)], true],
    ['in a square with totals', [at(0, 0), at(0, 2), at(2, 0), at(2, 2)], true],
    ['in a square with one row of totals', [at(0, 0), at(0, 1), at(2, 0), at(2, 1)], true]
  ])('%s is safe: %s', (_, cells, safe) => expect(isSafe(grid, hide(...cells), at(0, 0))).toBe(safe));

  test('two hidden in each line are not enough when a bridge joins two squares', () => {
    const wide = [
      [3, 7, 1, 5, 16],
      [6, 9, 5, 5, 25],
      [5, 5, 8, 9, 27],
      [5, 5, 7, 6, 23],
      [19, 26, 21, 25, 91]
    ];
    const squares = [at(0, 0), at(0, 1), at(1, 0), at(1, 1), at(2, 2), at(2, 3), at(3, 2), at(3, 3)];
    const bridged = hide(...squares, at(0, 2));
    expect(isSafe(wide, bridged, at(0, 2))).toBe(false);
    expect(squares.every((cell) => isSafe(wide, bridged, cell))).toBe(true);
  });

  test('a square of noughts and one number has only one reading below it, and another above', () => {
    const noughts = [
      [4, 0, 4],
      [0, 9, 9],
      [4, 9, 13]
    ];
    expect(isSafe(noughts, hide(at(0, 0), at(0, 1), at(1, 0), at(1, 1)), at(0, 0))).toBe(true);
    const stuck = [
      [0, 5, 5],
      [0, 9, 9],
      [0, 14, 14]
    ];
    expect(isSafe(stuck, hide(at(0, 0), at(0, 1), at(1, 0), at(1, 1)), at(0, 0))).toBe(false);
  });
});
