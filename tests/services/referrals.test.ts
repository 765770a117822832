import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requestsFor } from '../../src/lib/server/services/answered-requests.ts';
import { NotYours, openReview, type Staff } from '../../src/lib/server/services/caseload.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { openReferral, referralList } from '../../src/lib/server/services/referrals.ts';
import { passOn } from '../../src/lib/server/services/referring.ts';
import {
  askForAdvocate,
  askForCall,
  askPlainly,
  takeBackRequest
} from '../../src/lib/server/services/requests.ts';
import type { Known } from '../../src/lib/domain/request-privacy.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, cover, logged, newStaff, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { reach } from '../support/referring.ts';
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
  await passOn(store, by, id, reach, monday);
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
    await passOn(store, team.kit, id, reach, friday);
    expect(await only()).toMatchObject({ kind: 'independent-visitor', contactBy: '2026-11-24' });
  });

  test('a bank holiday of the council is not counted', async () => {
    await store.db.insert(store.t.bankHolidays).values({ day: '2026-11-17', name: 'A day of its own' });
    await passed(team.jo);
    expect((await only()).contactBy).toBe('2026-11-19');
  });

  test('pressed twice it is passed on once, and what was taken back is not', async () => {
    const { id } = await askForAdvocate(store, team.child, null, monday);
    await passOn(store, team.jo, id, reach, monday);
    await passOn(store, team.kit, id, reach, monday + 1);
    expect(await rows()).toHaveLength(1);
    const again = await askForAdvocate(store, team.child, null, monday);
    await takeBackRequest(store, team.child, 'advocate', monday);
    await passOn(store, team.jo, again.id, reach, monday);
    expect(await rows()).toHaveLength(1);
  });

  test('a call, a complaint, or what a parent asks for is not for the provider', async () => {
    const call = await askForCall(store, team.child, { words: null, worry: false }, monday);
    const complaint = await askPlainly(store, team.child, 'complaint', 'No', monday);
    const parents = await askForAdvocate(store, team.parent, null, monday);
    for (const { id } of [call, complaint, parents])
      await expect(passOn(store, team.kit, id, reach, monday)).rejects.toThrow(NotYours);
    await expect(passOn(store, team.kit, 'none', reach, monday)).rejects.toThrow(NotYours);
    expect(await rows()).toEqual([]);
  });

  test('only the IRO who holds or covers the child, or a manager; kept from the IRO, only a manager', async () => {
    const { id } = await askForAdvocate(store, team.child, null, monday);
    for (const who of [team.lee, team.bo, tess, farah])
      await expect(passOn(store, who, id, reach, monday)).rejects.toThrow(NotYours);
    await askForAdvocate(store, team.child, null, monday, true);
    await expect(passOn(store, team.jo, id, reach, monday)).rejects.toThrow(NotYours);
    await passOn(store, team.kit, id, reach, monday);
    expect(await only()).toMatchObject({ keptFromIro: true, referredBy: team.kit.staffId });
  });
});

describe('what the provider is told', () => {
  test('who may know and how to reach the child, sealed; what was not said means do not tell', async () => {
    const details = {
      known: { carer: 'no', parents: 'no', 'social-worker': 'yes' },
      reach: 'Come and see me, not on Thursdays'
    } as const;
    const { id } = await askForAdvocate(store, team.child, 'A worry', monday, false, details);
    const [request] = await requestsFor(store, team.jo, team.reviewId, monday);
    expect(request?.details).toEqual(details);
    await passOn(store, team.jo, id, reach, monday);
    const card = await openReferral(store, farah, (await only()).id, monday);
    expect(card.known.map(({ who, may }) => `${who} ${may}`)).toEqual([
      'carer no',
      'parents no',
      'social-worker yes',
      'iro knows'
    ]);
    expect(card).toMatchObject({
      reach,
      child: { age: 9, language: 'en', interpreter: null, symbols: false }
    });
    const kept = JSON.stringify([await rows(), await store.db.select().from(store.t.requests)]);
    expect(kept).not.toMatch(/Thursdays|01632|social-worker/);
  });

  test('asked again, a no stays and nothing is lost', async () => {
    const ask = (known: Known, words: string, kept: boolean) =>
      askForAdvocate(store, team.child, words, monday, kept, { known, reach: words });
    await ask({ carer: 'no', iro: 'no' }, 'text', true);
    await ask({ carer: 'yes', parents: 'yes', iro: 'yes' }, 'school', false);
    await askForAdvocate(store, team.child, null, monday);
    const [request] = await requestsFor(store, team.kit, team.reviewId, monday);
    expect(request).toMatchObject({
      keptFromIro: true,
      details: { known: { carer: 'no', parents: 'yes', iro: 'no' }, reach: 'text\n\nschool' }
    });
  });

  test('a visitor too, also kept from the IRO; a yes inside the views has nothing but what staff write', async () => {
    const privacy = { kept: true, details: { known: { iro: 'no' }, reach: 'call' } } as const;
    const { id } = await askPlainly(store, team.child, 'independent-visitor', 'Swim', monday, privacy);
    expect(await requestsFor(store, team.jo, team.reviewId, monday)).toEqual([]);
    await passOn(store, team.kit, id, reach, monday);
    const card = await openReferral(store, farah, (await only()).id, monday);
    expect(card.known.map(({ may }) => may)).toEqual(['not-said', 'not-said', 'not-said', 'no']);
    const { id: bare } = await askForAdvocate(store, team.child, null, monday);
    for (const where of ['', ' ', 'x'.repeat(1001)])
      expect(await passOn(store, team.jo, bare, { ...reach, where }, monday)).toMatchObject({
        problems: { where: expect.any(String) as string }
      });
    expect(await rows()).toHaveLength(1);
  });

  test('passed on late, the promise counts from the asking, and never for a day gone by', async () => {
    const { id } = await askForAdvocate(store, team.child, null, monday);
    await passOn(store, team.jo, id, reach, monday + dayLong);
    expect((await only()).contactBy).toBe('2026-11-18');
    await store.db.update(store.t.referrals).set({ closedAt: monday });
    const again = await askForAdvocate(store, team.child, null, monday);
    await passOn(store, team.jo, again.id, reach, friday);
    expect((await rows()).map(({ contactBy }) => contactBy).sort()).toEqual(['2026-11-18', '2026-11-23']);
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
