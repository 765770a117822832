/**
 * What is missing in a language, and a start for whoever translates it.
 *
 *   node src/bin/words.ts --check          every language that has a folder
 *   node src/bin/words.ts --check pl ar    these
 *   node src/bin/words.ts pl               prints what Polish lacks, as files with the English beside
 *   node src/bin/words.ts pl --write       writes it: each missing message as "TODO English"
 *
 * Ends with 1 when a check found something.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { forms } from '../lib/forms/registry.ts';
import { shortBreakWords } from '../lib/forms/short-breaks.ts';
import { usual } from '../lib/forms/usual.ts';
import { wordsIn, type Placed } from '../lib/forms/words.ts';
import { problemWith, unwritten } from '../lib/i18n/compare.ts';

type Messages = Readonly<Record<string, string>>;

const root = join(import.meta.dirname, '../..');
const formWords = (locale: string) => join(root, 'src/lib/forms/words', locale);
const pageWords = (locale: string) => join(root, 'src/lib/i18n/words', locale);

/** Words that one place says in its own way stand in this file, by place; all others by their English. */
const inPlace = 'in-place.json';
const everywhere = 'shared.json';

interface Problem {
  readonly file: string;
  readonly key: string;
  /** Null for words that English does not have. */
  readonly english: string | null;
  readonly reason: string;
}

function readMessages(path: string): Messages {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Messages) : {};
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
}

/** Where a form's English belongs: in the file of the form that has it first, or in one for words of many places. */
function formFiles(): { readonly file: ReadonlyMap<string, string>; readonly places: readonly Placed[] } {
  const byForm = [
    ...forms.map((form) => ({ id: form.id, words: wordsIn(form, form.id) })),
    { id: 'short-breaks', words: wordsIn(shortBreakWords, 'short-breaks') }
  ];
  const shared = wordsIn(usual, 'usual');
  const file = new Map(shared.map(({ words }) => [words.en, everywhere]));
  const place = new Map<string, string>();
  for (const { id, words } of byForm) {
    for (const {
      words: { en },
      place: at
    } of words) {
      const known = file.get(en);
      if (known !== undefined && place.get(en) !== at) file.set(en, everywhere);
      else file.set(en, known ?? `${id}.json`);
      place.set(en, at);
    }
  }
  return { file, places: [...shared, ...byForm.flatMap(({ words }) => words)] };
}

const { file: fileOf, places } = formFiles();

function formProblems(locale: string): Problem[] {
  const folder = formWords(locale);
  const problems: Problem[] = [];
  const said = new Map<string, string>();
  const add = (path: string, key: string, english: string | null, reason: string | null) => {
    if (reason !== null) problems.push({ file: join(folder, path), key, english, reason });
  };
  for (const name of filesIn(folder).filter((each) => each !== inPlace)) {
    for (const [english, words] of Object.entries(readMessages(join(folder, name)))) {
      if (said.has(english)) add(name, english, null, 'is said twice');
      else if (!fileOf.has(english)) add(name, english, null, 'is not said in any form');
      else if (!words.startsWith(unwritten)) add(name, english, english, problemWith(english, words, locale));
      said.set(english, words);
    }
  }
  for (const [english, name] of fileOf) {
    if (problemWith(english, said.get(english), locale) === 'is missing')
      add(name, english, english, 'is missing');
  }
  const englishAt = new Map(places.map(({ place, words }) => [place, words.en]));
  for (const [place, words] of Object.entries(readMessages(join(folder, inPlace)))) {
    const english = englishAt.get(place);
    add(inPlace, place, null, english === undefined ? 'is no place' : problemWith(english, words, locale));
  }
  return problems;
}

function pageProblems(locale: string): Problem[] {
  const names = new Set([...filesIn(pageWords('en')), ...filesIn(pageWords(locale))]);
  return [...names].flatMap((name) => {
    const english = readMessages(join(pageWords('en'), name));
    const path = join(pageWords(locale), name);
    const said = readMessages(path);
    const missing = Object.entries(english).flatMap(([key, words]) => {
      const reason = problemWith(words, said[key], locale);
      return reason === null ? [] : [{ file: path, key, english: words, reason }];
    });
    const extra = Object.keys(said).filter((key) => english[key] === undefined);
    return [
      ...missing,
      ...extra.map((key) => ({ file: path, key, english: null, reason: 'is not in English' }))
    ];
  });
}

const problemsOf = (locale: string): Problem[] => [...pageProblems(locale), ...formProblems(locale)];

function check(locales: readonly string[]): number {
  let wrong = 0;
  for (const locale of locales) {
    const problems = problemsOf(locale);
    for (const { file, key, reason } of problems) console.log(`${relative(root, file)}: “${key}” ${reason}`);
    console.log(`${locale}: ${problems.length === 0 ? 'complete' : `${problems.length} to put right`}`);
    wrong += problems.length;
  }
  return wrong === 0 ? 0 : 1;
}

/** file → what is missing in it, as "TODO English". */
function skeleton(locale: string): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>();
  for (const { file, key, english, reason } of problemsOf(locale)) {
    if (english === null || reason !== 'is missing') continue;
    found.set(file, { ...found.get(file), [key]: unwritten + english });
  }
  return found;
}

/** In the order of the English file, so that both can be read side by side. */
function inOrder(file: string, messages: Messages): Messages {
  const english = readMessages(join(pageWords('en'), basename(file)));
  const keys = dirname(file).includes('i18n') ? Object.keys(english) : Object.keys(messages);
  return Object.fromEntries(keys.flatMap((key) => (key in messages ? [[key, messages[key] ?? '']] : [])));
}

function write(locale: string): void {
  for (const [file, missing] of skeleton(locale)) {
    mkdirSync(dirname(file), { recursive: true });
    const messages = inOrder(file, { ...readMessages(file), ...missing });
    writeFileSync(file, `${JSON.stringify(messages, null, 2)}\n`);
    console.log(`${relative(root, file)}: ${Object.keys(missing).length} to translate`);
  }
}

function print(locale: string): void {
  const files = [...skeleton(locale)].map(([file, missing]) => [relative(root, file), missing]);
  console.log(JSON.stringify(Object.fromEntries(files), null, 2));
}

/** The languages that have been begun. */
function begun(): string[] {
  const folders = ['src/lib/i18n/words', 'src/lib/forms/words'].map((path) => join(root, path));
  const names = folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder) : []));
  return [...new Set(names)].filter((name) => name !== 'en').sort();
}

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' }, write: { type: 'boolean' } },
  allowPositionals: true
});
if (values.check) process.exitCode = check(positionals.length > 0 ? positionals : begun());
else if (positionals.length === 0) {
  console.error('Name a language: node src/bin/words.ts pl   or   node src/bin/words.ts --check');
  process.exitCode = 2;
} else for (const locale of positionals) (values.write ? write : print)(locale);
