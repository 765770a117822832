import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import {
  child,
  held,
  heldBy,
  invited,
  meetingsRated,
  participationByChild,
  participationByReview,
  rated,
  ratedBy,
  returns,
  satisfactionOf,
  timeliness
} from '../support/results.ts';
import { eachStore } from '../support/store.ts';

const year = { from: '2026-04-01', to: '2026-11-20', iroIds: null };

eachStore('results', (open) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });

  const lines = async () => {
    const result = await participationByReview(store, year);
    return Object.fromEntries(
      [...result.lines, ...result.underFour].map((line) => [line.id, [line.count, line.ofFour, line.ofAll]])
    );
  };

  describe('measure B, by review', () => {
    it('counts each code with both denominators and a not recorded line', async () => {
      await heldBy(store, { PN1: 20, PN5: 8, PN6: 7, PN7: 5, none: 10, PN0: 50 });
      expect(await participationByReview(store, year)).toMatchObject({
        reviews: 100,
        children: 100,
        four: 50,
        took: 35,
        tookShare: 70
      });
      expect(await lines()).toEqual({
        PN1: [20, 40, 20],
        PN2: [0, 0, 0],
        PN3: [0, 0, 0],
        PN4: [0, 0, 0],
        PN5: [8, 16, 8],
        PN6: [7, 14, 7],
        PN7: [5, 10, 5],
        'not-recorded': [10, 20, 10],
        PN0: [50, null, 50]
      });
    });

    it('counts the fourth birthday as four, and the day before as three', async () => {
      for (const [n, heldOn] of ['2026-04-30', '2026-05-01'].entries()) {
        for (let k = 0; k < 6; k += 1) {
          const id = await child(store, { localId: `${n}-${k}`, dateOfBirth: '2022-05-01' });
          await held(store, id, heldOn, n === 0 ? 'PN0' : 'PN1');
        }
      }
      expect(await participationByReview(store, year)).toMatchObject({ four: 6, reviews: 12 });
    });

    const counts = async () =>
      Object.fromEntries(Object.entries(await lines()).map(([id, [count]]) => [id, count]));

    it('hides a small number, what would give it away, and nothing else', async () => {
      await heldBy(store, { PN1: 20, PN3: 2, PN5: 8, PN6: 9, PN7: 12, none: 6 });
      expect(await counts()).toMatchObject({
        PN1: 20,
        PN3: null,
        PN5: null,
        PN6: 9,
        PN7: 12,
        'not-recorded': 6
      });
      expect(await participationByReview(store, year)).toMatchObject({ took: 39, four: 57 });
      expect((await lines())['PN3']).toEqual([null, null, null]);
    });

    it('shows PN2 and PN3 as one when one of them is small and both together are not', async () => {
      await heldBy(store, { PN1: 20, PN2: 6, PN3: 2, PN5: 8, PN6: 9, PN7: 12, none: 6 });
      const { PN2, PN3, ...rest } = await counts();
      expect([PN2, PN3]).toEqual([undefined, undefined]);
      expect(rest).toMatchObject({ PN1: 20, 'PN2, PN3': 8, PN5: 8, PN6: 9, PN7: 12 });
    });

    it('leaves no way to a small number through the number who took part', async () => {
      await heldBy(store, { PN1: 20, PN4: 3, PN7: 9, none: 8 });
      // PN4 is hidden with its own kind: with PN1 hidden instead, "took part" would give PN1 and so PN4.
      expect(await counts()).toMatchObject({ PN4: null, PN7: null, PN1: 20, 'not-recorded': 8 });
    });

    it('leaves out other days, cancelled reviews and other caseloads', async () => {
      await heldBy(store, { PN1: 6 }, '2026-03-31');
      expect(await participationByReview(store, year)).toMatchObject({ reviews: 0, tookShare: null });
      expect(
        await participationByReview(store, { ...year, from: '2026-03-31', iroIds: ['nobody'] })
      ).toMatchObject({ reviews: 0 });
      await store.db.update(store.t.reviews).set({ cancelledAt: 1 });
      expect(await participationByReview(store, { ...year, from: '2026-03-31' })).toMatchObject({
        reviews: 0
      });
    });
  });

  describe('measure A, by child', () => {
    it('takes a child out for one missed contribution in the twelve months', async () => {
      for (let n = 0; n < 20; n += 1) {
        const id = await child(store, { localId: `c${n}` });
        await held(store, id, '2026-01-10', 'PN1');
        await held(store, id, '2026-07-10', n < 6 ? 'PN7' : 'PN6');
      }
      const result = await participationByChild(store, year, false);
      expect(result).toMatchObject({ from: '2025-11-21', denominator: 20, share: 70 });
      expect(result.lines.map((line) => line.count)).toEqual([14, 6, 0]);
    });

    it('counts only children looked after on the day, and over four weeks when asked to', async () => {
      for (let n = 0; n < 18; n += 1) {
        const since = n < 6 ? '2026-11-02' : '2024-01-01';
        const id = await child(store, {
          localId: `c${n}`,
          lookedAfterSince: since,
          ceasedOn: n >= 12 ? '2026-10-01' : null
        });
        await held(store, id, '2026-11-10', 'PN1');
      }
      expect(await participationByChild(store, year, false)).toMatchObject({ denominator: 12 });
      expect(await participationByChild(store, year, true)).toMatchObject({ denominator: 6 });
    });
  });

  it('times reviews against their limit and leaves the unknown out of the share', async () => {
    const id = await child(store, { localId: 'c' });
    for (const [heldOn, dueOn] of [
      ['2026-05-01', '2026-05-01'],
      ['2026-06-01', '2026-06-02'],
      ['2026-07-02', '2026-07-01'],
      ['2026-08-01', null]
    ] as const)
      await held(store, id, heldOn, 'PN1', dueOn);
    expect(await timeliness(store, year)).toEqual({ inTime: 2, late: 1, notKnown: 1, share: 66.7 });
  });

  it('follows those who were asked to those who sent in time', async () => {
    for (let n = 0; n < 30; n += 1) {
      const id = await child(store, { localId: `c${n}` });
      const review = await held(store, id, '2026-06-10', 'PN1');
      const sentAt = Date.UTC(2026, 5, n < 10 ? 9 : 10, 12);
      await invited(store, id, review, { opened: n < 25, started: n < 20, ...(n < 15 ? { sentAt } : {}) });
      // Asked again: still one person asked.
      await invited(store, id, review);
    }
    const [children] = await returns(store, year);
    expect(children?.steps.map((step) => [step.id, step.count, step.share])).toEqual([
      ['asked', 30, 100],
      ['opened', 25, 83.3],
      ['started', 20, 66.7],
      ['returned', 15, 50],
      ['in-time', 10, 33.3]
    ]);
  });

  it('leaves a few other adults out of all, where the rest would give their number away', async () => {
    const id = await child(store, { localId: 'c' });
    const ask = async (audience: 'child' | 'other', times: number) => {
      for (let n = 0; n < times; n += 1)
        await invited(store, id, await held(store, id, '2026-06-10', 'PN1'), { audience });
    };
    const asked = async () =>
      (await returns(store, year)).map((line) => [line.audience, line.asked] as const);
    await ask('child', 6);
    await ask('other', 2);
    expect(Object.fromEntries(await asked())).toMatchObject({ child: 6, other: null, all: 6 });
    await ask('other', 4);
    expect(Object.fromEntries(await asked())).toMatchObject({ child: 6, other: 6, all: 12 });
  });

  it.each([
    ['in summer', '2026-06-10', Date.UTC(2026, 5, 9, 23)],
    ['in winter', '2026-11-10', Date.UTC(2026, 10, 10)],
    ['on the last day that begins in summer time', '2026-10-25', Date.UTC(2026, 9, 24, 23)],
    ['on the day on which summer time begins later', '2026-03-29', Date.UTC(2026, 2, 29)]
  ])('is in time until English midnight before the review %s', async (_, heldOn, midnight) => {
    for (let n = 0; n < 20; n += 1) {
      const id = await child(store, { localId: `c${n}` });
      const review = await held(store, id, heldOn, 'PN1');
      await invited(store, id, review, { opened: true, sentAt: n < 8 ? midnight - 1 : midnight });
    }
    const [children] = await returns(store, { ...year, from: '2026-01-01' });
    expect(children?.steps.map((step) => step.count)).toEqual([20, 20, 20, 20, 8]);
  });

  it('shows what children said by theme and quarter, and how many rated', async () => {
    for (let n = 0; n < 40; n += 1) {
      const id = await child(store, { localId: `c${n}` });
      const review = await held(store, id, '2026-06-10', 'PN1');
      await invited(store, id, review, { opened: true });
      // Midnight between two quarters is that of England: 30 June 23:30 UTC is 1 July.
      const sentAt = n < 15 ? Date.UTC(2026, 5, 30, 22, 30) : Date.UTC(2026, 5, 30, 23, 30);
      if (n < 30)
        await rated(store, id, review, sentAt, {
          RB1: ['good', 'good', 'not-good'][n % 3] ?? null,
          RB2: n < 24 ? 'good' : null,
          RB8: null
        });
    }
    expect(await meetingsRated(store, year)).toEqual({ rated: 30, asked: 40, share: 75 });
    const results = await satisfactionOf(store, year, 'child');
    expect(results.map((result) => result.theme)).toEqual(['listened', 'understood']);
    expect(await ratedBy(store, year, 'child')).toEqual({ ratings: 30, children: 30 });
    expect(await ratedBy(store, year, 'parent')).toEqual({ ratings: 0, children: 0 });
    const [listened, understood] = results;
    expect(listened?.quarters.map((quarter) => [quarter.id, quarter.people])).toEqual([
      ['2026-Q2', 15],
      ['2026-Q3', 15]
    ]);
    expect(
      listened?.all.bars.filter((bar) => bar.count !== 0).map((bar) => [bar.id, bar.count, bar.share])
    ).toEqual([
      ['good', 20, 66.7],
      ['not-good', 10, 33.3]
    ]);
    expect(understood?.all.bars.find((bar) => bar.id === 'skipped')?.count).toBe(6);
  });

  it('counts what children of every age were asked alike together', async () => {
    for (let n = 0; n < 24; n += 1) {
      const id = await child(store, { localId: `c${n}` });
      const review = await held(store, id, '2026-06-10', 'PN1');
      const [question, value] = [
        ['RA2', 'good'],
        ['RB1', 'not-good'],
        ['RC4', 'very-good'],
        ['RC4', 'very-bad']
      ][n % 4] as [string, string];
      await rated(store, id, review, Date.UTC(2026, 5, 12, 12), { [question]: value });
    }
    const [listened] = await satisfactionOf(store, year, 'child');
    expect(listened?.all.bars.map((bar) => [bar.id, bar.count])).toEqual([
      ['good', 12],
      ['not-sure', 0],
      ['not-good', 12],
      ['skipped', 0]
    ]);
    expect(listened?.questions.map((row) => [row.words, row.people])).toEqual([
      ['People listened to me. (in symbols, 4 to 7)', 6],
      ['Did people listen to you? (8 to 11)', 6],
      ['Did you feel listened to? (12 to 15, 16 and 17)', 12]
    ]);
  });
});
