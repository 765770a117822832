import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import {
  closeReferral,
  correctContact,
  markSeen,
  nameAdvocate,
  recordContact,
  reopen
} from '../../src/lib/server/services/referral-work.ts';
import { openReferral, referralList } from '../../src/lib/server/services/referrals.ts';
import { passOn, refer } from '../../src/lib/server/services/referring.ts';
import { askForAdvocate, askPlainly } from '../../src/lib/server/services/requests.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, newStaff, type Team } from '../support/iro-team.ts';
import { invitation, monday, newReview } from '../support/respondents.ts';
import { reach, unasked } from '../support/referring.ts';
import { testStore } from '../support/store.ts';

const dayLong = 86_400_000;
const friday = monday + 4 * dayLong;

let store: Store;
let team: Team;
let farah: Staff;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  farah = await newStaff(store, 'Farah Iqbal', 'advocacy');
});
afterEach(() => store.close());

const rows = () => store.db.select().from(store.t.referrals);
const only = async () => (await rows())[0]!;

/** Amina asks for an advocate and Jo passes it on. Gives the referral's id. */
async function passed(): Promise<string> {
  const { id } = await askForAdvocate(store, team.child, 'Help with: a worry', monday);
  await passOn(store, team.jo, id, reach, monday);
  return (await only()).id;
}
/** Nobody has been in touch. */
const nobody = { on: null, none: true };
const seenHome = (proven: boolean, since: number, now: number) =>
  homeOf(store, { ...team.child, kind: 'respondent', sessionId: '', proven }, since, 'en', now);

describe('what the provider does', () => {
  test('seen, named, first contact, closed: each with its day, and logged', async () => {
    const id = await passed();
    const standing = async () => (await openReferral(store, farah, id, monday)).standing;
    expect(await standing()).toBe('passed');
    await markSeen(store, farah, id, monday + 1);
    await markSeen(store, farah, id, monday + 2);
    expect(await standing()).toBe('seen');
    expect(await nameAdvocate(store, farah, id, ' Ada Bell ', monday + 3)).toEqual({ ok: true });
    expect(await standing()).toBe('named');
    expect(await recordContact(store, farah, id, '2026-11-17', monday + 2 * dayLong)).toEqual({ ok: true });
    expect(await standing()).toBe('contacted');
    const done = { because: 'done', note: 'We wrote your letter.' };
    expect(await closeReferral(store, farah, id, done, monday + 3 * dayLong)).toEqual({ ok: true });
    expect(await openReferral(store, farah, id, monday)).toMatchObject({
      standing: 'closed',
      seenAt: monday + 1,
      advocate: 'Ada Bell',
      namedAt: monday + 3,
      firstContactAt: Date.UTC(2026, 10, 17, 12),
      closedBecause: 'done',
      note: 'We wrote your letter.',
      clock: null
    });
    expect(JSON.stringify(await rows())).not.toMatch(/Ada|letter/);
    const deeds = (await logged(store, farah.staffId)).map(({ action }) => action);
    expect(deeds.filter((deed) => deed !== 'referral.read')).toEqual(
      ['seen', 'named', 'contacted', 'closed'].map((deed) => `referral.${deed}`)
    );
    const list = await referralList(store, farah, monday);
    expect([list.open.length, list.closed.map((line) => line.id)]).toEqual([0, [id]]);
  });

  test('what is closed stays as it is', async () => {
    const id = await passed();
    await closeReferral(store, farah, id, { because: 'moved', note: '' }, monday);
    const before = await rows();
    await markSeen(store, farah, id, monday + 1);
    await nameAdvocate(store, farah, id, 'Ada', monday + 1);
    await closeReferral(store, team.kit, id, { because: 'done', note: 'x' }, monday + 1);
    expect(await rows()).toEqual(before);
  });

  test('what cannot be right is refused', async () => {
    const id = await passed();
    const refused = { ok: false };
    expect(await recordContact(store, farah, id, '2026-11-16', monday)).toMatchObject({
      problems: { on: 'Name the advocate first.' }
    });
    for (const name of ['', '  ', 'x'.repeat(101)])
      expect(await nameAdvocate(store, farah, id, name, monday)).toMatchObject(refused);
    await nameAdvocate(store, farah, id, 'Ada', monday);
    for (const on of [null, '2026-11-17', '2026-11-15'])
      expect(await recordContact(store, farah, id, on, monday)).toMatchObject(refused);
    for (const given of [
      { because: '', note: '' },
      { because: 'bored', note: '' },
      // Nobody has been in touch.
      { because: 'done', note: '' },
      { because: 'done', note: 'x'.repeat(1001) }
    ])
      expect(await closeReferral(store, farah, id, given, monday)).toMatchObject(refused);
    expect(await only()).toMatchObject({ firstContactAt: null, closedAt: null });
  });

  test('the manager may too; nobody else', async () => {
    const id = await passed();
    const done = { because: 'done', note: '' };
    const tess = await newStaff(store, 'Tess Nolan', 'participation');
    for (const who of [team.jo, team.lee, team.bo, tess]) {
      await expect(markSeen(store, who, id, monday)).rejects.toThrow(NotYours);
      await expect(nameAdvocate(store, who, id, 'Ada', monday)).rejects.toThrow(NotYours);
      await expect(recordContact(store, who, id, '2026-11-16', monday)).rejects.toThrow(NotYours);
      await expect(closeReferral(store, who, id, done, monday)).rejects.toThrow(NotYours);
      await expect(correctContact(store, who, id, nobody, monday)).rejects.toThrow(NotYours);
      await expect(reopen(store, who, id, monday)).rejects.toThrow(NotYours);
    }
    await nameAdvocate(store, team.kit, id, 'Ada', monday);
    expect(await recordContact(store, team.kit, id, '2026-11-16', monday)).toEqual({ ok: true });
    expect((await only()).firstContactAt).toBe(monday);
  });
});

