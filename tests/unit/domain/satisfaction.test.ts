import { describe, expect, test } from 'vitest';
import { resultOf, satisfaction } from '../../../src/lib/domain/satisfaction.ts';
import type { RatingAnswer } from '../../../src/lib/domain/satisfaction.ts';

const question = {
  id: 'R01',
  words: 'Were you listened to?',
  choices: [
    { value: 'good', words: 'Good' },
    { value: 'not-sure', words: 'Not sure' },
    { value: 'not-good', words: 'Not good' }
  ]
};
const given = (n: number, outcome: string, value: string | null, on = '2026-05-05'): RatingAnswer[] =>
  Array.from({ length: n }, () => ({ questionId: 'R01', on, outcome, value }));

describe('one question', () => {
  const answers = [
    ...given(20, 'answered', 'good'),
    ...given(6, 'answered', 'not-sure'),
    ...given(5, 'answered', 'not-good'),
    ...given(5, 'skipped', null),
    ...given(7, 'dont-know', null),
    ...given(5, 'prefer-not', null),
    ...given(8, 'answered', 'good', '2026-07-01'),
    ...given(6, 'answered', 'not-good', '2026-07-01')
  ];
  const result = resultOf(question, answers);

  test('has a bar for each choice, and one each for the ways of not answering', () => {
    expect(result.quarters[0]?.bars.map(({ id, count }) => [id, count])).toEqual([
      ['good', 20],
      ['not-sure', 6],
      ['not-good', 5],
      ['dont-know', 7],
      ['prefer-not', 5],
      ['skipped', 5],
      ['not-recorded', 0]
    ]);
    expect(result.quarters[0]?.people).toBe(48);
  });

  test('is shown by calendar quarter, in order, and for all of them', () => {
    expect(result.quarters.map(({ words, people }) => [words, people])).toEqual([
      ['April to June 2026', 48],
      ['July to September 2026', 14]
    ]);
    expect(result.all).toMatchObject({ words: 'All quarters', people: 62 });
    expect(result.all.bars[0]).toMatchObject({ count: 28 });
  });

  test('shares add to 100 and nothing is averaged', () => {
    for (const row of [...result.quarters, result.all]) {
      expect(Math.round(row.bars.reduce((sum, { share }) => sum + (share ?? 0), 0) * 10)).toBe(1000);
    }
    expect(JSON.stringify(result)).not.toContain('mean');
  });
});

describe('small numbers', () => {
  test('are hidden, with what would give them away', () => {
    const result = resultOf(question, [
      ...given(20, 'answered', 'good'),
      ...given(2, 'answered', 'not-good'),
      ...given(9, 'skipped', null)
    ]);
    const bars = result.quarters[0]!.bars;
    expect(bars.find(({ id }) => id === 'not-good')).toMatchObject({ count: null, share: null });
    expect(bars.filter(({ count }) => count === null).length).toBeGreaterThan(1);
  });

  test('a quarter with fewer than five people says nothing', () => {
    const result = resultOf(question, [
      ...given(3, 'answered', 'good'),
      ...given(30, 'answered', 'good', '2026-08-01')
    ]);
    expect(result.quarters[0]?.people).toBeNull();
    expect(result.quarters[0]?.bars.every(({ count, share }) => count === null && share === null)).toBe(true);
  });
});

test.each([
  ['a value of an older version', 'answered', 'brilliant'],
  ['an answer without a value', 'answered', null],
  ['an outcome nobody knows', 'lost', null]
])('%s is "not recorded"', (_, outcome, value) => {
  const result = resultOf(question, given(6, outcome, value));
  expect(result.all.bars.find(({ id }) => id === 'not-recorded')?.count).toBe(6);
});

test('a question nobody was asked has no quarters and no shares', () => {
  const [result] = satisfaction([question], []);
  expect(result).toMatchObject({ quarters: [], all: { people: 0 } });
  expect(result?.all.bars.every(({ count, share }) => count === 0 && share === null)).toBe(true);
});

test('answers to other questions are not counted', () => {
  const other = given(9, 'answered', 'good').map((answer) => ({ ...answer, questionId: 'R02' }));
  expect(resultOf(question, other).all.people).toBe(0);
});
