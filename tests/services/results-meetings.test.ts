import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { meetingLines } from '../../src/lib/server/services/results-meetings.ts';
import { child, held } from '../support/results.ts';
import { newStaff } from '../support/iro-team.ts';
import { eachStore } from '../support/store.ts';

const wanted = { from: '2026-04-01', to: '2026-11-20', iroIds: null, codesHidden: false };

eachStore('at the meetings', (open) => {
  let store: Store;
  let by: string;
  beforeEach(async () => {
    store = await open();
    by = (await newStaff(store, 'Jo Clarke', 'iro')).staffId;
  });

  /** Some held reviews with the same facts. */
  async function reviews(many: number, facts: object, sitting: object | null, code: string, why?: string) {
    for (let n = 0; n < many; n += 1) {
      const childId = await child(store, { localId: newId() });
      const reviewId = await held(store, childId, '2026-06-01', code);
      const { reviews: table, meetings, codeDecisions } = store.t;
      const changed = { ...facts, updatedAt: 1 };
      await store.db.update(table).set(changed).where(eq(table.id, reviewId));
      if (sitting !== null)
        await store.db
          .insert(meetings)
          .values({ id: newId(), reviewId, ...room, ...sitting, recordedBy: by });
      const reason = { noContributionReason: why ?? null, reasons: [], proposed: code, confirmed: code };
      const decided = { id: newId(), reviewId, ...reason, confirmedBy: by, confirmedAt: 1 };
      if (code === 'PN7') await store.db.insert(codeDecisions).values(decided);
    }
  }
  const room = {
    heldOn: '2026-06-01',
    counts: true,
    childCame: true,
    childSpoke: true,
    childUsedSymbols: false,
    spokenForBy: 'nobody',
    ownWordsUsed: false,
    otherMedium: 'none',
    chairedByChild: 'no',
    recordedAt: 1
  };
  const seen = {
    childSeenOn: '2026-05-28',
    childSeenHow: 'home',
    childSeenAlone: true,
    rightsDiscussed: true,
    advocacyOffer: 'accepted'
  };
  const lines = async (change = {}) =>
    Object.fromEntries(
      (await meetingLines(store, { ...wanted, ...change })).map(({ words, count, of, share }) => [
        words,
        [count, of, share]
      ])
    );

  it('counts each with its denominator, what is not recorded too', async () => {
    await reviews(10, seen, { chairedByChild: 'all' }, 'PN1');
    await reviews(6, { ...seen, childSeenAlone: false, advocacyOffer: 'declined' }, {}, 'PN1');
    await reviews(4 + 5, {}, { childCame: false }, 'PN7', 'nothing-changes');
    await reviews(5, {}, null, 'PN6');
    const all = await lines();
    expect(all).toMatchObject({
      'Ran all of the meeting': [10, 30, 33.3],
      'Did not run it': [15, 30, 50],
      'Who ran it: not recorded': [5, 30, 16.7],
      Came: [16, 30, 53.3],
      'Did not come': [9, 30, 30],
      'Seen before the meeting': [16, 30, 53.3],
      'Seen before: not recorded': [14, 30, 46.7],
      'Seen alone': [10, 16, 62.5],
      'Not alone': [6, 16, 37.5],
      'Rights discussed': [16, 30, 53.3],
      'Rights: not recorded': [14, 30, 46.7],
      'Advocate offered and accepted': [10, 30, 33.3],
      'Advocate offered and declined': [6, 30, 20],
      'Advocate not offered': [0, 30, 0]
    });
    const reasons = Object.entries(all).filter(([words]) => words.startsWith('PN4 or PN7'));
    expect(reasons.map(([, figures]) => figures)).toEqual([[9, 9, 100]]);
  });

  it('hides numbers under five, and whatever would give them or a hidden code away', async () => {
    await reviews(20, seen, { chairedByChild: 'no' }, 'PN1');
    await reviews(7, seen, { chairedByChild: 'part' }, 'PN1');
    await reviews(3, seen, { chairedByChild: 'all' }, 'PN1');
    const all = await lines();
    expect(all['Ran all of the meeting']).toEqual([null, 30, null]);
    expect(all['Ran part of it']).toEqual([null, 30, null]);
    expect((await lines({ codesHidden: true }))['Came']).toEqual([null, 30, null]);
  });

  it('counts only the days and the caseloads asked for', async () => {
    await reviews(6, seen, {}, 'PN1');
    expect((await lines({ from: '2026-07-01' }))['Came']).toEqual([0, 0, null]);
    expect((await lines({ iroIds: [by] }))['Came']).toEqual([0, 0, null]);
  });
});
