import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { locales } from '$lib/i18n/locales.ts';

const folder = join(import.meta.dirname, '../../../src/lib/i18n/words');
const files = readdirSync(join(folder, 'en'));
const wordsOf = (locale: string, file: string) =>
  JSON.parse(readFileSync(join(folder, locale, file), 'utf8')) as Record<string, string>;

/** As much of a parsed message as is needed to find its values; 0 is plain text and 7 the number sign. */
interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** The names of the values a message takes. */
function placeholders(message: string): string[] {
  const names = new Set<string>();
  const visit = (parts: readonly Part[]): void => {
    for (const { type, value, options } of parts) {
      if (type !== 0 && type !== 7) names.add(value ?? '');
      for (const option of Object.values(options ?? {})) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst() as readonly Part[]);
  return [...names].sort();
}

test('the folders are the languages that are listed, and no others', () => {
  expect(readdirSync(folder).sort()).toEqual(locales.map((locale) => locale.code).sort());
});

describe.each(files)('English %s', (file) => {
  test('keys are plain and messages can be read', () => {
    for (const [key, message] of Object.entries(wordsOf('en', file))) {
      expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(message.trim(), key).toBe(message);
      expect(message, `${key} must use ’`).not.toMatch(/\w'\w/);
      expect(() => placeholders(message), key).not.toThrow();
    }
  });
});

const registers = files.filter((file) => file.includes('child')).map((file) => [file, file.replace('child', 'adult')]);

test.each(registers)('%s and %s say the same things, with the same values', (child = '', adult = '') => {
  const [theirs, ours] = [wordsOf('en', child), wordsOf('en', adult)];
  expect(Object.keys(theirs).sort()).toEqual(Object.keys(ours).sort());
});

const others = locales.map((locale) => locale.code as string).filter((code) => code !== 'en');

describe.each(others)('the words in %s', (locale) => {
  test.each(files)('%s lacks no key and takes the same values', (file) => {
    const [english, translated] = [wordsOf('en', file), wordsOf(locale, file)];
    expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
    for (const [key, message] of Object.entries(english)) {
      expect(placeholders(translated[key] ?? ''), `${file} ${key}`).toEqual(placeholders(message));
    }
  });
});
