import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requestsFor } from '../../src/lib/server/services/answered-requests.ts';
import { NotYours, openReview, type Staff } from '../../src/lib/server/services/caseload.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { closeReferral } from '../../src/lib/server/services/referral-work.ts';
import { openReferral, referralList } from '../../src/lib/server/services/referrals.ts';
import { passOn, referUninstructed } from '../../src/lib/server/services/referring.ts';
import {
  askForAdvocate,
  askForCall,
  askPlainly,
  takeBackRequest
} from '../../src/lib/server/services/requests.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, cover, logged, newStaff, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const dayLong = 86_400_000;
const friday = monday + 4 * dayLong;

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

/** Amina asks for an advocate and it is passed on. Gives the referral's id. */
async function passed(by: Staff, kept = false): Promise<string> {
  const { id } = await askForAdvocate(store, team.child, 'Help with: a worry', monday, kept);
  await passOn(store, by, id, monday);
  return (await only()).id;
}

describe('passing on', () => {
  test('an advocate: the words go with it, sealed, the clock runs, the request is answered', async () => {
    const id = await passed(team.jo);
    expect(await only()).toMatchObject({
      kind: 'advocate',
      childId: team.childId,
      reviewId: team.reviewId,
      keptFromIro: false,
      referredBy: team.jo.staffId,
      referredAt: monday,
      contactBy: '2026-11-18',
      closedAt: null
    });
    expect(JSON.stringify(await rows())).not.toContain('worry');
    const [request] = await requestsFor(store, team.jo, team.reviewId, monday);
    expect(request).toMatchObject({
      referralId: id,
      handled: {
        at: monday,
        outcome: 'Passed to the advocacy provider.',
        tellChild: expect.stringContaining('Wednesday 18 November 2026') as string
      }
    });
    expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['request.answered', 'referral.made'])
    );
  });

  test('an independent visitor goes the same way, and a weekend is not counted', async () => {
    const { id } = await askPlainly(store, team.child, 'independent-visitor', 'Swimming', friday);
    await passOn(store, team.kit, id, friday);
    expect(await only()).toMatchObject({ kind: 'independent-visitor', contactBy: '2026-11-24' });
  });

  test('a bank holiday of the council is not counted', async () => {
    await store.db.insert(store.t.bankHolidays).values({ day: '2026-11-17', name: 'A day of its own' });
    await passed(team.jo);
    expect((await only()).contactBy).toBe('2026-11-19');
  });

  test('pressed twice it is passed on once, and what was taken back is not', async () => {
    const { id } = await askForAdvocate(store, team.child, null, monday);
    await passOn(store, team.jo, id, monday);
    await passOn(store, team.kit, id, monday + 1);
    expect(await rows()).toHaveLength(1);
    const again = await askForAdvocate(store, team.child, null, monday);
    await takeBackRequest(store, team.child, 'advocate', monday);
    await passOn(store, team.jo, again.id, monday);
    expect(await rows()).toHaveLength(1);
  });

  test('a call, a complaint, or what a parent asks for is not for the provider', async () => {
    const call = await askForCall(store, team.child, { words: null, worry: false }, monday);
    const complaint = await askPlainly(store, team.child, 'complaint', 'No', monday);
    const parents = await askForAdvocate(store, team.parent, null, monday);
    for (const { id } of [call, complaint, parents])
      await expect(passOn(store, team.kit, id, monday)).rejects.toThrow(NotYours);
    await expect(passOn(store, team.kit, 'none', monday)).rejects.toThrow(NotYours);
    expect(await rows()).toEqual([]);
  });

  test('only the IRO who holds or covers the child, or a manager; kept from the IRO, only a manager', async () => {
    const { id } = await askForAdvocate(store, team.child, null, monday);
    for (const who of [team.lee, team.bo, tess, farah])
      await expect(passOn(store, who, id, monday)).rejects.toThrow(NotYours);
    await askForAdvocate(store, team.child, null, monday, true);
    await expect(passOn(store, team.jo, id, monday)).rejects.toThrow(NotYours);
    await passOn(store, team.kit, id, monday);
    expect(await only()).toMatchObject({ keptFromIro: true, referredBy: team.kit.staffId });
  });
});