describe('a wrong step is put right', () => {
  test('the day of the first contact is corrected or taken back, and logged', async () => {
    const id = await passed();
    await nameAdvocate(store, farah, id, 'Ada', monday);
    expect(await correctContact(store, farah, id, { on: '2026-11-16', none: false }, monday)).toEqual({
      ok: true
    });
    expect((await only()).firstContactAt).toBeNull();
    await recordContact(store, farah, id, '2026-11-16', monday + dayLong);
    await correctContact(store, farah, id, { on: '2026-11-17', none: false }, monday + dayLong);
    expect((await only()).firstContactAt).toBe(monday + dayLong);
    expect(await correctContact(store, farah, id, { on: '2026-12-17', none: false }, friday)).toMatchObject({
      ok: false
    });
    expect(await correctContact(store, farah, id, { on: null, none: false }, friday)).toMatchObject({
      ok: false
    });
    await correctContact(store, farah, id, nobody, friday);
    expect(await openReferral(store, farah, id, friday)).toMatchObject({ standing: 'named', late: true });
    const deeds = (await logged(store, farah.staffId)).map(({ action }) => action);
    expect(deeds.filter((deed) => deed === 'referral.contact-corrected')).toHaveLength(2);
  });

  test('what was closed goes on where it was; another name takes the place of the first', async () => {
    const id = await passed();
    await nameAdvocate(store, farah, id, 'Ada', monday);
    await reopen(store, farah, id, monday);
    await closeReferral(store, farah, id, { because: 'moved', note: 'Goodbye' }, monday);
    await reopen(store, farah, id, monday);
    await nameAdvocate(store, farah, id, 'Nadia', monday);
    expect(await openReferral(store, farah, id, monday)).toMatchObject({
      standing: 'named',
      advocate: 'Nadia',
      closedBecause: null,
      note: null
    });
    const deeds = (await logged(store, farah.staffId)).map(({ action }) => action);
    expect(deeds.filter((deed) => deed === 'referral.reopened')).toHaveLength(1);
  });
});

