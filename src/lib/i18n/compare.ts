/** What is wrong with a translation, seen from the English: used by the words command and by its tests. */
import { IntlMessageFormat } from 'intl-messageformat';

/** A message that was never translated starts with this (see the words command). */
export const unwritten = 'TODO ';

/** As much of a parsed message as is needed here; 0 is plain text, 6 a plural and 7 the number sign. */
interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** The values a message takes, and the categories each of its plurals has words for. */
interface Shape {
  readonly values: readonly string[];
  readonly plurals: readonly (readonly string[])[];
}

function shapeOf(message: string): Shape {
  const values = new Set<string>();
  const plurals: string[][] = [];
  const visit = (parts: readonly Part[]): void => {
    for (const { type, value, options = {} } of parts) {
      if (type !== 0 && type !== 7) values.add(value ?? '');
      if (type === 6) plurals.push(Object.keys(options).sort());
      for (const option of Object.values(options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return { values: [...values].sort(), plurals };
}

/** The plural categories a language has for counting, such as one, few, many and other. */
export function pluralsOf(locale: string): readonly string[] {
  return [...new Intl.PluralRules(locale).resolvedOptions().pluralCategories].sort();
}

/**
 * Why these words cannot stand for the English, or null when they can: not written, blank, other values, or a
 * plural without exactly the categories of its language.
 */
export function problemWith(english: string, said: string | undefined, locale: string): string | null {
  if (said === undefined || said.startsWith(unwritten)) return 'is missing';
  if (said.trim() !== said || said === '') return 'is blank or has space round it';
  try {
    const [ours, theirs] = [shapeOf(english), shapeOf(said)];
    if (ours.values.join() !== theirs.values.join())
      return `takes {${theirs.values.join('} {')}} where the English takes {${ours.values.join('} {')}}`;
    return pluralProblem(theirs, pluralsOf(locale));
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function pluralProblem({ plurals }: Shape, wanted: readonly string[]): string | null {
  const wrong = plurals.find((categories) => categories.join() !== wanted.join());
  return wrong ? `has plurals for ${wrong.join(', ')}; this language needs ${wanted.join(', ')}` : null;
}
