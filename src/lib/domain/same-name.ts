/**
 * Children whom a list cannot tell apart: first names are all that it shows, and two who are called the same and are
 * equally old stand in it alike. Then, and only then, the council's number stands with the name.
 */

/** One line of a list. */
export interface NamedLine {
  readonly childId: string;
  readonly name: string;
  /** In years, as the list shows it. */
  readonly age: number;
}

/** A name as it is compared: big letters and spaces make nobody another child. */
export const plainName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The ids of the children whom name and age do not tell apart among these lines. Several lines of one child are one child. */
export function lookAlike(lines: readonly NamedLine[]): Set<string> {
  const found = new Map<string, Set<string>>();
  for (const { name, age, childId } of lines) {
    const key = `${age} ${plainName(name)}`;
    found.set(key, (found.get(key) ?? new Set()).add(childId));
  }
  return new Set([...found.values()].flatMap((ids) => (ids.size > 1 ? [...ids] : [])));
}
