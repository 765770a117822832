/** Shares that can be printed: one decimal, adding up to exactly 100.0. */

/**
 * Each count as a percentage of them all, to one decimal, by largest remainder so that the printed shares add
 * to 100.0 (ties go to the earlier one). All null when there is nothing to share.
 */
export function sharesOf(counts: readonly number[]): (number | null)[] {
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (total === 0) return counts.map(() => null);
  const tenths = counts.map((n) => Math.floor((n * 1000) / total));
  const remainder = (i: number): number => ((counts[i] ?? 0) * 1000) % total;
  const byRemainder = counts.map((_, i) => i).sort((a, b) => remainder(b) - remainder(a) || a - b);
  const missing = 1000 - tenths.reduce((sum, n) => sum + n, 0);
  const roundedUp = new Set(byRemainder.slice(0, missing));
  return tenths.map((n, i) => (n + (roundedUp.has(i) ? 1 : 0)) / 10);
}

/** One share to one decimal, with its denominator at hand; null when the denominator is 0. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole) / 10;

/** A line of a table: what is counted, how many, and its share of all the lines. */
export interface ShareRow<Id extends string = string> {
  readonly id: Id;
  readonly words: string;
  readonly count: number;
  readonly share: number | null;
}

/** Adds the shares to lines that together make a whole. */
export function withShares<Id extends string>(
  lines: readonly { readonly id: Id; readonly words: string; readonly count: number }[]
): ShareRow<Id>[] {
  const shares = sharesOf(lines.map((line) => line.count));
  return lines.map((line, i) => ({ ...line, share: shares[i] ?? null }));
}
