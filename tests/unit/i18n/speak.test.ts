import { expect, test } from 'vitest';
import { say } from '$lib/i18n/icu.ts';
import { around, speak } from '$lib/i18n/speak.ts';

test('the same key is said to a child and to an adult in their own words', async () => {
  const child = await speak('en', ['common', 'child']);
  const adult = await speak('en', ['common', 'adult']);
  expect(child.t('own.entry-go')).toBe('Go');
  expect(adult.t('own.entry-go')).toBe('Continue');
  expect(child.t('common.next')).toBe('Next');
});

test('a language that does not ship is answered in English', async () => {
  const { t, locale, dir } = await speak('xx', ['common']);
  expect([t('common.exit'), locale, dir]).toEqual(['Exit', 'en', 'ltr']);
});

test('two requests at once do not share an instance', async () => {
  const all = await Promise.all(
    Array.from({ length: 50 }, (_, at) => speak('en', [at % 2 ? 'adult' : 'child', 'common']))
  );
  const said = all.map(({ t }) => t('own.help-childline'));
  expect(said.filter((words) => words === 'Childline')).toHaveLength(25);
});

test('values are put in place, and plurals follow the number', async () => {
  const { t } = await speak('en', ['errors', 'common']);
  expect(t('errors.too-long', { count: 324, limit: 300 })).toBe(
    'This is 324 letters. There is room for 300.'
  );
  expect(t('errors.pictures-count', { count: 1 })).toBe('Choose 1 picture.');
  expect(t('errors.pictures-count', { count: 3 })).toBe('Choose 3 pictures.');
});

test('what a person typed is never read as a message', async () => {
  const { t } = await speak('en', ['common']);
  expect(t('common.reads-this', { name: '{now, number}<b>' })).toBe('{now, number}<b> reads this');
});

test('a missing value shows the message rather than breaking the page', () => {
  expect(say('Hello, {name}', 'en')).toBe('Hello, {name}');
});

test('the words round a name can be had by themselves', async () => {
  const { t } = await speak('en', ['common']);
  expect(around(t, 'common.reads-this', 'name')).toEqual(['', ' reads this']);
});
