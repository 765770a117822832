/**
 * The forms' words in other languages. The library is written in English; a language is a folder
 * `words/<locale>/` of JSON files, each `{ "English": "the same in that language" }`. The same English is said the
 * same everywhere, unless `in-place.json` gives other words for one place: `{ "A02.choices.good.words": "…" }`.
 */
import type { Localised } from './definition.ts';

/** Words of a form and where they stand in it. */
export interface Placed {
  /** The id of the question (or page, or chapter) and the names of the parts: `B01.hint`, `A02.choices.good.words`. */
  readonly place: string;
  readonly words: Localised;
}

/** English, or a place, → words. */
type Words = Readonly<Record<string, string>>;

/** locale → the words of all its files. Commands, which run without the bundler, speak English only. */
const languages: ReadonlyMap<string, Words> = read();

function read(): ReadonlyMap<string, Words> {
  const found = new Map<string, Words>();
  for (const [path, words] of Object.entries(files())) {
    const locale = path.split('/').at(-2) ?? '';
    found.set(locale, { ...found.get(locale), ...words });
  }
  return found;
}

function files(): Readonly<Record<string, Words>> {
  try {
    return import.meta.glob<Words>('./words/*/*.json', { import: 'default', eager: true });
  } catch {
    return {};
  }
}

/** The same data with every language's words put beside the English. `place` is where it stands, see {@link Placed}. */
export function inEveryLanguage<T>(data: T, place: string): T {
  return changed(data, place, (at, { en }) => {
    const others = [...languages].flatMap(([locale, words]) => {
      const said = words[at] ?? words[en];
      return said === undefined ? [] : [[locale, said]];
    });
    return { ...(Object.fromEntries(others) as Record<string, string>), en };
  }) as T;
}

/** Every piece of words in some data. Those without a letter, such as "10", need no other language. */
export function wordsIn(data: unknown, place: string): Placed[] {
  const found: Placed[] = [];
  changed(data, place, (at, words) => {
    if (/\p{L}/u.test(words.en)) found.push({ place: at, words });
    return words;
  });
  return found;
}

function changed(
  data: unknown,
  place: string,
  change: (place: string, words: Localised) => Localised
): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (isLocalised(data)) return change(place, data);
  if (Array.isArray(data)) return data.map((item: unknown) => changed(item, placeOf(item, place), change));
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, changed(value, `${place}.${name}`, change)])
  );
}

function isLocalised(data: object): data is Localised {
  return 'en' in data && typeof data.en === 'string';
}

/** A question or page is named by its id alone, which is the same in every form that has it; a choice by its value. */
function placeOf(item: unknown, place: string): string {
  if (typeof item !== 'object' || item === null) return place;
  if ('value' in item) return `${place}.${String(item.value)}`;
  const isChapter = place.endsWith('.chapters') || place.endsWith('.places');
  if ('id' in item) return isChapter ? `${place}.${String(item.id)}` : String(item.id);
  return place;
}
