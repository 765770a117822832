/** The first line of a file → which shape it has and where each column stands. */
import type { Column } from './register-columns.ts';
import { shapes, type Shape } from './register-shapes.ts';

/** A heading without its case, spaces and punctuation: `Date of birth` and `DATE_OF_BIRTH` are one. */
function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

const namesOf = (column: Column): string[] => [column.heading, ...(column.also ?? [])].map(plainHeading);

/** Where each column of the shape stands in the headings, or null when a required one is missing. */
function placesOf(shape: Shape, headings: readonly string[]): Map<string, number> | null {
  const plain = headings.map(plainHeading);
  const places = new Map<string, number>();
  for (const column of shape.columns) {
    const at = plain.findIndex((heading) => namesOf(column).includes(heading));
    if (at >= 0) places.set(column.key, at);
    else if (column.required === true) return null;
  }
  return places;
}

export interface Recognised {
  readonly shape: Shape;
  readonly places: ReadonlyMap<string, number>;
  /** Headings that nothing here reads, in the words of the file. */
  readonly unknown: readonly string[];
}

/** Finds the shape that the headings belong to. A CHILD and DOB pair alone is a Header. */
export function recognise(headings: readonly string[]): Recognised | null {
  for (const shape of shapes) {
    const places = placesOf(shape, headings);
    if (!places || !isSpecific(shape, places, headings)) continue;
    const known = new Set([...places.values()]);
    const ignored = new Set(shape.ignored.map(plainHeading));
    const unknown = headings.filter(
      (text, at) => text !== '' && !known.has(at) && !ignored.has(plainHeading(text))
    );
    return { shape, places, unknown };
  }
  return null;
}

/** `CHILD` and `DOB` are columns of our register too, so it needs something that only it has. */
function isSpecific(shape: Shape, places: ReadonlyMap<string, number>, headings: readonly string[]): boolean {
  if (shape.kind !== 'register') return true;
  const plain = headings.map(plainHeading);
  const own = [...places.keys()].some((key) => key !== 'child' && key !== 'dob') || plain.includes('childid');
  return own && !plain.some((heading) => ['upn', 'ethnic', 'mcdob'].includes(heading));
}

/** Columns named more than once in the headings: which of them is meant cannot be known. */
export function repeatedHeadings(headings: readonly string[]): string[] {
  const plain = headings.map(plainHeading);
  return headings.filter((text, at) => text !== '' && plain.indexOf(plain[at] ?? '') !== at);
}
