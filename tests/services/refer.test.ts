import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requestsFor } from '../../src/lib/server/services/answered-requests.ts';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import { closeReferral } from '../../src/lib/server/services/referral-work.ts';
import { openReferral } from '../../src/lib/server/services/referrals.ts';
import { passOn, refer, type ReferralForm } from '../../src/lib/server/services/referring.ts';
import { askForAdvocate } from '../../src/lib/server/services/requests.ts';
import { alertsFor } from '../../src/lib/server/services/review-alerts.ts';
import { saveSeen } from '../../src/lib/server/services/review-papers.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, newStaff, type Team } from '../support/iro-team.ts';
import { reach, unasked } from '../support/referring.ts';
import { aminaAndHers, monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
let farah: Staff;
let tess: Staff;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  farah = await newStaff(store, 'Farah Iqbal', 'advocacy');
  tess = await newStaff(store, 'Tess Nolan', 'participation');
});
afterEach(() => store.close());

const rows = () => store.db.select().from(store.t.referrals);
const only = async () => (await rows())[0]!;

describe('said in person', () => {
  const said: ReferralForm = { ...unasked, kind: 'advocate', askedOn: '2026-11-13', known: { carer: 'no' } };
  const tell = (who: Staff, form: Partial<ReferralForm> = {}) =>
    refer(store, who, team.childId, { ...said, reviewId: team.reviewId, ...form }, monday);

  test('is passed on with its day, and kept as what the child asked for', async () => {
    expect(await tell(team.jo)).toMatchObject({ ok: true });
    const card = await openReferral(store, team.jo, (await only()).id, monday);
    expect(card).toMatchObject({
      kind: 'advocate',
      askedAt: Date.UTC(2026, 10, 13, 12),
      contactBy: '2026-11-17',
      reviewId: team.reviewId,
      kept: false
    });
    expect(await requestsFor(store, team.jo, team.reviewId, monday)).toMatchObject([
      { kind: 'advocate', referralId: card.id, handled: { at: monday } }
    ]);
  });

  test('needs a kind, a day, words and a way to the child', async () => {
    const nothing = { kind: 'x', askedOn: null, words: '', where: '' };
    const made = await tell(team.jo, nothing);
    expect(Object.keys(made.ok ? {} : made.problems).sort()).toEqual(['askedOn', 'kind', 'where', 'words']);
    for (const askedOn of [undefined, null, '2026-11-17', '1999-01-01'])
      expect(await tell(team.jo, { askedOn })).toMatchObject({ ok: false });
    const others = await aminaAndHers(store, 'Bilal');
    await expect(tell(team.jo, { reviewId: others.reviewId })).rejects.toThrow(NotYours);
    await expect(tell(team.lee)).rejects.toThrow(NotYours);
    expect(await rows()).toEqual([]);
  });

  test('a manager may keep it from the IRO; the IRO is not told by a refusal that there is one', async () => {
    await tell(team.kit, { known: { iro: 'no' } });
    const { id } = await only();
    await expect(openReferral(store, team.jo, id, monday)).rejects.toThrow(NotYours);
    expect(await requestsFor(store, team.jo, team.reviewId, monday)).toEqual([]);
    expect(await tell(team.kit)).toMatchObject({ ok: false });
    expect(await tell(team.jo, { known: { iro: 'no' } })).toMatchObject({ ok: true });
    expect((await rows()).map(({ keptFromIro }) => keptFromIro).sort()).toEqual([false, true]);
  });
});

describe('accepted at a review', () => {
  const accepted = { childSeenOn: null, childSeenHow: '', childSeenAlone: '', rightsDiscussed: '' };
  const save = (advocacyOffer: string) =>
    saveSeen(store, team.jo, team.reviewId, { ...accepted, advocacyOffer }, monday);
  const kinds = async (who: Staff) =>
    (await alertsFor(store, who, null, monday)).flatMap(({ alerts }) => alerts.map(({ kind }) => kind));

  test('waits to be passed on, and says so to the IRO and the manager alone', async () => {
    expect(await save('declined')).toEqual({ ok: true });
    expect(await save('accepted')).toEqual({ ok: true, unreferred: team.childId });
    expect(await kinds(team.jo)).toContain('not-referred');
    expect(await kinds(team.kit)).toContain('not-referred');
    expect(await kinds(team.bo)).not.toContain('not-referred');
    expect(await save('has-one')).toEqual({ ok: true });
    expect(await kinds(team.jo)).not.toContain('not-referred');
  });

  test('until it is; one that is kept from the IRO does not show by its silence', async () => {
    await save('accepted');
    const { id } = await askForAdvocate(store, team.child, null, monday, true);
    await passOn(store, team.kit, id, reach, monday);
    expect(await kinds(team.jo)).toContain('not-referred');
    expect(await kinds(team.kit)).not.toContain('not-referred');
    await refer(
      store,
      team.jo,
      team.childId,
      { ...unasked, kind: 'advocate', askedOn: '2026-11-16' },
      monday
    );
    expect(await save('accepted')).toEqual({ ok: true });
    expect(await kinds(team.jo)).not.toContain('not-referred');
  });
});

describe('without the child’s asking', () => {
  const unable = (who: Staff, words: string) =>
    refer(store, who, team.childId, { ...unasked, words }, monday);

  test('the IRO or a manager says why; one at a time', async () => {
    const made = await unable(team.jo, ' Cannot say what she wants ');
    expect(made).toMatchObject({ ok: true });
    const card = await openReferral(store, farah, (await only()).id, monday);
    expect(card).toMatchObject({
      kind: 'non-instructed',
      words: 'Cannot say what she wants',
      askedAt: null,
      referredBy: 'Jo Clarke'
    });
    expect(await unable(team.kit, 'Again')).toMatchObject({ ok: false });
    await closeReferral(store, farah, card.id, { because: 'moved', note: '' }, monday);
    expect(await unable(team.kit, 'Again')).toMatchObject({ ok: true });
  });

  test.each([[' '], ['x'.repeat(1001)]])('not with “%.5s…”', async (words) => {
    expect(await unable(team.jo, words)).toMatchObject({
      ok: false,
      problems: { words: expect.any(String) as string }
    });
    expect(await rows()).toEqual([]);
  });

  test('nobody else', async () => {
    for (const who of [team.lee, team.bo, tess, farah])
      await expect(unable(who, 'x')).rejects.toThrow(NotYours);
    expect(await rows()).toEqual([]);
  });
});
