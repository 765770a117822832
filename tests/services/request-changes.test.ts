import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { answerRequest, requestsFor } from '../../src/lib/server/services/answered-requests.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { noteTried, putRequestRight } from '../../src/lib/server/services/request-changes.ts';
import {
  askForCall,
  askFromHelp,
  requestsOf,
  takeBackRequest
} from '../../src/lib/server/services/requests.ts';
import { shift } from '../support/duty.ts';
import { aminaAndTheTeam, logged, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** The promise was Wednesday. */
const wednesday = monday + 2 * day;
const rang = { outcome: 'Rang at ten, no answer', tellChild: 'I rang and did not reach you. I try again.' };
const talked = { outcome: 'Rang at four', tellChild: 'We talked.' };

let store: Store;
let team: Team;
let id: string;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  ({ id } = await askForCall(store, team.child, { words: null, worry: false }, monday));
});
afterEach(() => store.close());

const mine = async () => (await requestsOf(store, team.child))[0];
const theirs = async (now = wednesday) => (await requestsFor(store, team.jo, team.reviewId, now))[0];
const deeds = async (staffId = team.jo.staffId) =>
  (await logged(store, staffId)).filter(({ subjectId }) => subjectId === id).map(({ action }) => action);

describe('somebody tried and did not reach them', () => {
  test('it stays open with the next working day, and the child is told', async () => {
    expect(await noteTried(store, team.jo, id, rang, wednesday)).toEqual({ ok: true });
    expect(await mine()).toMatchObject({
      handledAt: null,
      answerBy: '2026-11-19',
      tellChild: rang.tellChild
    });
    expect(await theirs()).toMatchObject({ handled: null, soFar: { ...rang, triedAt: wednesday } });
    expect(await deeds()).toContain('request.tried');
  });

  test('a day promised that is later stays', async () => {
    await noteTried(store, team.jo, id, rang, monday);
    expect(await mine()).toMatchObject({ answerBy: '2026-11-18' });
  });

  test('answered after that, what was tried is still known to staff', async () => {
    await noteTried(store, team.jo, id, rang, wednesday);
    await answerRequest(store, team.jo, id, talked, wednesday + hour);
    expect(await theirs()).toMatchObject({
      soFar: null,
      handled: { outcome: 'Rang at ten, no answer · Rang at four', tellChild: 'We talked.' }
    });
  });

  test('needs words, and somebody who may answer it', async () => {
    expect(await noteTried(store, team.jo, id, { outcome: ' ', tellChild: '' }, monday)).toMatchObject({
      ok: false,
      errors: { outcome: expect.any(String) as string, tellChild: expect.any(String) as string }
    });
    await expect(noteTried(store, team.lee, id, rang, monday)).rejects.toThrow(NotYours);
    await expect(noteTried(store, team.bo, id, rang, monday)).rejects.toThrow(NotYours);
  });

  test('changes nothing once it is closed', async () => {
    await answerRequest(store, team.jo, id, talked, monday);
    await noteTried(store, team.jo, id, rang, wednesday);
    expect(await mine()).toMatchObject({ handledAt: monday, tellChild: 'We talked.' });
    expect(await deeds()).not.toContain('request.tried');
  });

  test('by who is on duty: a worry stays on their list', async () => {
    await askFromHelp(store, team.child, { words: null }, monday);
    await shift(store, team.kit.staffId, {
      staffId: team.lee.staffId,
      startsAt: monday,
      endsAt: monday + day
    });
    await noteTried(store, team.lee, id, rang, monday);
    expect(await noteTried(store, team.lee, id, rang, monday + hour)).toEqual({ ok: true });
  });
});

describe('a closed request', () => {
  beforeEach(() =>
    answerRequest(store, team.jo, id, { outcome: 'Rang', tellChild: 'We talked to Bilal.' }, monday)
  );

  test('its words are put right, and that is logged', async () => {
    expect(await putRequestRight(store, team.kit, id, { ...talked, reopen: false }, wednesday)).toEqual({
      ok: true
    });
    expect(await mine()).toMatchObject({ handledAt: monday, tellChild: 'We talked.' });
    expect(await theirs()).toMatchObject({ handled: { by: 'Jo Clarke', outcome: 'Rang at four' } });
    expect(await deeds(team.kit.staffId)).toContain('request.corrected');
  });

  test('is opened again until the next working day, and can be answered then', async () => {
    await putRequestRight(store, team.jo, id, { ...rang, reopen: true }, wednesday);
    expect(await mine()).toMatchObject({
      handledAt: null,
      answerBy: '2026-11-19',
      tellChild: rang.tellChild
    });
    expect(await theirs()).toMatchObject({ handled: null, soFar: { triedAt: null } });
    expect(await deeds()).toContain('request.reopened');
    await answerRequest(store, team.jo, id, talked, wednesday + hour);
    expect(await mine()).toMatchObject({ handledAt: wednesday + hour, tellChild: 'We talked.' });
  });

  test('needs words, and somebody who may answer it', async () => {
    const empty = { outcome: '', tellChild: ' ', reopen: true };
    expect(await putRequestRight(store, team.jo, id, empty, wednesday)).toMatchObject({ ok: false });
    for (const viewer of [team.lee, team.bo])
      await expect(
        putRequestRight(store, viewer, id, { ...talked, reopen: true }, wednesday)
      ).rejects.toThrow(NotYours);
  });

  test('kept from the IRO is put right by the manager alone', async () => {
    await store.db.update(store.t.requests).set({ keptFromIro: true });
    const right = { ...talked, reopen: false };
    await expect(putRequestRight(store, team.jo, id, right, wednesday)).rejects.toThrow(NotYours);
    expect(await putRequestRight(store, team.kit, id, right, wednesday)).toEqual({ ok: true });
  });
});

test('what is open, or was taken back by who asked, is not put right', async () => {
  const right = { ...talked, reopen: true };
  expect(await putRequestRight(store, team.jo, id, right, monday)).toMatchObject({ ok: false });
  await takeBackRequest(store, team.child, 'call-me', monday);
  expect(await putRequestRight(store, team.jo, id, right, monday)).toMatchObject({ ok: false });
  const [row] = await store.db.select().from(store.t.requests).where(eq(store.t.requests.id, id));
  expect(row).toMatchObject({ handledAt: monday, handledBy: null });
});
