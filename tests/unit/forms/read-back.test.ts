import { expect, test } from 'vitest';
import { askedWords } from '../../../src/lib/forms/asked.ts';
import type { AnswerChoice, Question } from '../../../src/lib/forms/definition.ts';
import { readBack, readTogether } from '../../../src/lib/forms/read-back.ts';
import { context, every } from './fixtures.ts';

const questions: Question[] = every.pages.flatMap((page): Question[] => page.questions);
const question = (id: string) => questions.find((one) => one.id === id)!;

test.each<[string, AnswerChoice | null, string | null, string[]]>([
  ['X1', 'not-good', null, ['not good']],
  ['X2.out', 'not-sure', 'at night', ['not sure', 'at night']],
  ['X3', null, 'hello', ['hello']],
  ['X4', '0', null, ['0, not at all']],
  ['X4', '7', null, ['7']],
  ['X5', ['happy', 'sad'], null, ['happy', 'sad']],
  [
    'X6',
    { bike: 'some', dentist: 'yes' },
    null,
    ['Amina gets a bike.: some of it', 'Sam takes Amina to the dentist.: yes']
  ],
  [
    'X7',
    { sam: 'come', mum: 'not-come', gone: 'come' },
    'Tyler',
    ['Sam: come', 'Samira: not come', 'someone: come', 'Tyler']
  ],
  ['X8', ['sam'], null, ['Sam']],
  ['X9', 'home', null, ['where I live']],
  [
    'X10',
    { home: 'talk', school: 'private' },
    null,
    ['where I live: talk about it', 'school: not in front of everyone']
  ],
  ['X11', 'very-bad', null, ['bad']]
])('%s %j', (id, choice, words, lines) => {
  expect(readBack(question(id), { outcome: 'answered', choice, words }, context, 'en')).toEqual(lines);
});

test.each<[string, AnswerChoice, string[]]>([
  [
    'X6',
    { dentist: 'yes', bike: 'some' },
    ['Amina gets a bike.: some of it', 'Sam takes Amina to the dentist.: yes']
  ],
  [
    'X7',
    { zed: 'come', mum: 'not-come', abe: 'come', sam: 'come' },
    ['Sam: come', 'Samira: not come', 'someone: come', 'someone: come']
  ],
  ['X5', ['sad', 'happy'], ['happy', 'sad']],
  [
    'X10',
    { school: 'private', home: 'talk' },
    ['where I live: talk about it', 'school: not in front of everyone']
  ]
])('%s is read back in the order it was asked, whatever order the database keeps', (id, choice, lines) => {
  expect(readBack(question(id), { outcome: 'answered', choice, words: null }, context, 'en')).toEqual(lines);
});

test.each<[string, AnswerChoice, string[]]>([
  ['X7', { mum: 'not-come', gone: 'come', sam: 'come' }, ['come: Sam, someone', 'not come: Samira']],
  ['X10', { school: 'private', home: 'private' }, ['not in front of everyone: where I live, school']],
  [
    'X6',
    { dentist: 'yes', bike: 'yes' },
    ['Amina gets a bike.: yes', 'Sam takes Amina to the dentist.: yes']
  ],
  ['X5', ['sad', 'happy'], ['happy', 'sad']],
  ['X1', 'not-good', ['not good']]
])('%s with everything of one choice in a line', (id, choice, lines) => {
  const asked = askedWords(question(id), context, 'en');
  const answer = { outcome: 'answered', choice, words: 'typed' } as const;
  expect(readTogether(question(id), answer, context, 'en', asked)).toEqual(lines);
});

test('a question left says nothing', () => {
  expect(
    readBack(question('X1'), { outcome: 'dont-know', choice: null, words: null }, context, 'en')
  ).toEqual([]);
});

test('the words kept with the answer are the ones read back', () => {
  const asked = { question: 'How is home?', choices: { good: 'lovely' } };
  expect(
    readBack(question('X1'), { outcome: 'answered', choice: 'good', words: null }, context, 'en', asked)
  ).toEqual(['lovely']);
});

test('the IRO’s name stands in the question, names of others are never kept with it', () => {
  expect(askedWords(question('X3'), context, 'en')).toEqual({ question: 'What would you tell Jo?' });
  for (const one of questions) expect(JSON.stringify(askedWords(one, context, 'en'))).not.toMatch(/Sam|bike/);
});

test('a locale without words falls back to English', () => {
  expect(askedWords(question('X1'), context, 'ar').question).toBe('How is home?');
});
