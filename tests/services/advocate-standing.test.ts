import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  advocateStanding,
  goOnWithAdvocate,
  stopAdvocate
} from '../../src/lib/server/services/advocate-standing.ts';
import { answerRequest, requestsFor } from '../../src/lib/server/services/answered-requests.ts';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import { closeReferral } from '../../src/lib/server/services/referral-work.ts';
import { openReferral } from '../../src/lib/server/services/referrals.ts';
import { passOn } from '../../src/lib/server/services/referring.ts';
import { askForAdvocate, requestsOf } from '../../src/lib/server/services/requests.ts';
import { changeSent } from '../../src/lib/server/services/sending.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import {
  aminaAndTheTeam,
  newStaff,
  sendViews,
  yesNoWords,
  type Said,
  type Team
} from '../support/iro-team.ts';
import { reach } from '../support/referring.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const hour = 3_600_000;
let store: Store;
let team: Team;
let farah: Staff;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  farah = await newStaff(store, 'Farah Iqbal', 'advocacy');
});
afterEach(() => store.close());

const B01: Said = { asked: 'How do you feel?', choice: 'good', choices: { good: 'good' } };
const wants = (choice: string): Record<string, Said> => ({
  B01,
  B22b: { asked: 'Would you like an advocate?', choice, choices: yesNoWords }
});
const asked = async () => (await requestsOf(store, team.child)).filter(({ kind }) => kind === 'advocate');

async function sendAgain(said: Record<string, Said>, now: number): Promise<void> {
  const reopened = await changeSent(store, team.child, now);
  if (!reopened.ok) throw new Error(reopened.reason);
  await sendViews(store, team.child, said, now);
}

const referrals = () => store.db.select().from(store.t.referrals);

/** Amina says yes in her views and it is passed on. Gives the referral's id. */
async function passed(kept = false): Promise<string> {
  await sendViews(store, team.child, wants('yes'), monday);
  if (kept) await askForAdvocate(store, team.child, null, monday, true);
  const [request] = await asked();
  await passOn(store, team.kit, request?.id ?? '', reach, monday + hour);
  return (await referrals())[0]?.id ?? '';
}

const amina = (proven: boolean) => ({ ...team.child, kind: 'respondent', sessionId: '', proven }) as const;
const standing = (proven = true) => advocateStanding(store, amina(proven), monday + 9 * hour);

describe('views sent again', () => {
  test('ask once while nobody has answered, and not again while the provider has it', async () => {
    await passed();
    await sendAgain(wants('yes'), monday + 2 * hour);
    expect(await asked()).toHaveLength(1);
    // Said no, and yes again: the referral still stands.
    await sendAgain(wants('no'), monday + 3 * hour);
    await sendAgain(wants('yes'), monday + 4 * hour);
    expect(await asked()).toHaveLength(1);
  });

  test('an unchanged yes that was answered or closed asks nothing; a new yes asks again', async () => {
    const id = await passed();
    await closeReferral(store, team.kit, id, { because: 'not-needed', note: '' }, monday + 2 * hour);
    await sendAgain(wants('yes'), monday + 3 * hour);
    expect(await asked()).toHaveLength(1);
    await sendAgain(wants('no'), monday + 4 * hour);
    await sendAgain(wants('yes'), monday + 5 * hour);
    expect((await asked()).filter(({ handledAt }) => handledAt === null)).toHaveLength(1);
  });

  test('while the request waits it is the same one', async () => {
    await sendViews(store, team.child, wants('yes'), monday);
    await sendAgain(wants('yes'), monday + hour);
    expect(await asked()).toMatchObject([{ askedAt: monday, handledAt: null }]);
  });
});

describe('a referral that stands', () => {
  test('is shown to the child who has shown the pictures, and to nobody else', async () => {
    await passed();
    expect(await standing()).toMatchObject({ standing: 'passed', stop: null });
    expect(await standing(false)).toBeNull();
    const mother = { ...team.parent, kind: 'respondent', sessionId: '', proven: true } as const;
    expect(await advocateStanding(store, mother, 0)).toBeNull();
  });

  test('is not passed on a second time: the request is answered instead', async () => {
    await passed();
    const again = await askForAdvocate(store, team.child, 'Now please', monday + 2 * hour);
    const refused = await passOn(store, team.jo, again.id, reach, monday + 3 * hour);
    expect(refused).toMatchObject({
      ok: false,
      problems: { request: expect.stringContaining('open already') as string }
    });
    expect(await referrals()).toHaveLength(1);
    const visitor = { outcome: 'Told her', tellChild: 'Farah comes.' };
    expect(await answerRequest(store, team.jo, again.id, visitor, monday + 4 * hour)).toEqual({ ok: true });
  });

  test('the child says that they do not want it now: the IRO and the provider see it, and its end closes it', async () => {
    const id = await passed();
    await stopAdvocate(store, amina(true), 0, monday + 2 * hour);
    await stopAdvocate(store, amina(true), 0, monday + 3 * hour);
    expect((await standing())?.stop).toMatchObject({ answerBy: '2026-11-17', handledAt: null });
    const stops = (await requestsFor(store, team.jo, team.reviewId, monday)).filter(
      ({ kind }) => kind === 'advocate-stop'
    );
    expect(stops).toMatchObject([{ handled: null, keptFromIro: false }]);
    expect(await openReferral(store, farah, id, monday)).toMatchObject({ stopAskedAt: monday + 2 * hour });

    await goOnWithAdvocate(store, amina(true), monday + 4 * hour);
    expect(await standing()).toMatchObject({ stop: null });
    expect(await openReferral(store, farah, id, monday)).toMatchObject({ stopAskedAt: null });

    await stopAdvocate(store, amina(true), 0, monday + 5 * hour);
    await closeReferral(store, farah, id, { because: 'declined', note: '' }, monday + 6 * hour);
    expect(await standing()).toBeNull();
    const waiting = (await requestsOf(store, team.child)).filter(({ handledAt }) => handledAt === null);
    expect(waiting).toEqual([]);
    const home = await homeOf(store, amina(true), 0, 'en', monday + 7 * hour);
    expect(home.requests.find(({ kind }) => kind === 'advocate')?.referral?.standing).toBe('closed');
  });

  test('what is kept from the IRO stays kept when it is stopped', async () => {
    await passed(true);
    await stopAdvocate(store, amina(true), 0, monday + 2 * hour);
    const [stop] = (await requestsOf(store, team.child)).filter(({ kind }) => kind === 'advocate-stop');
    expect(stop).toMatchObject({ keptFromIro: true });
    const close = { outcome: 'x', tellChild: 'y' };
    await expect(answerRequest(store, team.jo, stop?.id ?? '', close, monday)).rejects.toThrow(NotYours);
  });

  test('without a referral there is nothing to stop', async () => {
    await stopAdvocate(store, amina(true), 0, monday);
    expect(await requestsOf(store, team.child)).toEqual([]);
  });
});