test('how often the promised day was missed, for who may see every referral', async () => {
  const id = await passed();
  const promise = async (who: Staff, now: number) => (await referralList(store, who, now)).promise;
  expect(await promise(team.kit, monday)).toEqual({ missed: 0, of: 0 });
  expect(await promise(team.kit, friday)).toEqual({ missed: 1, of: 1 });
  await nameAdvocate(store, farah, id, 'Ada', friday);
  await recordContact(store, farah, id, '2026-11-18', friday);
  expect(await promise(farah, friday)).toEqual({ missed: 0, of: 1 });
  expect(await promise(team.jo, friday)).toBeNull();
});

test('the clock runs in working days until the first contact; open ones stand by its day', async () => {
  const { id: visitor } = await askPlainly(store, team.child, 'independent-visitor', 'x', friday);
  await passOn(store, team.jo, visitor, reach, friday);
  const { id: advocate } = await askForAdvocate(store, team.child, null, monday);
  await passOn(store, team.jo, advocate, reach, monday);
  const lines = async (now: number) =>
    (await referralList(store, farah, now)).open.map(({ kind, late, clock }) => [
      kind,
      late,
      clock?.daysLeft
    ]);
  expect(await lines(monday + dayLong)).toEqual([
    ['advocate', false, 1],
    ['independent-visitor', false, 5]
  ]);
  expect(await lines(friday)).toEqual([
    ['advocate', true, -2],
    ['independent-visitor', false, 2]
  ]);
  const late = (await rows()).find(({ kind }) => kind === 'advocate')!;
  await nameAdvocate(store, farah, late.id, 'Ada', friday);
  await recordContact(store, farah, late.id, '2026-11-20', friday);
  expect(await lines(friday)).toEqual([
    ['independent-visitor', false, 2],
    ['advocate', false, undefined]
  ]);
});

describe('the child', () => {
  test('sees where it stands, with the name and at the end the words', async () => {
    const id = await passed();
    const told = async () => (await seenHome(true, monday + 1, monday)).requests[0]?.referral;
    expect(await told()).toEqual({ standing: 'passed', contactBy: '2026-11-18', name: null, note: null });
    await nameAdvocate(store, farah, id, 'Ada', monday);
    expect(await told()).toMatchObject({ standing: 'named', name: 'Ada' });
    await recordContact(store, farah, id, '2026-11-16', monday);
    await closeReferral(store, farah, id, { because: 'done', note: 'Well done.' }, monday);
    expect(await told()).toMatchObject({ standing: 'closed', note: 'Well done.' });
  });

  test('not on a device where the secret pictures were not shown, nor does a parent or carer', async () => {
    await passed();
    expect((await seenHome(false, monday + 1, monday)).requests).toEqual([]);
    for (const who of [team.parent, team.carer]) {
      const adult = { ...who, kind: 'respondent', sessionId: '', proven: true } as const;
      expect((await homeOf(store, adult, 0, 'en', monday)).requests).toEqual([]);
    }
  });

  test('does not lose it with the next review’s card, nor what was said in person; what is kept stays out', async () => {
    await passed();
    const visitor = { ...unasked, kind: 'independent-visitor', askedOn: '2026-11-16' } as const;
    await refer(store, team.jo, team.childId, visitor, monday);
    await refer(store, team.jo, team.childId, unasked, monday);
    const reviewId = await newReview(store, team.childId, {});
    const card = await invitation(store, { ...team.child, reviewId });
    const next = (proven: boolean) =>
      homeOf(store, { ...card, kind: 'respondent', sessionId: '', proven }, monday + 1, 'en', monday);
    const seen = await next(true);
    expect(seen.requests).toEqual([]);
    expect(seen.referrals.map(({ kind, standing }) => [kind, standing])).toEqual([
      ['advocate', 'passed'],
      ['independent-visitor', 'passed']
    ]);
    expect(await next(false)).toMatchObject({ referrals: [], hidden: true });
    await store.db.update(store.t.referrals).set({ keptFromIro: true });
    expect((await next(true)).referrals).toEqual([]);
  });
});
