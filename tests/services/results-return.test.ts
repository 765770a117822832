import { expect, it } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import { reviewsReturn } from '../../src/lib/server/services/results-return.ts';
import { newStaff } from '../support/iro-team.ts';
import { child, held } from '../support/results.ts';
import { eachStore } from '../support/store.ts';

const year = { from: '2026-04-01', to: '2026-11-20', iroIds: null };

eachStore('the return', (open) => {
  it('exports the return’s Reviews table, errors first and short breaks left out', async () => {
    const store = await open();
    const good = await child(store, { localId: '101', statuses: ['V4', 'C2'] });
    const breaks = await child(store, { localId: '102', statuses: ['V3', 'V4'] });
    await held(store, good, '2026-06-10', 'PN1');
    await held(store, good, '2026-10-10', null);
    await held(store, good, '2026-11-10', 'PN0');
    await held(store, breaks, '2026-06-10', 'PN1');
    const made = await reviewsReturn(store, year);
    expect(made.rows).toEqual([['101', '01/05/2012', '10/06/2026', 'PN1']]);
    expect(made.errors.map((error) => [error.localId, error.heldOn, error.rule])).toEqual([
      ['101', '2026-10-10', '167'],
      ['101', '2026-11-10', '440']
    ]);
    expect(made.shortBreaks).toBe(1);
  });

  it('names a code that the recorded meeting contradicts, unless the IRO said why', async () => {
    const store = await open();
    const one = await child(store, { localId: '101', statuses: ['C2'] });
    const reviewId = await held(store, one, '2026-06-10', 'PN1');
    const [by] = await store.db.select({ id: store.t.staff.id }).from(store.t.staff);
    const recordedBy = by?.id ?? (await newStaff(store, 'Jo Clarke', 'iro')).staffId;
    await store.db.insert(store.t.meetings).values({
      ...{ id: newId(), reviewId, heldOn: '2026-06-10', counts: true, childCame: false, childSpoke: false },
      ...{ childUsedSymbols: false, spokenForBy: 'nobody', ownWordsUsed: false, otherMedium: 'none' },
      ...{ chairedByChild: 'no', recordedBy, recordedAt: 1 }
    });
    const made = await reviewsReturn(store, year);
    expect(made.rows).toEqual([]);
    expect(made.errors).toMatchObject([{ reviewId, rule: 'here' }]);
    expect(made.errors[0]?.words).toContain('recorded without the child');
    const decision = { id: newId(), reviewId, proposed: 'PN7', reasons: [], confirmed: 'PN1' };
    await store.db
      .insert(store.t.codeDecisions)
      .values({ ...decision, confirmedBy: recordedBy, confirmedAt: 2 });
    expect((await reviewsReturn(store, year)).errors).toEqual([]);
  });
});