describe('without the child’s asking', () => {
  const refer = (who: Staff, words: string) => referUninstructed(store, who, team.childId, words, monday);

  test('the IRO or a manager says why; one at a time', async () => {
    const made = await refer(team.jo, ' Cannot say what she wants ');
    expect(made).toMatchObject({ ok: true });
    const card = await openReferral(store, farah, (await only()).id, monday);
    expect(card).toMatchObject({
      kind: 'non-instructed',
      words: 'Cannot say what she wants',
      askedAt: null,
      referredBy: 'Jo Clarke'
    });
    expect(await refer(team.kit, 'Again')).toMatchObject({ ok: false });
    await closeReferral(store, farah, card.id, { because: 'done', note: '' }, monday);
    expect(await refer(team.kit, 'Again')).toMatchObject({ ok: true });
  });

  test.each([[' '], ['x'.repeat(1001)]])('not with “%.5s…”', async (words) => {
    expect(await refer(team.jo, words)).toMatchObject({
      ok: false,
      problems: { words: expect.any(String) as string }
    });
    expect(await rows()).toEqual([]);
  });

  test('nobody else', async () => {
    for (const who of [team.lee, team.bo, tess, farah])
      await expect(refer(who, 'x')).rejects.toThrow(NotYours);
    expect(await rows()).toEqual([]);
  });
});

describe('who sees a referral', () => {
  const idsSeen = async (who: Staff) => (await referralList(store, who, monday)).open.map(({ id }) => id);

  test('the provider, the manager and the child’s IRO; each reading is logged', async () => {
    const id = await passed(team.jo);
    for (const who of [farah, team.kit, team.jo]) {
      expect(await idsSeen(who)).toEqual([id]);
      const card = await openReferral(store, who, id, monday);
      expect(card).toMatchObject({ name: 'Amina', words: 'Help with: a worry', askedAt: monday });
      expect(await logged(store, who.staffId)).toContainEqual({ action: 'referral.read', subjectId: id });
    }
    expect((await openReferral(store, farah, id, monday)).reviewId).toBeNull();
    expect((await openReferral(store, team.jo, id, monday)).reviewId).toBe(team.reviewId);
  });

  test('another IRO only while they cover; support and participation never', async () => {
    const id = await passed(team.jo);
    expect(await idsSeen(team.lee)).toEqual([]);
    for (const who of [team.lee, team.bo, tess])
      await expect(openReferral(store, who, id, monday)).rejects.toThrow(NotYours);
    for (const who of [team.bo, tess]) await expect(idsSeen(who)).rejects.toThrow(NotYours);
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-20');
    expect(await idsSeen(team.lee)).toEqual([id]);
    await expect(openReferral(store, team.lee, id, monday)).resolves.toMatchObject({ id });
  });

  test('kept from the IRO: neither listed nor opened', async () => {
    const id = await passed(team.kit, true);
    expect(await idsSeen(team.jo)).toEqual([]);
    await expect(openReferral(store, team.jo, id, monday)).rejects.toThrow(NotYours);
    await expect(openReferral(store, team.kit, id, monday)).resolves.toMatchObject({ kept: true });
    await expect(openReferral(store, farah, id, monday)).resolves.toMatchObject({ kept: true });
    expect(await requestsFor(store, team.jo, team.reviewId, monday)).toEqual([]);
  });

  test('the provider sees nothing else of the child, and nothing after the account ended', async () => {
    const id = await passed(team.jo);
    await expect(openChild(store, farah, team.childId, monday)).rejects.toThrow(NotYours);
    await expect(openReview(store, farah, 'see-review', team.reviewId, monday)).rejects.toThrow(NotYours);
    await expect(requestsFor(store, farah, team.reviewId, monday)).rejects.toThrow(NotYours);
    const { staff } = store.t;
    await store.db.update(staff).set({ endsAt: monday }).where(eq(staff.id, farah.staffId));
    await expect(openReferral(store, farah, id, monday)).rejects.toThrow(NotYours);
    expect((await referralList(store, team.kit, monday)).provider).toBe(false);
  });
});
