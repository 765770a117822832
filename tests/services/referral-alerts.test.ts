import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '../../src/lib/server/services/caseload.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import { tellProvider } from '../../src/lib/server/services/referral-messages.ts';
import {
  closeReferral,
  markSeen,
  nameAdvocate,
  recordContact
} from '../../src/lib/server/services/referral-work.ts';
import { passOn } from '../../src/lib/server/services/referring.ts';
import { askForAdvocate } from '../../src/lib/server/services/requests.ts';
import { alertsFor } from '../../src/lib/server/services/review-alerts.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, cover, newStaff, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { reach } from '../support/referring.ts';
import { testStore } from '../support/store.ts';

const dayLong = 86_400_000;
const [tuesday, wednesday, thursday] = [1, 2, 3].map((days) => monday + days * dayLong) as [
  number,
  number,
  number
];
let store: Store;
let team: Team;
let farah: Staff;
let ada: Staff;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  farah = await newStaff(store, 'Farah', 'advocacy');
  ada = await newStaff(store, 'Ada', 'advocacy');
});
afterEach(() => store.close());

/** Amina asks for an advocate on Monday and it is passed on. Gives the referral's id. */
async function passed(by: Staff, kept = false): Promise<string> {
  const { id } = await askForAdvocate(store, team.child, 'Help with: a worry', monday, kept);
  await passOn(store, by, id, reach, monday);
  const rows = await store.db.select().from(store.t.referrals);
  return rows[0]!.id;
}

describe('the provider is told by e-mail', () => {
  const tell = (now: number) => tellProvider(store, 'https://h', now);
  const told = async () =>
    (await outboxLines(store, true, monday))
      .map(({ purpose, shown }) => `${purpose} ${shown?.to ?? ''}`)
      .sort();

  test('each account once that a referral waits, once more when its day has gone by', async () => {
    expect(await tell(monday)).toBe(0);
    await passed(team.jo);
    expect([await tell(monday), await tell(monday), await tell(wednesday)]).toEqual([2, 0, 0]);
    expect(await told()).toEqual(['referral Ada@example.org', 'referral Farah@example.org']);
    expect([await tell(thursday), await tell(thursday + dayLong)]).toEqual([2, 0]);
    expect(await told()).toContain('referral-late Farah@example.org');
  });

  test('without a word of anybody', async () => {
    await passed(team.kit, true);
    await tell(monday);
    await tell(thursday);
    for (const { shown } of await outboxLines(store, true, monday)) {
      expect(JSON.stringify(shown)).not.toMatch(/Amina|worry|L-/);
      expect(shown?.text).toContain('Sign in: https://h/staff');
    }
  });

  test('not to an account that has ended, nor to anybody else', async () => {
    await store.db.update(store.t.staff).set({ endsAt: monday }).where(eq(store.t.staff.id, ada.staffId));
    await passed(team.jo);
    expect(await tell(monday)).toBe(1);
    expect(await told()).toEqual(['referral Farah@example.org']);
  });

  test('not once the first contact was made, it was closed, or the day is long gone', async () => {
    const id = await passed(team.jo);
    expect(await tell(monday + 30 * dayLong)).toBe(0);
    await nameAdvocate(store, farah, id, 'Ada Bell', tuesday);
    await recordContact(store, farah, id, '2026-11-17', tuesday);
    expect(await tell(thursday)).toBe(0);
  });

  test('nothing is said of what was closed at once', async () => {
    const id = await passed(team.jo);
    await closeReferral(store, farah, id, { because: 'moved', note: '' }, monday);
    expect(await tell(monday)).toBe(0);
  });
});

describe('what needs you', () => {
  const ofReferrals = async (viewer: Staff, now: number, iroId: string | null = null) =>
    (await alertsFor(store, viewer, iroId, now))
      .filter(({ referralId }) => referralId !== null)
      .map(
        ({ name, iroName, alerts }) => `${name} ${iroName ?? ''}: ${alerts.map(({ kind }) => kind).join()}`
      );
  const unseen = ['Amina Jo Clarke: referral-unseen'];
  const late = ['Amina Jo Clarke: referral-late'];

  test('a referral nobody has opened after one working day, and one past its day', async () => {
    const id = await passed(team.jo);
    for (const who of [team.kit, team.jo]) {
      expect(await ofReferrals(who, tuesday)).toEqual([]);
      expect(await ofReferrals(who, wednesday)).toEqual(unseen);
      expect(await ofReferrals(who, thursday)).toEqual(late);
    }
    await markSeen(store, farah, id, tuesday);
    expect(await ofReferrals(team.kit, wednesday)).toEqual([]);
    expect(await ofReferrals(team.kit, thursday)).toEqual(late);
    expect((await alertsFor(store, team.kit, null, thursday))[0]).toMatchObject({ referralId: id });
    await nameAdvocate(store, farah, id, 'Ada Bell', tuesday);
    await recordContact(store, farah, id, '2026-11-17', tuesday);
    expect(await ofReferrals(team.kit, thursday)).toEqual([]);
  });

  test('kept from the IRO: only the manager’s, also when a colleague covers', async () => {
    await passed(team.kit, true);
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-20');
    expect(await ofReferrals(team.kit, thursday)).toEqual(late);
    expect(await ofReferrals(team.kit, thursday, team.iroId)).toEqual(late);
    for (const who of [team.jo, team.lee]) expect(await ofReferrals(who, thursday)).toEqual([]);
  });

  test('nobody else’s: another IRO, unless they cover, and business support, who see no referral', async () => {
    await passed(team.jo);
    expect(await ofReferrals(team.lee, thursday)).toEqual([]);
    expect(await ofReferrals(team.bo, thursday)).toEqual([]);
    expect(await ofReferrals(team.kit, thursday, team.lee.staffId)).toEqual([]);
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-20');
    expect(await ofReferrals(team.lee, thursday)).toEqual(late);
  });
});
