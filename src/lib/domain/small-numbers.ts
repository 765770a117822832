/**
 * Hides small numbers, and whatever would give them away. A number of people from 1 to 4 is hidden; a split
 * (row) of fewer than five people is hidden whole; then more cells are hidden until no hidden number can be
 * worked out from the rest (`hidden-cells.ts`). 0 stays: it is about nobody.
 */
import { isSafe, keyOf, valueAt } from './hidden-cells.ts';
import type { Cell, Grid, Hidden } from './hidden-cells.ts';
import { sharesOf } from './share.ts';

/** Fewer people than this are not shown. */
export const smallest = 5;

/** Null is a hidden number: print it as "fewer than 5, or hidden to protect one that is". */
export type Shown = number | null;

export interface ShownTable {
  readonly cells: readonly (readonly Shown[])[];
  readonly rowTotals: readonly Shown[];
  readonly columnTotals: readonly Shown[];
  readonly total: Shown;
}

export interface ShownRow {
  readonly counts: readonly Shown[];
  readonly total: Shown;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
const isSmall = (n: number): boolean => n > 0 && n < smallest;

function withTotals(counts: readonly (readonly number[])[]): Grid {
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = rows[0]?.length ?? 1;
  return [...rows, Array.from({ length: width }, (_, i) => sum(rows.map((row) => row[i] ?? 0)))];
}

const cellsOf = (grid: Grid): Cell[] =>
  grid.flatMap((row, r) => row.map((_, column) => ({ row: r, column })));

/** Small numbers themselves, and every cell of a row whose total is small. */
function hiddenAtFirst(grid: Grid): Map<string, Cell> {
  const last = (grid[0]?.length ?? 1) - 1;
  const inSmallSplit = (cell: Cell): boolean => isSmall(valueAt(grid, { row: cell.row, column: last }));
  const small = cellsOf(grid).filter((cell) => isSmall(valueAt(grid, cell)) || inSmallSplit(cell));
  return new Map(small.map((cell) => [keyOf(cell), cell]));
}

/** Cheapest first: inner cells before totals, small before large, and noughts last because they hide nobody. */
function cost(grid: Grid, cell: Cell): number {
  const isTotal = cell.row === grid.length - 1 || cell.column === (grid[0]?.length ?? 0) - 1;
  const value = valueAt(grid, cell);
  return (isTotal ? 1e12 : 0) + (value === 0 ? 1e9 : value);
}

/** The other corners of every rectangle with `open` in one corner: hiding a whole rectangle opens a ring. */
const rectangles = (grid: Grid, { row, column }: Cell): Cell[][] =>
  cellsOf(grid)
    .filter((far) => far.row !== row && far.column !== column)
    .map((far) => [far, { row, column: far.column }, { row: far.row, column }]);

/** The cheapest cells to hide so that `open` is safe: one alone if that is enough, or a rectangle. */
function nextToHide(grid: Grid, hidden: Hidden, open: Cell): readonly Cell[] {
  const isShown = (cell: Cell): boolean => !hidden.has(keyOf(cell));
  const price = (cells: readonly Cell[]): number => sum(cells.map((cell) => cost(grid, cell)));
  const singles = cellsOf(grid).map((cell) => [cell]);
  const choices = [...singles, ...rectangles(grid, open)]
    .map((cells) => cells.filter(isShown))
    .filter((cells) => cells.length > 0)
    .map((cells) => ({ cells, price: price(cells) }))
    .sort((a, b) => a.price - b.price)
    .map(({ cells }) => cells);
  const makesSafe = (cells: readonly Cell[]): boolean => isSafe(grid, hidden, open, cells);
  return choices.find(makesSafe) ?? choices[0] ?? [];
}

/** A cell that is safe stays so: hiding more only opens more rings. Those hidden on the way are looked at as well. */
function hideWhatGivesAway(grid: Grid): Hidden {
  const hidden = hiddenAtFirst(grid);
  for (const cell of hidden.values()) {
    while (!isSafe(grid, hidden, cell)) {
      const more = nextToHide(grid, hidden, cell);
      if (more.length === 0) return hidden;
      for (const one of more) hidden.set(keyOf(one), one);
    }
  }
  return hidden;
}

/**
 * A table of counts (rows of equal length, whole numbers of people, each person in one cell) with its totals,
 * as it may be shown. Rows are the splits: quarters, audiences, teams.
 */
export function hideSmall(counts: readonly (readonly number[])[]): ShownTable {
  const grid = withTotals(counts);
  const hidden = hideWhatGivesAway(grid);
  const shown = grid.map((row, r) =>
    row.map((n, column) => (hidden.has(keyOf({ row: r, column })) ? null : n))
  );
  const rows = shown.slice(0, -1);
  const totals = shown.at(-1) ?? [];
  return {
    cells: rows.map((row) => row.slice(0, -1)),
    rowTotals: rows.map((row) => row.at(-1) ?? null),
    columnTotals: totals.slice(0, -1),
    total: totals.at(-1) ?? null
  };
}

/**
 * One line of counts and its total, standing alone. Fewer than five people in all: everything is hidden. One
 * small number: the next smallest is hidden with it, so that the total does not give it away.
 */
export function hideSmallRow(counts: readonly number[]): ShownRow {
  const total = sum(counts);
  const isHidden = counts.map((n) => isSmall(n) || isSmall(total));
  const small = isHidden.filter(Boolean).length;
  const rest = counts.map((n, i) => (n >= smallest ? i : -1)).filter((i) => i >= 0);
  const [partner] = rest.sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0));
  if (small === 1 && partner !== undefined && !isSmall(total)) isHidden[partner] = true;
  return { counts: counts.map((n, i) => (isHidden[i] ? null : n)), total: isSmall(total) ? null : total };
}

/** Shares to one decimal of the numbers that are shown; null where the number or its total is hidden. */
export function shownShares(counts: readonly number[], shown: ShownRow): Shown[] {
  const shares = sharesOf(counts);
  return shown.counts.map((n, i) => (n === null || shown.total === null ? null : (shares[i] ?? null)));
}
