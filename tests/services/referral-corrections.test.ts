import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { requestsFor } from '../../src/lib/server/services/answered-requests.ts';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import { correctReferral, takeBack } from '../../src/lib/server/services/referral-corrections.ts';
import {
  closeReferral,
  nameAdvocate,
  recordContact,
  reopen
} from '../../src/lib/server/services/referral-work.ts';
import { openReferral, referralList } from '../../src/lib/server/services/referrals.ts';
import { passOn, refer } from '../../src/lib/server/services/referring.ts';
import { askForAdvocate } from '../../src/lib/server/services/requests.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import { isUnreferred } from '../../src/lib/server/services/unreferred-offers.ts';
import { aminaAndTheTeam, cover, logged, newStaff, type Team } from '../support/iro-team.ts';
import { reach, unasked } from '../support/referring.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
let farah: Staff;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  farah = await newStaff(store, 'Farah Iqbal', 'advocacy');
});
afterEach(() => store.close());

const dayLong = 86_400_000;
const right = { where: 'At home', ring: 'Sam, 01632 960 009', more: 'Not before noon', known: {} } as const;
const only = async () => (await store.db.select().from(store.t.referrals))[0]!;

/** Amina asks for an advocate and Jo passes it on. Gives the referral's id. */
async function passed(): Promise<string> {
  const { id } = await askForAdvocate(store, team.child, 'Help with: a worry', monday);
  await passOn(store, team.jo, id, reach, monday);
  return (await only()).id;
}
/** Jo refers Amina, who said yes in person. */
async function referred(known = {}): Promise<string> {
  const form = { ...unasked, kind: 'advocate', askedOn: '2026-11-16', known, reviewId: team.reviewId };
  const made = await refer(store, team.jo, team.childId, form, monday);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.id;
}
const mayOf = async (id: string, who: string) =>
  (await openReferral(store, farah, id, monday)).known.find((line) => line.who === who)?.may;

describe('how the child is reached', () => {
  test('is put right by the IRO, who covers and the manager; the provider sees when, and whom to ask', async () => {
    const id = await referred({ carer: 'yes', parents: 'no' });
    expect(await openReferral(store, farah, id, monday)).toMatchObject({
      correctedAt: null,
      referredBy: 'Jo Clarke',
      referrerEmail: expect.stringContaining('@') as string,
      mayCorrect: false
    });
    const form = { ...right, known: { carer: 'no', parents: 'yes' } } as const;
    expect(await correctReferral(store, team.jo, id, form, monday + 1)).toEqual({ ok: true });
    expect(await openReferral(store, farah, id, monday)).toMatchObject({
      reach: { where: 'At home', ring: 'Sam, 01632 960 009', more: 'Not before noon' },
      correctedAt: monday + 1
    });
    expect([await mayOf(id, 'carer'), await mayOf(id, 'parents')]).toEqual(['no', 'yes']);
    expect(JSON.stringify(await only())).not.toMatch(/960 009|noon/);
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-16');
    expect(await correctReferral(store, team.lee, id, right, monday)).toEqual({ ok: true });
    expect(await correctReferral(store, team.kit, id, { ...right, where: ' ' }, monday)).toMatchObject({
      problems: { where: expect.any(String) as string }
    });
    const deeds = (await logged(store, team.jo.staffId)).map(({ action }) => action);
    expect(deeds).toContain('referral.corrected');
  });

  test('a no that the child wrote stays; what is closed stays as it is', async () => {
    const { id: asked } = await askForAdvocate(store, team.child, null, monday, false, {
      known: { carer: 'no', iro: 'yes' },
      reach: null
    });
    await passOn(store, team.jo, asked, reach, monday);
    const { id } = await only();
    await correctReferral(store, team.jo, id, { ...right, known: { carer: 'yes' } }, monday);
    expect(await mayOf(id, 'carer')).toBe('no');
    expect(await mayOf(id, 'iro')).toBe('yes');
    await closeReferral(store, farah, id, { because: 'moved', note: '' }, monday);
    expect(await correctReferral(store, team.jo, id, { ...right, where: 'x' }, monday)).toMatchObject({
      ok: false
    });
    expect((await openReferral(store, farah, id, monday)).reach?.where).toBe('At home');
  });
});

describe('taken back', () => {
  test('what the child asked for waits again, and can be passed on once more', async () => {
    const id = await passed();
    expect(await takeBack(store, team.jo, id, monday + 1)).toBe(true);
    expect(await only()).toMatchObject({ closedAt: monday + 1, closedBecause: 'taken-back' });
    const home = () =>
      homeOf(store, { ...team.child, kind: 'respondent', sessionId: '', proven: true }, 0, 'en', monday);
    expect((await home()).requests).toMatchObject([{ handledAt: null, tellChild: null, referral: null }]);
    expect((await home()).referrals).toEqual([]);
    const [request] = await requestsFor(store, team.jo, team.reviewId, monday);
    expect(request).toMatchObject({ handled: null, referralId: null });
    await passOn(store, team.jo, request!.id, reach, monday + 2);
    expect((await home()).requests).toMatchObject([{ referral: { standing: 'passed' } }]);
    expect(await requestsFor(store, team.jo, team.reviewId, monday)).toHaveLength(1);
  });

  test('the provider sees that, and no more of what was written; nobody opens it again', async () => {
    const id = await referred();
    await takeBack(store, team.jo, id, monday + 1);
    const seen = await openReferral(store, farah, id, monday + 1);
    expect(seen).toMatchObject({
      closedBecause: 'taken-back',
      words: '',
      reach: null,
      known: [],
      mayWork: false
    });
    expect((await referralList(store, farah, monday)).closed.map((line) => line.id)).toEqual([id]);
    expect(await openReferral(store, team.jo, id, monday)).toMatchObject({ words: unasked.words });
    await reopen(store, farah, id, monday + 2);
    await reopen(store, team.kit, id, monday + 2);
    expect((await only()).closedBecause).toBe('taken-back');
    // It is no promise that was missed, and the child who said yes is to be passed on still.
    expect((await referralList(store, team.kit, monday + 20 * dayLong)).promise).toMatchObject({ missed: 0 });
    await store.db.update(store.t.reviews).set({ advocacyOffer: 'accepted' });
    expect(await isUnreferred(store, team.jo, team.reviewId)).toBe(true);
    const [request] = await store.db.select().from(store.t.requests);
    expect(request).toMatchObject({ tellChild: null, handledAt: monday });
  });

  test('not once somebody was in touch', async () => {
    const id = await referred();
    await nameAdvocate(store, farah, id, 'Ada', monday);
    await recordContact(store, farah, id, '2026-11-16', monday);
    expect(await takeBack(store, team.jo, id, monday)).toBe(false);
    expect((await only()).closedAt).toBeNull();
  });

  test('nobody else may, nor the IRO what is kept from them', async () => {
    const id = await referred();
    const tess = await newStaff(store, 'Tess Nolan', 'participation');
    for (const who of [team.lee, team.bo, tess, farah]) {
      await expect(correctReferral(store, who, id, right, monday)).rejects.toThrow(NotYours);
      await expect(takeBack(store, who, id, monday)).rejects.toThrow(NotYours);
    }
    await store.db.update(store.t.referrals).set({ keptFromIro: true });
    await expect(correctReferral(store, team.jo, id, right, monday)).rejects.toThrow(NotYours);
    await expect(takeBack(store, team.jo, id, monday)).rejects.toThrow(NotYours);
    expect(await takeBack(store, team.kit, id, monday)).toBe(true);
  });
});
