import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { makeLetters } from '../../src/lib/server/services/letters.ts';
import { myReviews } from '../../src/lib/server/services/my-reviews.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import { askForAnotherTime, askForCall, askFromHelp } from '../../src/lib/server/services/requests.ts';
import { factsOf } from '../../src/lib/server/services/respondent-facts.ts';
import { alertStaff } from '../../src/lib/server/services/staff-alerts.ts';
import { shift } from '../support/duty.ts';
import { aminaAndTheTeam, cover, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const hour = 3_600_000;
const day = 24 * hour;
const night = monday + 13 * hour;

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const told = async () =>
  (await outboxLines(store, true, monday))
    .map(({ purpose, shown }) => `${purpose} ${shown?.to.split('@')[0]}`)
    .sort();
const alert = (now: number) => alertStaff(store, 'https://h', now);

describe('a call asked for on the page "I need help"', () => {
  test('is a worry, though no safety answer led there: told at once, by the next day, on the duty list', async () => {
    await shift(store, team.kit.staffId, {
      staffId: team.lee.staffId,
      startsAt: night,
      endsAt: night + 9 * hour
    });
    const call = await askFromHelp(store, team.child, { words: null }, night);
    expect(call).toMatchObject({ worry: true, answerBy: '2026-11-17' });
    await alert(night);
    expect(await told()).toEqual(['worry Kit Moore', 'worry Lee Park', 'worry jo']);
    const lee = await myReviews(store, team.lee, { show: 'all', later: false, iroId: null }, night);
    expect(lee.onDuty?.items).toMatchObject([{ id: call.id, worry: true }]);
  });

  test('makes a worry of a call that was asked for before', async () => {
    const before = await askForCall(store, team.child, { words: null, worry: false }, monday);
    await alert(monday);
    expect(await askFromHelp(store, team.child, { words: null }, night)).toMatchObject({
      id: before.id,
      worry: true
    });
    await alert(night);
    expect(await told()).toEqual(['call jo', 'worry Kit Moore', 'worry jo']);
  });

  test('kept from the IRO is told to the managers', async () => {
    await askFromHelp(store, team.child, { words: null, keptFromIro: true }, night);
    await alert(night);
    expect(await told()).toEqual(['worry Kit Moore']);
  });
});

describe('a call without a worry', () => {
  const plainly = (keptFromIro = false) =>
    askForCall(store, team.child, { words: 'After school', worry: false, keptFromIro }, monday);

  test('is told to the IRO and cover, once, and says only that somebody asked', async () => {
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-20');
    await plainly();
    expect(await alert(monday)).toBe(2);
    expect(await alert(monday + hour)).toBe(0);
    expect(await told()).toEqual(['call Lee Park', 'call jo']);
    const [line] = await outboxLines(store, true, monday);
    expect(line?.shown?.text).toBe('Somebody asked for a call in Heard. Sign in: https://h/staff');
  });

  test('kept from the IRO is told to the managers alone', async () => {
    await plainly(true);
    await alert(monday);
    expect(await told()).toEqual(['call Kit Moore']);
  });

  test('of a child without an IRO is told to the managers', async () => {
    await store.db.update(store.t.children).set({ iroId: null });
    await plainly();
    await alert(monday);
    expect(await told()).toEqual(['call Kit Moore']);
  });

  test('that nobody made by its day is told to the managers the day after, once', async () => {
    await plainly();
    await alert(monday);
    expect(await alert(monday + 2 * day)).toBe(0);
    expect(await alert(monday + 3 * day)).toBe(1);
    expect(await alert(monday + 4 * day)).toBe(0);
    expect(await told()).toEqual(['call jo', 'late-call Kit Moore']);
  });
});

describe('an IRO whose account has ended', () => {
  const ends = () =>
    store.db.update(store.t.staff).set({ endsAt: monday }).where(eq(store.t.staff.id, team.iroId));

  test('is no IRO on the pages and letters of those who are asked', async () => {
    expect((await factsOf(store, team.child, monday)).iro).toMatchObject({ firstName: 'Jo' });
    await ends();
    for (const who of [team.child, team.parent, team.carer])
      expect((await factsOf(store, who, monday)).iro).toBeNull();
    const wanted = { who: ['child'], language: null, size: null };
    expect(await makeLetters(store, team.kit, team.reviewId, wanted, monday)).toMatchObject([{ iro: null }]);
  });

  test('is still the IRO on their last day', async () => {
    await store.db.update(store.t.staff).set({ endsAt: monday + 1 });
    expect((await factsOf(store, team.child, monday)).iro).not.toBeNull();
  });

  test('is not told: the managers are, of a call and of whatever else is asked for', async () => {
    await askForCall(store, team.child, { words: null, worry: false }, monday);
    await askForAnotherTime(store, team.parent, 'Not Thursday', monday);
    await alert(monday - 1);
    expect(await told()).toEqual(['call jo']);
    await ends();
    await alert(monday);
    expect(await told()).toEqual(['call Kit Moore', 'call jo', 'no-iro Kit Moore']);
  });

  test('leaves the call to whoever covers, and to the managers', async () => {
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-20');
    await ends();
    await askForCall(store, team.child, { words: null, worry: false }, monday);
    await alert(monday);
    expect(await told()).toEqual(['call Kit Moore', 'call Lee Park']);
  });
});
