/** Each kind of answer: it can be given, it is read back in words, and some form asks for it. */
import { describe, expect, test } from 'vitest';
import { readPage } from '../../../src/lib/forms/answers.ts';
import type { AnswerValue, Page, Question, QuestionKind } from '../../../src/lib/forms/definition.ts';
import { readBack } from '../../../src/lib/forms/read-back.ts';
import { forms } from '../../../src/lib/forms/registry.ts';
import { context } from './fixtures.ts';

const common = { id: 'K1', area: 'HOME', words: { en: 'Question?' } } as const;
const choices = [
  { value: 'dog', words: { en: 'a dog' } },
  { value: 'cat', words: { en: 'a cat' } }
];
const line = '[{"ink":"red","pen":"thick","line":[0,0,800,600]}]';

interface Kept {
  readonly question: Question;
  readonly posted: readonly (readonly [name: string, value: string])[];
  readonly value: Partial<AnswerValue>;
  readonly read: readonly string[];
}

/** A kind that is added to the definition does not compile until it stands here. */
const kinds: Readonly<Record<QuestionKind, Kept>> = {
  faces: {
    question: { ...common, kind: 'faces', scale: 3 },
    posted: [['K1', 'good']],
    value: { choice: 'good' },
    read: ['good']
  },
  'yes-no': {
    question: { ...common, kind: 'yes-no' },
    posted: [['K1', 'no']],
    value: { choice: 'no' },
    read: ['no']
  },
  one: {
    question: { ...common, kind: 'one', choices },
    posted: [['K1', 'cat']],
    value: { choice: 'cat' },
    read: ['a cat']
  },
  many: {
    question: { ...common, kind: 'many', choices },
    posted: [
      ['K1', 'cat'],
      ['K1', 'dog']
    ],
    value: { choice: ['dog', 'cat'] },
    read: ['a dog', 'a cat']
  },
  text: {
    question: { ...common, kind: 'text', limit: 30, more: 60 },
    posted: [
      ['K1.words', 'I like it'],
      ['K1.own', 'yes']
    ],
    value: { choice: null, words: 'I like it', ownWords: true },
    read: ['I like it', 'Someone wrote this down for me.']
  },
  drawing: {
    question: { ...common, kind: 'drawing', choices },
    posted: [
      ['K1', 'dog'],
      ['K1.drawing', line],
      ['K1.words', 'This is Rex']
    ],
    value: { choice: ['dog'], words: 'This is Rex', drawing: line },
    read: ['a dog', 'This is Rex', 'My drawing']
  },
  body: {
    question: { ...common, kind: 'body', tellMore: { en: 'More' } },
    posted: [
      ['K1', 'tummy'],
      ['K1', 'head'],
      ['K1.words', 'at night']
    ],
    value: { choice: ['head', 'tummy'], words: 'at night' },
    read: ['head', 'tummy', 'at night']
  },
  people: {
    question: { ...common, kind: 'people', ask: 'meeting' },
    posted: [
      ['K1.sam', 'come'],
      ['K1.mum', 'not-come'],
      ['K1.words', 'my friend Ada']
    ],
    value: { choice: { sam: 'come', mum: 'not-come' }, words: 'my friend Ada' },
    read: ['Sam: come', 'Samira: not come', 'my friend Ada']
  },
  place: {
    question: { ...common, kind: 'place' },
    posted: [['K1', 'home']],
    value: { choice: 'home' },
    read: ['where I live']
  },
  topics: {
    question: { ...common, kind: 'topics', choices },
    posted: [['K1.dog', 'private']],
    value: { choice: { dog: 'private' } },
    read: ['a dog: not in front of everyone']
  },
  time: {
    question: { ...common, kind: 'time', choices },
    posted: [['K1', 'dog']],
    value: { choice: ['dog'] },
    read: ['a dog']
  },
  scale10: {
    question: { ...common, kind: 'scale10', low: { en: 'bad' }, high: { en: 'good' } },
    posted: [['K1', '10']],
    value: { choice: '10' },
    read: ['10, good']
  },
  agreed: {
    question: { ...common, kind: 'agreed' },
    posted: [['K1.bike', 'some']],
    value: { choice: { bike: 'some' } },
    read: ['Amina gets a bike.: some of it']
  }
};

const pageOf = (question: Question): Page => ({ id: 'k', chapter: 'k', questions: [question] });

describe.each(Object.entries(kinds))('%s', (kind, { question, posted, value, read }) => {
  test('is kept as it was given and read back in words', () => {
    const fields = new FormData();
    for (const [name, one] of posted) fields.append(name, one);
    const page = readPage(pageOf(question), fields, context);
    const kept = page.ok ? page.values['K1'] : undefined;
    expect(kept).toEqual({ outcome: 'answered', words: null, ...value });
    expect(readBack(question, kept!, context, 'en')).toEqual(read);
  });

  test('some form asks for it', () => {
    const asked = forms.flatMap((form) =>
      form.pages.flatMap((page) => page.questions.map((one) => one.kind))
    );
    expect(asked).toContain(kind);
  });
});

test('a recording is read back in words', () => {
  const value: AnswerValue = { outcome: 'answered', choice: null, words: null, voice: 'a-file' };
  expect(readBack(kinds.text.question, value, context, 'en')).toEqual(['My recording']);
});

describe('a drawing', () => {
  const { question } = kinds.drawing;
  const read = (drawing: string) => {
    const fields = new FormData();
    fields.append('K1.drawing', drawing);
    fields.append('K1.words', 'still here');
    return readPage(pageOf(question), fields, context);
  };

  test.each([
    ['no JSON', '<svg onload="x">'],
    ['something else', '{"a":1}'],
    ['another colour', '[{"ink":"url(#x)","pen":"thick","line":[1,2]}]'],
    ['off the sheet', '[{"ink":"red","pen":"thick","line":[1,601000]}]'],
    ['below the sheet', '[{"ink":"red","pen":"thick","line":[1,601]}]'],
    ['no numbers', '[{"ink":"red","pen":"thick","line":["1","2"]}]'],
    ['half a point', '[{"ink":"red","pen":"thick","line":[1,2,3]}]'],
    [
      'no end',
      `[${'{"ink":"red","pen":"thick","line":[1,2]},'.repeat(500)}{"ink":"red","pen":"thick","line":[1,2]}]`
    ]
  ])('with %s is not kept, and all words are', (_, drawing) => {
    const page = read(drawing);
    expect(page).toMatchObject({
      ok: false,
      errors: [{ question: 'K1', key: 'drawing-lost' }],
      entries: { K1: { words: 'still here', drawing: null } }
    });
  });

  test('keeps nothing that is not part of it', () => {
    const page = read('[{"ink":"red","pen":"thin","line":[1,2],"onload":"x"}]');
    expect(page.ok && page.values['K1']?.drawing).toBe('[{"ink":"red","pen":"thin","line":[1,2]}]');
  });

  test('that is empty is none', () => {
    const page = read('[]');
    expect(page.ok && page.values['K1']).toEqual({ outcome: 'answered', choice: null, words: 'still here' });
  });
});
