import { describe, expect, test } from 'vitest';
import { measureA, measureB } from '../../../src/lib/domain/measures.ts';
import type { HeldReview, LookedAfterChild } from '../../../src/lib/domain/measures.ts';
import type { ParticipationCode } from '../../../src/lib/domain/code-words.ts';

const on = '2026-03-31';
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const child = (childId: string, more: Partial<LookedAfterChild> = {}): LookedAfterChild => ({
  childId,
  lookedAfterSince: '2024-01-01',
  ceasedOn: null,
  ...more
});
const held = (
  childId: string,
  code: ParticipationCode | null,
  more: Partial<HeldReview> = {}
): HeldReview => ({
  childId,
  dateOfBirth: '2014-05-05',
  heldOn: '2025-10-10',
  code,
  ...more
});

describe('measure A, by child', () => {
  test('Slough 2012–13: 124 of 132 is 93.9%', () => {
    const children = times(132, (i) => child(`c${i}`));
    const reviews = children.map(({ childId }, i) => held(childId, i < 8 ? 'PN7' : 'PN1'));
    const measure = measureA({ on, children, reviews });
    expect(measure).toMatchObject({
      numerator: 124,
      denominator: 132,
      share: 93.9,
      from: '2025-04-01',
      to: on
    });
    expect(measure.rows.map(({ count, share }) => [count, share])).toEqual([
      [124, 93.9],
      [8, 6.1],
      [0, 0]
    ]);
  });

  test('Portsmouth 2013–14: 249 of 264 is 94.3%', () => {
    const children = times(264, (i) => child(`c${i}`));
    const reviews = children.map(({ childId }, i) => held(childId, i < 15 ? 'PN4' : 'PN6'));
    expect(measureA({ on, children, reviews }).share).toBe(94.3);
  });

  test.each<[string, (ParticipationCode | null)[], string | null]>([
    ['contributed to all', ['PN1', 'PN2', 'PN3', 'PN5', 'PN6'], 'all'],
    ['one missed is enough', ['PN1', 'PN7', 'PN1'], 'not-all'],
    ['came without contributing', ['PN4'], 'not-all'],
    ['one not recorded', ['PN1', null], 'not-recorded'],
    ['one missed and one not recorded', ['PN7', null], 'not-all'],
    ['PN0 at 11 cannot be right', ['PN0', 'PN1'], 'not-recorded'],
    ['no review', [], null]
  ])('%s: %j', (_, codes, row) => {
    const reviews = codes.map((code) => held('one', code));
    const measure = measureA({ on, children: [child('one')], reviews });
    expect(measure.rows.find(({ count }) => count === 1)?.id ?? null).toBe(row);
    expect(measure.denominator).toBe(row === null ? 0 : 1);
  });

  test('nobody to count has no share', () =>
    expect(measureA({ on, children: [], reviews: [] }).share).toBeNull());

  test.each<[string, Partial<LookedAfterChild>, Partial<HeldReview>, number]>([
    ['left before the day', { ceasedOn: '2026-03-30' }, {}, 0],
    ['left on the day', { ceasedOn: '2026-03-31' }, {}, 0],
    ['leaves the day after', { ceasedOn: '2026-04-01' }, {}, 1],
    ['came after the day', { lookedAfterSince: '2026-04-01' }, {}, 0],
    ['start not in the register', { lookedAfterSince: null }, {}, 1],
    ['review on the first day of the year', {}, { heldOn: '2025-04-01' }, 1],
    ['review the day before it', {}, { heldOn: '2025-03-31' }, 0],
    ['review on the day', {}, { heldOn: '2026-03-31' }, 1],
    ['review after it', {}, { heldOn: '2026-04-01' }, 0],
    ['held under 4', {}, { dateOfBirth: '2021-10-11' }, 0],
    ['held on the 4th birthday', {}, { dateOfBirth: '2021-10-10' }, 1]
  ])('%s', (_, about, review, denominator) =>
    expect(
      measureA({ on, children: [child('one', about)], reviews: [held('one', 'PN1', review)] }).denominator
    ).toBe(denominator)
  );

  test.each([
    ['2026-03-02', 1], // four weeks and a day
    ['2026-03-03', 0] // exactly four weeks is not more than four weeks
  ])('with the four-week switch, looked after since %s counts %i', (lookedAfterSince, denominator) => {
    const reviews = [held('one', 'PN1', { heldOn: '2026-03-30' })];
    const children = [child('one', { lookedAfterSince })];
    expect(measureA({ on, children, reviews, moreThanFourWeeks: true }).denominator).toBe(denominator);
    expect(measureA({ on, children, reviews }).denominator).toBe(1);
  });

  test('a child’s reviews under 4 do not spoil those after it', () => {
    const born = { dateOfBirth: '2021-12-01' };
    const reviews = [
      held('one', 'PN0', { ...born, heldOn: '2025-06-01' }),
      held('one', 'PN3', { ...born, heldOn: '2025-12-01' })
    ];
    expect(measureA({ on, children: [child('one')], reviews }).numerator).toBe(1);
  });
});

describe('measure B, by review', () => {
  const young = { dateOfBirth: '2023-01-01' };
  const reviews = [
    ...times(5, () => held('y', 'PN0', young)),
    ...times(8, () => held('a', 'PN1')),
    ...times(3, () => held('b', 'PN6')),
    ...times(2, () => held('c', 'PN7')),
    ...times(2, () => held('d', null))
  ];
  const { all, four } = measureB(reviews);
  const row = (table: typeof all, id: string) => table.rows.find((line) => line.id === id);

  test('each code as a share of all reviews, PN0 included', () => {
    expect(all.denominator).toBe(20);
    expect(row(all, 'PN0')).toMatchObject({ count: 5, share: 25 });
    expect(row(all, 'PN1')).toMatchObject({ count: 8, share: 40 });
    expect(row(all, 'not-recorded')).toMatchObject({ count: 2, share: 10 });
    expect(all.denominatorWords).toBe('all reviews held');
  });

  test('each code as a share of reviews at 4 or over, PN0 left out', () => {
    expect(four.denominator).toBe(15);
    expect(row(four, 'PN0')).toBeUndefined();
    expect(row(four, 'PN1')).toMatchObject({ count: 8, share: 53.4 });
    expect(row(four, 'PN7')).toMatchObject({ count: 2, share: 13.3 });
    expect(four.took).toEqual({ count: 11, share: 73.3 });
  });

  test('both add up, with the not-recorded line', () => {
    for (const table of [all, four]) {
      expect(table.rows.reduce((sum, { count }) => sum + count, 0)).toBe(table.denominator);
      expect(Math.round(table.rows.reduce((sum, { share }) => sum + (share ?? 0), 0) * 10)).toBe(1000);
    }
  });

  test('PN0 at 4 or over counts as not recorded there', () => {
    const wrong = measureB([held('a', 'PN0'), held('a', 'PN1')]);
    expect(row(wrong.four, 'not-recorded')?.count).toBe(1);
    expect(row(wrong.all, 'PN0')?.count).toBe(1);
  });
});
