import { describe, expect, test } from 'vitest';
import { entryOf, isWorry, readPage } from '../../../src/lib/forms/answers.ts';
import type { Question } from '../../../src/lib/forms/definition.ts';
import { pageById } from '../../../src/lib/forms/journey.ts';
import { context, every } from './fixtures.ts';

const open = {
  X1: { outcome: 'answered', choice: 'not-good', words: null },
  X3: { outcome: 'answered', choice: null, words: 'a' }
} as const;
const page = (id: string) => pageById(every, open, context, id)!;
const post = (...fields: [string, string][]) => {
  const posted = new FormData();
  for (const [name, value] of fields) posted.append(name, value);
  return posted;
};
const read = (id: string, ...fields: [string, string][]) => readPage(page(id), post(...fields), context);
const answered = (choice: unknown, words: string | null = null) => ({ outcome: 'answered', choice, words });
const left = (outcome: string) => ({ outcome, choice: null, words: null });

describe('each kind', () => {
  test.each<[string, [string, string][], unknown]>([
    ['x1', [['X1', 'good']], { X1: answered('good') }],
    ['x3', [['X3.words', ' hi\r\nyou ']], { X3: answered(null, 'hi\nyou') }],
    ['x4', [['X4', '10']], { X4: answered('10') }],
    [
      'x5',
      [
        ['X5', 'sad'],
        ['X5', 'happy'],
        ['X5', 'sad']
      ],
      { X5: answered(['happy', 'sad']) }
    ],
    [
      'x6',
      [
        ['X6.bike', 'some'],
        ['X6.dentist', 'no']
      ],
      { X6: answered({ bike: 'some', dentist: 'no' }) }
    ],
    [
      'x7',
      [
        ['X7.mum', 'not-come'],
        ['X7.words', 'Tyler']
      ],
      { X7: answered({ mum: 'not-come' }, 'Tyler') }
    ],
    ['x8', [['X8', 'sam']], { X8: answered(['sam']) }],
    ['x8', [['X8.words', 'my nan']], { X8: answered(null, 'my nan') }],
    ['x9', [['X9', 'home']], { X9: answered('home') }],
    [
      'x10',
      [
        ['X10.home', 'talk'],
        ['X10.school', 'private']
      ],
      { X10: answered({ home: 'talk', school: 'private' }) }
    ]
  ])('%s', (id, fields, values) => {
    expect(read(id, ...fields)).toEqual({ ok: true, button: 'next', values });
  });
});

describe('buttons', () => {
  test.each<[string, unknown]>([
    ['next', left('skipped')],
    ['skip', left('skipped')],
    ['dont-know', left('dont-know')],
    ['prefer-not', left('prefer-not')],
    ['anything', left('skipped')]
  ])('%s with nothing chosen', (button, value) => {
    expect(read('x1', ['do', button])).toMatchObject({ ok: true, values: { X1: value } });
  });

  test('back says nothing of what is not answered, and keeps what is', () => {
    expect(read('x2', ['do', 'back'], ['X2.home', 'yes'])).toEqual({
      ok: true,
      button: 'back',
      values: { 'X2.home': answered('yes') }
    });
  });

  test('with several questions, the button is about the unanswered ones', () => {
    expect(read('x2', ['do', 'prefer-not'], ['X2.home', 'yes'])).toMatchObject({
      values: { 'X2.home': answered('yes'), 'X2.out': left('prefer-not') }
    });
  });

  test('a choice can be taken back', () => {
    expect(read('x1', ['do', 'prefer-not'], ['X1', 'good'])).toMatchObject({
      ok: true,
      values: { X1: left('prefer-not') }
    });
    expect(read('x3', ['do', 'skip'], ['X3.words', 'much too long to keep']).ok).toBe(true);
  });

  test('more room: shown again, nothing wrong, nothing lost', () => {
    expect(read('x3', ['do', 'more'], ['X3.words', 'twelve words'])).toEqual({
      ok: false,
      errors: [],
      entries: { X3: { choice: null, words: 'twelve words', more: true, own: false, drawing: null } }
    });
  });
});

