import { describe, expect, test } from 'vitest';
import { ratingThemes, themeWords } from '../../../src/lib/domain/rating-themes.ts';
import { resultOf, satisfaction, type RatingAnswer } from '../../../src/lib/domain/satisfaction.ts';

const questions = [
  { id: 'RA2', words: 'People listened to me.', theme: 'listened' },
  { id: 'RB1', words: 'Did people listen to you?', theme: 'listened' },
  { id: 'RC4', words: 'Did you feel listened to?', theme: 'listened' },
  { id: 'RC10', words: 'How was the review, overall?', theme: 'overall' }
] as const;
const given = (
  count: number,
  value: string | null,
  { id = 'RB1', on = '2026-05-05' } = {}
): RatingAnswer => ({
  questionId: id,
  on,
  outcome: 'answered',
  value,
  count
});
const left = (count: number, outcome: string, on = '2026-05-05'): RatingAnswer => ({
  questionId: 'RB1',
  on,
  outcome,
  value: null,
  count
});
const listened = (answers: readonly RatingAnswer[]) => resultOf('listened', questions, answers);
const bars = (row: { readonly bars: readonly { id: string; count: number | null }[] }) =>
  Object.fromEntries(row.bars.map(({ id, count }) => [id, count]));

test.each([
  ['very-good', 'good'],
  ['good', 'good'],
  ['yes', 'good'],
  ['in-between', 'not-sure'],
  ['not-sure', 'not-sure'],
  ['not-good', 'not-good'],
  ['bad', 'not-good'],
  ['very-bad', 'not-good'],
  ['no', 'not-good'],
  ['brilliant', 'not-recorded'],
  ['toString', 'not-recorded'],
  [null, 'not-recorded']
])('the answer %s is counted as %s', (value, bar) =>
  expect(bars(listened([given(7, value)]).all)[bar]).toBe(7)
);

test('the same thing asked of every age is counted together, and apart by question', () => {
  const result = listened([
    given(6, 'good', { id: 'RA2' }),
    given(8, 'not-good', { id: 'RA2' }),
    given(10, 'good'),
    given(9, 'very-good', { id: 'RC4' }),
    given(7, 'bad', { id: 'RC4' }),
    given(99, 'good', { id: 'RC10' })
  ]);
  expect(result.all).toMatchObject({ people: 40, words: 'All quarters' });
  expect(bars(result.all)).toMatchObject({ good: 25, 'not-sure': 0, 'not-good': 15, skipped: 0 });
  expect(result.questions.map(({ id, people }) => [id, people])).toEqual([
    ['RA2', 14],
    ['RB1', 10],
    ['RC4', 16]
  ]);
});

test('quarters stand in order, shares add to 100 and nothing is averaged', () => {
  const july = { on: '2026-07-01' };
  const result = listened([
    given(8, 'good', july),
    given(6, 'not-good', july),
    given(20, 'good'),
    given(7, 'bad')
  ]);
  expect(result.quarters.map(({ words, people }) => [words, people])).toEqual([
    ['April to June 2026', 27],
    ['July to September 2026', 14]
  ]);
  for (const row of [...result.quarters, result.all])
    expect(Math.round(row.bars.reduce((sum, { share }) => sum + (share ?? 0), 0) * 10)).toBe(1000);
  expect(JSON.stringify(result)).not.toContain('mean');
});

describe('those who gave no answer', () => {
  test.each([
    [
      'are told apart when none of the ways is small',
      [7, 5, 9],
      { 'dont-know': 7, 'prefer-not': 5, skipped: 9 }
    ],
    ['stand as one when one of them is small', [7, 2, 9], { skipped: 18 }],
    ['are only skipped when nothing else was chosen', [0, 0, 9], { skipped: 9 }]
  ])('%s', (_, [dontKnow = 0, preferNot = 0, skipped = 0], expected) => {
    const answers = [
      given(20, 'good'),
      left(dontKnow, 'dont-know'),
      left(preferNot, 'prefer-not'),
      left(skipped, 'skipped')
    ].filter(({ count }) => count !== 0);
    const { all } = listened(answers);
    expect(bars(all)).toEqual({ good: 20, 'not-sure': 0, 'not-good': 0, ...expected });
  });
});

describe('small numbers', () => {
  test('are hidden, with what would give them away', () => {
    const [row] = listened([given(20, 'good'), given(2, 'bad'), left(9, 'skipped')]).quarters;
    expect(row?.bars.find(({ id }) => id === 'not-good')).toMatchObject({ count: null, share: null });
    expect(row?.bars.filter(({ count }) => count === null).length).toBeGreaterThan(1);
  });

  test('a quarter with fewer than five people says nothing', () => {
    const [row] = listened([given(3, 'good'), given(30, 'good', { on: '2026-08-01' })]).quarters;
    expect(row?.people).toBeNull();
    expect(row?.bars.every(({ count, share }) => count === null && share === null)).toBe(true);
  });

  test('questions are not told apart where a total is hidden, which the two tables together would give away', () => {
    const result = listened([given(20, 'good'), given(2, 'bad'), given(12, 'good', { id: 'RC4' })]);
    expect(bars(result.all)['not-good']).toBeNull();
    expect(result.questions).toEqual([]);
  });
});

test('themes stand in the order of the list, and only those that were asked', () => {
  const answers = [given(9, 'good'), given(9, 'good', { id: 'RC10' })];
  expect(satisfaction(questions, answers).map(({ theme }) => theme)).toEqual(['overall', 'listened']);
  expect(satisfaction(questions, [])).toEqual([]);
});

test('every theme has its own words', () =>
  expect(new Set(ratingThemes.map((theme) => themeWords[theme])).size).toBe(ratingThemes.length));
