/**
 * The words of the interface in one language, for one request.
 *
 * One instance is made for each request (`speak` in a universal `load`) and nothing is kept in the
 * module: under server rendering a shared instance shows one visitor's language to another.
 */
import { I18n } from '@sveltekit-i18n/base';
import { say, type Values } from './icu.ts';
import { defaultLocale, dirOf, localeOr, type Direction, type Locale } from './locales.ts';
import type adult from './words/en/adult.json';
import type child from './words/en/child.json';
import type common from './words/en/common.json';
import type entry from './words/en/entry.json';
import type errors from './words/en/errors.json';
import type letter from './words/en/letter.json';
import type mail from './words/en/mail.json';
import type making from './words/en/making.json';
import type notices from './words/en/notices.json';
import type pack from './words/en/pack.json';
import type paper from './words/en/paper.json';
import type pathAdult from './words/en/path-adult.json';
import type pathChild from './words/en/path-child.json';
import type pictures from './words/en/pictures.json';
import type rights from './words/en/rights.json';
import type seeing from './words/en/seeing.json';

export type Namespace =
  | 'common'
  | 'child'
  | 'adult'
  | 'entry'
  | 'errors'
  | 'letter'
  | 'mail'
  | 'making'
  | 'notices'
  | 'pack'
  | 'paper'
  | 'path-child'
  | 'path-adult'
  | 'pictures'
  | 'rights'
  | 'seeing';
type Register = Extract<Namespace, 'child' | 'adult'>;

/**
 * `own.x` is said in the reader's register: `child.x` to children and young people, `adult.x` to others.
 * So is `path.x`, the words of a respondent's way from page to page: `path-child.x` or `path-adult.x`.
 */
export type Key =
  | `common.${keyof typeof common}`
  | `entry.${keyof typeof entry}`
  | `errors.${keyof typeof errors}`
  | `letter.${keyof typeof letter}`
  | `mail.${keyof typeof mail}`
  | `making.${keyof typeof making}`
  | `notices.${keyof typeof notices}`
  | `pack.${keyof typeof pack}`
  | `own.${Extract<keyof typeof child, keyof typeof adult>}`
  | `path.${Extract<keyof typeof pathChild, keyof typeof pathAdult>}`
  | `paper.${keyof typeof paper}`
  | `pictures.${keyof typeof pictures}`
  | `rights.${keyof typeof rights}`
  | `seeing.${keyof typeof seeing}`;

/** Words for a key, with values in the place of `{name}`. */
export type Speak = (key: Key, values?: Values) => string;

export interface Speech {
  readonly t: Speak;
  readonly locale: Locale;
  readonly dir: Direction;
}

type Words = Readonly<Record<string, string>>;

const files = import.meta.glob<Words>('./words/*/*.json', { import: 'default' });

function loaders(locale: Locale, namespaces: readonly Namespace[]) {
  return namespaces.map((key) => ({ locale, key, loader: () => wordsOf(locale, key) }));
}

/** A file's words. Where this language lacks one, the English is said rather than nothing. */
async function wordsOf(locale: Locale, namespace: Namespace): Promise<Words> {
  const english = await files[`./words/${defaultLocale}/${namespace}.json`]?.();
  if (!english) throw new Error('There are no such words');
  if (locale === defaultLocale) return english;
  return { ...english, ...(await files[`./words/${locale}/${namespace}.json`]?.()) };
}

/**
 * Words in `locale` (English when it does not ship) from the named files.
 * Give `child` or `adult` when keys starting `own.` or `path.` are used.
 *
 * A whole file is one translation here and the parser finds the key in it: the library's own dotted
 * keys are merged one by one, which took 13 ms a request instead of 0.1.
 */
export async function speak(locale: string, namespaces: readonly Namespace[]): Promise<Speech> {
  const spoken = localeOr(locale);
  const i18n = new I18n({
    preprocess: 'none',
    sanitizeLocales: false,
    loaders: loaders(spoken, namespaces),
    parser: {
      parse: (words: Words, [key, values]: [string, Values?], to: string) =>
        say(words[key] ?? key, to, values)
    }
  });
  await i18n.loadTranslations(spoken, '');
  const own: Register = namespaces.includes('adult') ? 'adult' : 'child';
  const translate = i18n.t;
  return {
    locale: spoken,
    dir: dirOf(spoken),
    t: (key, values) => {
      const dot = key.indexOf('.');
      return translate(fileOf(key.slice(0, dot), own), key.slice(dot + 1), values);
    }
  };
}

function fileOf(start: string, own: Register): string {
  if (start === 'own') return own;
  return start === 'path' ? `path-${own}` : start;
}

/** The words before and after `{name}`, so that the name itself can be marked up. */
export function around(t: Speak, key: Key, name: string): readonly [string, string] {
  const [before = '', after = ''] = t(key, { [name]: '\u0000' }).split('\u0000');
  return [before, after];
}
