import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { addFile } from '../../src/lib/server/services/files.ts';
import {
  hashOf,
  hasSounds,
  keepSound,
  publicSound,
  removeSound,
  soundsFor,
  soundStates
} from '../../src/lib/server/services/sentence-sounds.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const home = { locale: 'en', written: 'How is home?' };
const soundOf = (...bytes: number[]) => ({ mediaType: 'audio/wav', bytes: new Uint8Array(bytes) });
const keep = (said = home, sound = soundOf(1, 2, 3), now = monday) =>
  keepSound(store, team.kit.staffId, said, sound, now);
const rows = () => store.db.select().from(store.t.files);

test('a sentence has the sound that was kept for its very words, in its language', async () => {
  expect(await hasSounds(store, 'en')).toBe(false);
  await keep();
  expect([await hasSounds(store, 'en'), await hasSounds(store, 'ar')]).toEqual([true, false]);
  const found = await soundsFor(store, 'en', ['How is school?', home.written]);
  expect([...found.keys()]).toEqual([home.written]);
  expect((await soundsFor(store, 'ar', [home.written])).size).toBe(0);
  expect((await soundsFor(store, 'en', ['How is home now?'])).size).toBe(0);
  expect((await soundsFor(store, 'en', [])).size).toBe(0);
});

test('the bytes are sealed as they lie', async () => {
  await keep(home, { mediaType: 'audio/wav', bytes: new TextEncoder().encode('RIFF of a voice') });
  const [row] = await rows();
  expect(JSON.stringify(row)).not.toContain('RIFF');
  expect(row).toMatchObject({ purpose: 'sound', childId: null, size: 15, addedBy: team.kit.staffId });
});

test('recorded again, the old sound is gone for good', async () => {
  await keep();
  const before = (await soundsFor(store, 'en', [home.written])).get(home.written)!;
  await keep(home, soundOf(9), monday + 1000);
  const after = (await soundsFor(store, 'en', [home.written])).get(home.written)!;
  expect(await publicSound(store, before)).toBeNull();
  expect([...(await publicSound(store, after))!.bytes]).toEqual([9]);
  expect(await rows()).toHaveLength(1);
  expect((await soundStates(store, 'en')).get(hashOf(home.written))).toEqual({
    fileId: after,
    addedAt: monday + 1000,
    addedBy: 'Kit Moore'
  });
});

test('deleted, nothing of it is left but the trace that it was', async () => {
  await keep();
  await removeSound(store, team.kit.staffId, { locale: 'ar', written: home.written }, monday);
  expect(await rows()).toHaveLength(1);
  await removeSound(store, team.kit.staffId, home, monday);
  expect(await rows()).toEqual([]);
  expect(await hasSounds(store, 'en')).toBe(false);
  const events = await store.db.select().from(store.t.events);
  expect(events.map(({ action }) => action)).toEqual(['sound.kept', 'sound.deleted']);
});

test('no public address gives a child’s voice, or a sound that no sentence has', async () => {
  const { childId } = team.child;
  const voice = await addFile(store, { childId, purpose: 'voice', ...soundOf(1), addedBy: null }, monday);
  const loose = await addFile(
    store,
    { childId: null, purpose: 'sound', ...soundOf(1), addedBy: null },
    monday
  );
  expect([await publicSound(store, voice), await publicSound(store, loose)]).toEqual([null, null]);
});
