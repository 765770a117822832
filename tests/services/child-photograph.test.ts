import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Viewer } from '../../src/lib/domain/viewer.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours, openReview } from '../../src/lib/server/services/caseload.ts';
import {
  agreementProblem,
  dropChildPhotograph,
  photographOf,
  putChildPhotograph
} from '../../src/lib/server/services/child-photograph.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { photographFor } from '../../src/lib/server/services/pictures.ts';
import { aminaAndTheTeam, cover, logged, newStaff, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const agreed = 'Amina and her mother, 4 November 2026';
const picture = (byte: number) => ({ mediaType: 'image/webp', bytes: new Uint8Array([byte]) });
const put = (byte = 1, viewer = team.jo) =>
  putChildPhotograph(store, viewer, team.childId, agreed, picture(byte), monday);
const idOf = (address: string | null) => address!.replace('/pictures/', '');
const photograph = () => photographOf(store, team.jo, team.childId, monday);
const shown = async (viewer: Viewer, fileId: string) =>
  (await photographFor(store, viewer, fileId, monday))?.bytes[0] ?? null;

it('stands on the child’s page, the review and the meeting pack with who agreed, and is logged', async () => {
  await put();
  const kept = await photograph();
  expect(kept).toMatchObject({ agreedBy: agreed, addedOn: '2026-11-16' });
  const { address } = kept!;
  expect((await openChild(store, team.bo, team.childId, monday)).picture).toBe(address);
  expect((await openReview(store, team.jo, 'see-review', team.reviewId, monday)).picture).toBe(address);
  expect((await meetingPack(store, team.jo, team.reviewId, monday)).review.picture).toBe(address);
  expect(JSON.stringify(await store.db.select().from(store.t.files))).not.toContain('mother');
  expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toContain(
    'child-photograph.put'
  );
});

it('is shown to who may see the child and to nobody else', async () => {
  await put(7);
  const id = idOf((await photograph())!.address);
  const { lee, kit, bo, jo } = team;
  for (const viewer of [jo, kit, bo]) expect(await shown(viewer, id)).toBe(7);
  const card = (who: Team['child']): Viewer => ({
    kind: 'respondent',
    sessionId: 'one',
    proven: true,
    ...who
  });
  const others: Viewer[] = [
    lee,
    await newStaff(store, 'Tess Nolan', 'participation'),
    await newStaff(store, 'Farah Iqbal', 'advocacy'),
    card(team.child),
    card(team.parent),
    card(team.carer),
    { kind: 'nobody' }
  ];
  for (const viewer of others) expect(await shown(viewer, id)).toBeNull();
  await cover(store, team.iroId, lee, '2026-11-16', '2026-11-16');
  expect(await shown(lee, id)).toBe(7);
});

it('goes from everywhere at once when the agreement is taken back, bytes and all', async () => {
  await put();
  const id = idOf((await photograph())!.address);
  await dropChildPhotograph(store, team.bo, team.childId, monday);
  expect(await photograph()).toBeNull();
  expect(await shown(team.jo, id)).toBeNull();
  expect((await openChild(store, team.jo, team.childId, monday)).picture).toBeNull();
  expect((await openReview(store, team.jo, 'see-review', team.reviewId, monday)).picture).toBeNull();
  expect(await store.db.select().from(store.t.files)).toEqual([]);
  await dropChildPhotograph(store, team.bo, team.childId, monday);
  expect((await logged(store, team.bo.staffId)).map(({ action }) => action)).toEqual([
    'child-photograph.removed'
  ]);
});

it('takes the place of the one before', async () => {
  await put(1);
  await put(2);
  expect(await store.db.select().from(store.t.files)).toHaveLength(1);
  expect(await shown(team.jo, idOf((await photograph())!.address))).toBe(2);
});

it('is not another’s to put in, read about or delete', async () => {
  await put();
  await expect(put(2, team.lee)).rejects.toThrow(NotYours);
  await expect(photographOf(store, team.lee, team.childId, monday)).rejects.toThrow(NotYours);
  await expect(dropChildPhotograph(store, team.lee, team.childId, monday)).rejects.toThrow(NotYours);
  expect(await photograph()).not.toBeNull();
});

it('is kept only when somebody is said to have agreed', async () => {
  expect(agreementProblem('')).toBe('Say who agreed to it, and when.');
  expect(agreementProblem('x'.repeat(301))).toContain('The most is 300');
  expect(agreementProblem(agreed)).toBeNull();
  await expect(putChildPhotograph(store, team.jo, team.childId, '', picture(1), monday)).rejects.toThrow();
  expect(await photograph()).toBeNull();
});
