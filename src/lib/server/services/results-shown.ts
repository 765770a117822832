/**
 * Counts of a tree (all, of them took part or not, of them each code) as they may be shown. Each level is hidden
 * as one line (`hideSmallRow`), and what belongs to a hidden number is hidden with it, so that no sum gives it away.
 */
import { hideSmallRow, smallest, type Shown } from '../../domain/small-numbers.ts';

export interface CountNode {
  readonly id: string;
  readonly count: number;
  readonly parts?: readonly CountNode[];
}

/** What may be shown of each number, by its id. The parts of a node add up to it. How many there are in all is shown. */
export function shownCounts(root: CountNode): Map<string, Shown> {
  const shown = new Map<string, Shown>();
  show(root, true, shown);
  return shown;
}

function show(node: CountNode, open: boolean, shown: Map<string, Shown>): void {
  shown.set(node.id, open ? node.count : null);
  const parts = node.parts ?? [];
  const { counts } = hideSmallRow(parts.map((part) => part.count));
  parts.forEach((part, at) => show(part, open && counts[at] !== null, shown));
}

/** A cumulative step (opened of asked) whose number, or whose remainder, is not of fewer than five people. */
export function shownStep(count: number, of: number): Shown {
  const isSmall = (n: number) => n > 0 && n < smallest;
  return isSmall(of) || isSmall(count) || isSmall(of - count) ? null : count;
}
