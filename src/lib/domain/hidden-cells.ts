/**
 * Can a reader work out a hidden number from what is shown? The table is laid out with its totals as a last
 * row and a last column. Along every row and column the inner cells add to the total, and no number is below
 * zero. A hidden number is safe when some other table of whole numbers shows the same visible ones.
 */

/** Counts with their row totals, column totals and grand total as the last column and row. */
export type Grid = readonly (readonly number[])[];
export interface Cell {
  readonly row: number;
  readonly column: number;
}
/** Hidden cells by `row,column`. */
export type Hidden = ReadonlyMap<string, Cell>;

export const keyOf = ({ row, column }: Cell): string => `${row},${column}`;

export const valueAt = (grid: Grid, { row, column }: Cell): number => grid[row]?.[column] ?? 0;

const isMargin = (grid: Grid, { row, column }: Cell): boolean =>
  (row === grid.length - 1) !== (column === (grid[0]?.length ?? 0) - 1);

/**
 * Seen as flows between rows and columns: a step row → column adds 1 to an inner cell (takes 1 from a total),
 * a step column → row does the opposite. Any ring of such steps gives another table with the same visible
 * numbers; a cell may not be stepped below zero.
 */
function canStep(grid: Grid, cell: Cell, toColumn: boolean): boolean {
  const adds = toColumn !== isMargin(grid, cell);
  return adds || valueAt(grid, cell) > 0;
}

/** Where steps lead from each row and, after the rows, from each column. */
type Steps = readonly number[][];

function addSteps(steps: Steps, grid: Grid, cells: Iterable<Cell>, without: Cell): void {
  const rows = grid.length;
  for (const cell of cells) {
    if (cell.row === without.row && cell.column === without.column) continue;
    if (canStep(grid, cell, true)) steps[cell.row]?.push(rows + cell.column);
    if (canStep(grid, cell, false)) steps[rows + cell.column]?.push(cell.row);
  }
}

function reaches(steps: Steps, from: number, to: number): boolean {
  const seen = new Set([from]);
  // What is added while the set is gone through is gone through as well.
  for (const node of seen) {
    if (node === to) return true;
    for (const next of steps[node] ?? []) seen.add(next);
  }
  return false;
}

/**
 * True when the hidden cell could hold at least one other number: a ring of steps runs through it.
 * @param more cells that would be hidden too
 */
export function isSafe(grid: Grid, hidden: Hidden, cell: Cell, more: readonly Cell[] = []): boolean {
  const steps: Steps = Array.from({ length: grid.length + (grid[0]?.length ?? 0) }, () => []);
  addSteps(steps, grid, hidden.values(), cell);
  addSteps(steps, grid, more, cell);
  const [row, column] = [cell.row, grid.length + cell.column];
  return (
    (canStep(grid, cell, true) && reaches(steps, column, row)) ||
    (canStep(grid, cell, false) && reaches(steps, row, column))
  );
}
