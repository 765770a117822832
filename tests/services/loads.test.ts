import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { heldFiles, holdFiles } from '../../src/lib/server/services/held-files.ts';
import { loadState, startLoad, type LoadState } from '../../src/lib/server/services/loads.ts';
import { planLoad } from '../../src/lib/server/services/register.ts';
import { header, now } from '../support/register-files.ts';
import { testStore, testVault } from '../support/store.ts';

const files = [header('101,2,04/09/2016,,,,', '102,2,31/02/2016,,,,')];

describe('files between being checked and being loaded', () => {
  const held = holdFiles(testVault, 'bo', files, now);

  it('come back as they were, for the person who sent them', () => {
    const back = heldFiles(testVault, 'bo', held, now + 60_000);
    expect(back?.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['header.csv', Buffer.from(files[0]!.bytes).toString()]
    ]);
  });

  it.each([
    ['somebody else’s', 'jo', held, now],
    ['too old', 'bo', held, now + 3 * 60 * 60 * 1000],
    ['altered', 'bo', `${held.slice(0, -4)}AAAA`, now],
    ['nonsense', 'bo', 'nonsense', now],
    ['empty', 'bo', '', now]
  ])('are refused when %s', (_, who, text, at) => {
    expect(heldFiles(testVault, who, text, at)).toBeNull();
  });

  it('can be read by nobody else', () => {
    expect(held).not.toContain('101');
    expect(Buffer.from(held.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('CHILD');
  });
});

describe('a load that is watched', () => {
  let store: Store;
  beforeEach(async () => {
    store = await testStore();
  });
  afterEach(() => store.close());

  async function ended(id: string, by: string): Promise<LoadState> {
    for (;;) {
      const state = await loadState(store, id, by);
      if (state.state !== 'running') return state;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  it('runs by itself and leaves its result for the person who started it', async () => {
    const id = startLoad(store, await planLoad(store, files, now), true, 'bo');
    expect(await loadState(store, id, 'bo')).toMatchObject({ state: 'running' });
    expect(await ended(id, 'bo')).toMatchObject({
      state: 'done',
      left: 1,
      counts: { children: { added: 1 } }
    });
    expect(await loadState(store, id, 'jo')).toEqual({ state: 'unknown' });
    expect(await loadState(store, 'another', 'bo')).toEqual({ state: 'unknown' });
  });

  it('says when rows no longer fit and the person wanted all or nothing', async () => {
    const id = startLoad(store, await planLoad(store, files, now), false, 'bo');
    expect(await ended(id, 'bo')).toEqual({ state: 'refused', left: 1 });
    expect(await store.db.select().from(store.t.children)).toEqual([]);
  });

  it('keeps the results of the last twenty loads', async () => {
    const plan = await planLoad(store, files, now);
    for (let n = 0; n < 25; n += 1) await ended(startLoad(store, plan, true, 'bo'), 'bo');
    expect((await store.db.select().from(store.t.settings)).length).toBeLessThanOrEqual(21);
  });
});
