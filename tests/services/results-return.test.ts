import { expect, it } from 'vitest';
import { reviewsReturn } from '../../src/lib/server/services/results-return.ts';
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
});
