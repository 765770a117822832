import { expect, test } from 'vitest';
import type { FormDefinition, Page, Question } from '../../../src/lib/forms/definition.ts';
import { forms } from '../../../src/lib/forms/registry.ts';
import { sentencesOf, sentencesOnPage } from '../../../src/lib/forms/sentences.ts';
import { usual } from '../../../src/lib/forms/usual.ts';
import { mostOnPage } from '../../../src/lib/server/services/sentence-sounds.ts';

const around = { someoneElse: 'Someone else?', orPictures: 'Or pictures', aboutPicture: 'About it' };
const places = usual.places.map(({ id, words, symbol }) => ({
  id,
  words: words.en,
  symbol,
  notPossible: null
}));
const read = { locale: 'en', context: { iro: 'Jo', places }, around };

const text = { kind: 'text', limit: 10, more: 20, area: 'HOME' } as const;
const pageOf = (...questions: Question[]): Page => ({
  id: 'p1',
  chapter: 'home',
  title: { en: 'Home' },
  questions
});
const shown = (page: Page) => sentencesOnPage(page, read).map((one) => one.shown);

test('a question, its hint, its answers and its box for more, in the order they stand', () => {
  const page = pageOf({
    kind: 'yes-no',
    id: 'B01',
    area: 'HOME',
    words: { en: 'Is home OK?' },
    hint: { en: 'Think of today.' },
    tellMore: { en: 'Say more' }
  });
  expect(shown(page)).toEqual(['Is home OK?', 'Think of today.', 'yes', 'no', 'not sure', 'Say more']);
});

test('topics come before what can be said of each, and the same words only once', () => {
  const topics = [
    { value: 'a', words: { en: 'School' } },
    { value: 'b', words: { en: 'ask me first' } }
  ];
  const page = pageOf({ kind: 'topics', id: 'B02', area: 'REV', words: { en: 'Talk?' }, choices: topics });
  expect(shown(page)).toEqual([
    'Talk?',
    'School',
    'ask me first',
    'talk about it',
    'not in front of everyone'
  ]);
});

test('several questions on a page: its title first, and no hints of boxes, which are not shown there', () => {
  const box = (id: string): Question => ({ ...text, id, words: { en: id }, hint: { en: `${id} hint` } });
  expect(shown(pageOf(box('B03'), box('B04')))).toEqual(['Home', 'B03', 'B04']);
  expect(shown(pageOf(box('B03')))).toEqual(['B03', 'B03 hint']);
});

test('a sound is for the words as written: the IRO’s name is shown, and one recording serves all', () => {
  const page = pageOf({ ...text, id: 'B05', words: { en: 'Tell {iro}' } });
  expect(sentencesOnPage(page, read)).toEqual([{ written: 'Tell {iro}', shown: 'Tell Jo', at: 'B05' }]);
});

test('another language has its own sentences', () => {
  const page = pageOf({ ...text, id: 'B06', words: { en: 'Hello', ar: 'مرحبا' } });
  expect(sentencesOnPage(page, { ...read, locale: 'ar' })[0]?.written).toBe('مرحبا');
});

test.each(forms.map((one): [string, FormDefinition] => [one.id, one]))(
  '%s: no page has more sentences than are asked for at once, and each is listed once',
  (_, form) => {
    for (const page of form.pages) expect(sentencesOnPage(page, read).length).toBeLessThan(mostOnPage);
    const all = sentencesOf(form, read).map(({ written }) => written);
    expect(all.length).toBeGreaterThan(5);
    expect(new Set(all).size).toBe(all.length);
  }
);
