import { describe, expect, test } from 'vitest';
import { isReturnedInTime, returnRates } from '../../../src/lib/domain/return-rate.ts';
import type { Asked } from '../../../src/lib/domain/return-rate.ts';

const asked = (audience: Asked['audience'], more: Partial<Asked> = {}): Asked => ({
  audience,
  openedOn: null,
  startedOn: null,
  returnedOn: null,
  neededBy: '2026-06-10',
  ...more
});

describe('return rate', () => {
  const rates = returnRates([
    asked('child'),
    asked('child', { openedOn: '2026-06-01' }),
    asked('child', { openedOn: '2026-06-01', startedOn: '2026-06-02' }),
    asked('child', { openedOn: '2026-06-01', startedOn: '2026-06-02', returnedOn: '2026-06-10' }),
    asked('child', { openedOn: '2026-06-01', startedOn: '2026-06-02', returnedOn: '2026-06-11' }),
    asked('child', { returnedOn: '2026-06-09' }), // on paper: never opened on screen
    asked('parent'),
    asked('parent', { returnedOn: '2026-06-09', neededBy: null })
  ]);

  test.each([
    ['child', 6, 5, 4, 3, 2, 0],
    ['parent', 2, 1, 1, 1, 0, 1],
    ['carer', 0, 0, 0, 0, 0, 0],
    ['other', 0, 0, 0, 0, 0, 0],
    ['all', 8, 6, 5, 4, 2, 1]
  ])('%s: asked %i, opened %i, started %i, returned %i, in time %i', (audience, a, o, s, r, t, unknown) =>
    expect(rates.find((rate) => rate.audience === audience)).toMatchObject({
      asked: a,
      opened: o,
      started: s,
      returned: r,
      inTime: t,
      timeNotRecorded: unknown
    })
  );

  test('shares are of those asked', () => {
    expect(rates[0]?.lines.map(({ id, share }) => [id, share])).toEqual([
      ['asked', 100],
      ['opened', 83.3],
      ['started', 66.7],
      ['returned', 50],
      ['in-time', 33.3]
    ]);
    expect(rates[2]?.lines.every(({ share }) => share === null)).toBe(true);
  });

  test.each([
    ['2026-06-10', '2026-06-10', true],
    ['2026-06-11', '2026-06-10', false],
    [null, '2026-06-10', false],
    ['2026-06-10', null, false]
  ])('returned %s, needed by %s: in time %s', (returnedOn, neededBy, is) =>
    expect(isReturnedInTime({ returnedOn, neededBy })).toBe(is)
  );
});
