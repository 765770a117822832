import { expect, test } from 'vitest';
import { child4to7 } from '../../../src/lib/forms/library/child-4-7.ts';
import { forms } from '../../../src/lib/forms/registry.ts';
import { inEveryLanguage, wordsIn } from '../../../src/lib/forms/words.ts';
import { locales } from '../../../src/lib/i18n/locales.ts';
import { shortBreakWords } from '../../../src/lib/forms/short-breaks.ts';
import { usual } from '../../../src/lib/forms/usual.ts';
import { every } from './fixtures.ts';

test('finds every piece of words, and says where it stands', () => {
  const found = Object.fromEntries(wordsIn(every, 'every').map(({ place, words }) => [place, words.en]));
  expect(found).toMatchObject({
    'every.title': 'My words',
    'every.chapters.first.words': 'First',
    'x2.title': 'Safe',
    'X2.out.words': 'Safe out?',
    'X2.out.tellMore': 'Tell us more',
    'X4.low': 'not at all',
    'X5.choices.happy.words': 'happy'
  });
});

test('numbers need no other language', () => {
  expect(wordsIn([{ value: '10', words: { en: '10' } }], 'x')).toEqual([]);
});

test('changes nothing but words, and keeps the English', () => {
  expect(inEveryLanguage(child4to7, 'child-4-7')).toMatchObject(child4to7);
});

test.each(locales.map(({ code }) => code))('every form is said in %s', (locale) => {
  const all = [
    ...forms.flatMap((form) => wordsIn(form, form.id)),
    ...wordsIn(shortBreakWords, 'short-breaks'),
    ...wordsIn(usual, 'usual')
  ];
  expect(all.filter(({ words }) => !words[locale]).map(({ place }) => place)).toEqual([]);
});
