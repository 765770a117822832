/**
 * The languages a respondent can be spoken to in. A language is listed here only when its words ship, as a folder
 * under `words/` here and under `forms/words/`; `node src/bin/words.ts --check` says what one still lacks.
 */
const shipped = [
  { code: 'en', name: 'English', dir: 'ltr', checked: true },
  { code: 'ar', name: 'العربية', dir: 'rtl', checked: false },
  { code: 'pl', name: 'Polski', dir: 'ltr', checked: false },
  { code: 'ro', name: 'Română', dir: 'ltr', checked: false },
  { code: 'sq', name: 'Shqip', dir: 'ltr', checked: false },
  { code: 'vi', name: 'Tiếng Việt', dir: 'ltr', checked: false },
  { code: 'uk', name: 'Українська', dir: 'ltr', checked: false }
] as const satisfies readonly LocaleFacts[];

interface LocaleFacts {
  /** The folder under `words/` and the value of `lang`. */
  readonly code: string;
  /** The language's name in itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** False until a translator has read every word; such pages say so, unless the council has had it checked. */
  readonly checked: boolean;
}

export type Locale = (typeof shipped)[number]['code'];
export type Direction = 'ltr' | 'rtl';

export const locales: readonly (LocaleFacts & { readonly code: Locale })[] = shipped;

export const defaultLocale: Locale = 'en';

/** Whether the words of this language ship. */
export function isLocale(code: string): code is Locale {
  return locales.some((locale) => locale.code === code);
}

/** The language asked for, or English when its words do not ship. */
export function localeOr(code: string | null | undefined): Locale {
  return code && isLocale(code) ? code : defaultLocale;
}

/** Written from the left or from the right. Languages we cannot speak yet are known too, for `lang` on free text. */
export function dirOf(code: string): Direction {
  return ['ar', 'ckb', 'fa', 'ps', 'ur'].includes(code.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
