/** What a load found and did, in words: the same on the page and in the command. */
import { changedTables, type ChangedTable, type LoadCounts } from './register-changes.ts';
import type { Problem } from './register-problems.ts';

const nouns: { readonly [table in ChangedTable]: readonly [one: string, many: string] } = {
  children: ['child', 'children'],
  episodes: ['episode', 'episodes'],
  held: ['review held', 'reviews held'],
  planned: ['next review', 'next reviews'],
  people: ['person round a child', 'people round a child']
};

const grouped = new Intl.NumberFormat('en-GB');

/** `2,700 children`, `1 child`. */
function counted(count: number, table: ChangedTable): string {
  return `${grouped.format(count)} ${nouns[table][count === 1 ? 0 : 1]}`;
}

/** A line for each kind of record that the files speak of: how many added, changed, the same. */
export function countLines(counts: LoadCounts): string[] {
  return changedTables
    .filter((table) => Object.values(counts[table]).some((count) => count > 0))
    .map((table) => {
      const { added, changed, same } = counts[table];
      const parts = [`${grouped.format(added)} added`, `${grouped.format(changed)} changed`];
      return `${counted(added + changed + same, table)}: ${parts.join(', ')}, ${grouped.format(same)} the same`;
    });
}

/** Where and what: `reviews.csv, line 12, REVIEW_CODE: …`. */
export function problemLine(problem: Problem): string {
  return `${placeOf(problem)}: ${problem.reason}`;
}

function placeOf({ file, line, column }: Problem): string {
  return [file, line === null ? null : `line ${line}`, column].filter((part) => part !== null).join(', ');
}

/** One sentence on whether the files can be loaded. */
export function planHeadline(plan: {
  readonly badRows: number;
  readonly problems: readonly Problem[];
}): string {
  const notes = plan.problems.filter((problem) => problem.weight === 'notes').length;
  const looks = notes === 0 ? '' : ` ${grouped.format(notes)} to look at.`;
  if (plan.badRows === 0) return `Every row can be loaded.${looks}`;
  const rows = plan.badRows === 1 ? '1 row' : `${grouped.format(plan.badRows)} rows`;
  return `${rows} cannot be loaded.${looks}`;
}
