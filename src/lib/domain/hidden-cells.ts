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

interface Node {
  readonly isRow: boolean;
  readonly at: number;
}
const nodeKey = (node: Node): string => `${node.isRow ? 'r' : 'c'}${node.at}`;

function neighbours(grid: Grid, cells: readonly Cell[], node: Node): Node[] {
  return cells
    .filter((cell) => (node.isRow ? cell.row : cell.column) === node.at && canStep(grid, cell, node.isRow))
    .map((cell) => ({ isRow: !node.isRow, at: node.isRow ? cell.column : cell.row }));
}

function reaches(grid: Grid, cells: readonly Cell[], from: Node, to: Node): boolean {
  const seen = new Set([nodeKey(from)]);
  const queue = [from];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (nodeKey(node) === nodeKey(to)) return true;
    for (const next of neighbours(grid, cells, node)) {
      if (!seen.has(nodeKey(next))) queue.push(next);
      seen.add(nodeKey(next));
    }
  }
  return false;
}

/** True when the hidden cell could hold at least one other number: a ring of steps runs through it. */
export function isSafe(grid: Grid, hidden: Hidden, cell: Cell): boolean {
  const others = [...hidden.values()].filter((other) => keyOf(other) !== keyOf(cell));
  const row = { isRow: true, at: cell.row };
  const column = { isRow: false, at: cell.column };
  return (
    (canStep(grid, cell, true) && reaches(grid, others, column, row)) ||
    (canStep(grid, cell, false) && reaches(grid, others, row, column))
  );
}
