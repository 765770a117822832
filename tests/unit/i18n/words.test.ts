import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pluralsOf, problemWith } from '$lib/i18n/compare.ts';
import { locales } from '$lib/i18n/locales.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'src/lib/i18n/words');
const files = readdirSync(join(folder, 'en'));
const wordsOf = (file: string) =>
  JSON.parse(readFileSync(join(folder, 'en', file), 'utf8')) as Record<string, string>;

describe.each(files)('English %s', (file) => {
  test('keys are plain and messages can be read', () => {
    for (const [key, message] of Object.entries(wordsOf(file))) {
      expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(message, `${key} must use ’`).not.toMatch(/\w'\w/);
      expect(problemWith(message, message, 'en'), key).toBeNull();
    }
  });
});

const registers = files
  .filter((file) => file.includes('child'))
  .map((file) => [file, file.replace('child', 'adult')]);

test.each(registers)('%s and %s say the same things', (child = '', adult = '') => {
  expect(Object.keys(wordsOf(child)).sort()).toEqual(Object.keys(wordsOf(adult)).sort());
});

const others = locales.map((locale) => locale.code as string).filter((code) => code !== 'en');

test.each(others)('%s lacks no word of a page or form, and says nothing that English does not', (locale) => {
  const command = [join(root, 'src/bin/words.ts'), '--check', locale];
  const { stdout } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  expect(stdout.trim()).toBe(`${locale}: complete`);
});

describe('a translation', () => {
  const english = 'Choose {count, plural, one {# picture} other {# pictures}} of {name}';

  test.each([
    ['Wybierz {count, plural, one {#} few {#} many {#} other {#}}: {name}', null],
    [undefined, 'is missing'],
    ['TODO Choose', 'is missing'],
    ['', 'is blank or has space round it'],
    [
      'Wybierz {count, plural, one {#} few {#} many {#} other {#}}',
      'takes {count} where the English takes {count} {name}'
    ],
    [
      'Wybierz {count, plural, one {#} other {#}}: {name}',
      'has plurals for one, other; this language needs few, many, one, other'
    ],
    ['Wybierz {count, plural, one {# other {#}}: {name}', expect.stringMatching(/^cannot be read/)]
  ])('%s', (said, problem) => {
    expect(problemWith(english, said, 'pl')).toEqual(problem);
  });

  test('has the plurals of its own language', () => {
    expect(pluralsOf('ar')).toEqual(['few', 'many', 'one', 'other', 'two', 'zero']);
    expect(pluralsOf('vi')).toEqual(['other']);
  });
});