describe('what must be put right', () => {
  test('too long: counted in letters as people see them, all words kept', () => {
    expect(read('x3', ['X3.words', '🐶'.repeat(11)])).toEqual({
      ok: false,
      errors: [{ question: 'X3', key: 'too-long', values: { count: 11, limit: 10 } }],
      entries: { X3: { choice: null, words: '🐶'.repeat(11), more: false, own: false, drawing: null } }
    });
    expect(read('x3', ['X3.words', '🐶'.repeat(10)]).ok).toBe(true);
    expect(read('x3', ['X3.words', 'eleven, yes'], ['X3.more', '1']).ok).toBe(true);
    expect(read('x3', ['X3.words', 'x'.repeat(21)], ['X3.more', '1'])).toMatchObject({
      errors: [{ values: { count: 21, limit: 20 } }]
    });
  });

  test.each<[string, [string, string][]]>([
    ['x1', [['X1', 'splendid']]],
    ['x1', [['X1', '__proto__']]],
    ['x4', [['X4', '11']]],
    [
      'x5',
      [
        ['X5', 'happy'],
        ['X5', 'bogus']
      ]
    ],
    ['x6', [['X6.castle', 'yes']]],
    ['x7', [['X7.stranger', 'come']]],
    ['x7', [['X7.__proto__', 'come']]],
    ['x7', [['X7.mum', 'perhaps']]],
    ['x8', [['X8', 'stranger']]],
    ['x9', [['X9', 'park']]],
    ['x10', [['X10.home', 'shout']]]
  ])('%s does not take %j', (id, fields) => {
    expect(read(id, ...fields)).toMatchObject({ ok: false, errors: [{ key: 'choose-one' }] });
  });

  test('what was right on the page is kept beside what was wrong', () => {
    expect(read('x2', ['X2.home', 'no'], ['X2.out', 'maybe'], ['X2.out.words', 'hm'])).toMatchObject({
      ok: false,
      entries: { 'X2.home': { choice: 'no' }, 'X2.out': { choice: null, words: 'hm' } }
    });
  });
});

describe('hostile input', () => {
  test('control characters, broken surrogates and files are not words', () => {
    expect(read('x3', ['X3.words', 'a\u0000b\u0007\u009bc\ud800'])).toMatchObject({
      values: { X3: answered(null, 'abc\ufffd') }
    });
    const posted = new FormData();
    posted.append('X3.words', new File(['x'], 'x.txt'));
    posted.append('do', new File(['x'], 'x.txt'));
    expect(readPage(page('x3'), posted, context)).toMatchObject({
      ok: true,
      values: { X3: left('skipped') }
    });
  });

  test('words for a question that takes none are not kept', () => {
    expect(read('x1', ['X1', 'good'], ['X1.words', 'secret'])).toMatchObject({
      values: { X1: answered('good') }
    });
  });

  test('never throws', () => {
    const odd = [
      '',
      '.',
      'X1',
      'X7.',
      'X7..',
      'X10.words.more',
      '__proto__',
      'constructor',
      'toString',
      '\u0000',
      '💥'
    ];
    for (const { id } of every.pages.slice(0, 10)) {
      for (const name of odd)
        for (const value of odd) expect(() => read(id, [name, value], ['do', value])).not.toThrow();
    }
  });
});

test.each<[string, string | string[], boolean]>([
  ['yes', 'yes', false],
  ['no', 'no', true],
  ['not sure', 'not-sure', true],
  ['one of several', ['yes', 'no'], true]
])('a worry: %s', (_name, choice, worry) => {
  const safety: Question = every.pages[1]!.questions[0]!;
  expect(isWorry(safety, { outcome: 'answered', choice, words: null })).toBe(worry);
  expect(
    isWorry(
      { ...safety, worryWhen: undefined },
      {
        outcome: 'answered',
        choice,
        words: null
      }
    )
  ).toBe(false);
});

test('leaving a safety question is not a worry by itself', () => {
  expect(isWorry(every.pages[1]!.questions[0]!, { outcome: 'prefer-not', choice: null, words: null })).toBe(
    false
  );
});

test('an earlier answer stands on the page again, with room for its words', () => {
  const question: Question = every.pages[2]!.questions[0]!;
  expect(entryOf(question, undefined)).toEqual({
    choice: null,
    words: '',
    more: false,
    own: false,
    drawing: null
  });
  expect(entryOf(question, { outcome: 'answered', choice: null, words: 'x'.repeat(11) })).toMatchObject({
    more: true
  });
});
