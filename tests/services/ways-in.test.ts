import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { beginSession, readSession } from '../../src/lib/server/auth/session.ts';
import { saveChild, type ChildForm } from '../../src/lib/server/services/child-edits.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { savePerson, type PersonForm } from '../../src/lib/server/services/child-people.ts';
import { comingUp } from '../../src/lib/server/services/coming-up.ts';
import {
  createInvitation,
  endInvitation,
  findByCode,
  findByToken
} from '../../src/lib/server/services/invitations.ts';
import { putIn } from '../../src/lib/server/services/outbox.ts';
import { applyLoad, planLoad } from '../../src/lib/server/services/register.ts';
import { cancelReview } from '../../src/lib/server/services/review-cancelling.ts';
import { savePlan } from '../../src/lib/server/services/review-plans.ts';
import { unplannedRows } from '../../src/lib/server/services/unplanned-reviews.ts';
import { endAskingOfToday } from '../../src/lib/server/services/ways-in.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { episodes, register } from '../support/register-files.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const day = 86_400_000;
const lengths = { respondentIdle: 3_600_000, staffIdle: 3_600_000, staffLongest: day };
let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const mother = () => team.parent.connectionId ?? '';
const samira: PersonForm = {
  role: 'parent',
  name: 'Samira',
  calledBy: 'Mum',
  contact: '',
  language: '',
  printSize: 'ordinary',
  askViews: true,
  whyNotAsked: '',
  noReminders: false,
  contactWithChild: ''
};
const ruledOut = { ...samira, askViews: false, whyNotAsked: 'Court order' };
const save = (form: PersonForm) => savePerson(store, team.bo, team.childId, mother(), form, monday);

/** A way in for the mother, with a message on its way and her session begun. */
async function cameIn() {
  const wanted = { reviewId: team.reviewId, audience: 'parent', connectionId: mother() } as const;
  const made = await createInvitation(store, { ...wanted, createdBy: team.bo.staffId }, monday);
  await waiting(made.id);
  const session = await beginSession(store, { kind: 'respondent', id: made.id }, lengths, monday);
  const isIn = async () => (await readSession(store, 'respondent', session, lengths, monday)) !== null;
  return { ...made, isIn };
}

const waiting = (invitationId: string) =>
  putIn(
    store,
    {
      about: `reminder:${invitationId}:7`,
      purpose: 'reminder',
      channel: 'email',
      to: 'samira@example.org',
      subject: 'x',
      text: 'x',
      reviewId: team.reviewId
    },
    monday
  );
const inOutbox = async () => (await store.db.select().from(store.t.outbox)).length;
const actions = async () => (await store.db.select().from(store.t.events)).map(({ action }) => action);

describe('somebody who must not be asked any more', () => {
  it.each([
    ['ruled out', ruledOut],
    ['of a role that is not asked', { ...samira, role: 'friend', askViews: false }]
  ])('%s by hand, has no way in', async (_, form) => {
    const { token, code, isIn } = await cameIn();
    expect(await isIn()).toBe(true);
    expect(await save(form)).toMatchObject({ ok: true });
    expect(await findByToken(store, token, monday)).toEqual({ state: 'ended' });
    expect(await findByCode(store, code, monday)).toEqual({ state: 'ended' });
    expect(await isIn()).toBe(false);
    expect(await inOutbox()).toBe(0);
    expect(await actions()).toContain('invitation.ended-not-asked');
  });

  it('other facts put right leave the way in as it is', async () => {
    const { token } = await cameIn();
    await save({ ...samira, name: 'Samira Khan' });
    expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open' });
    expect(await inOutbox()).toBe(1);
  });

  it('ruled out by a register file, has no way in', async () => {
    const { token } = await cameIn();
    const file = register('Child,Parent 1,Parent 1 ask for views', 'L-Amina,Samira,no');
    expect(await applyLoad(store, await planLoad(store, [file], monday), { keepGood: false })).toMatchObject({
      applied: true
    });
    expect(await findByToken(store, token, monday)).toEqual({ state: 'ended' });
    expect(await actions()).toContain('invitation.ended-not-asked');
  });

  it.each([
    ['ruled out', { askViews: false }],
    ['no longer round the child', { endedOn: '2026-11-16' }],
    ['of another role', { role: 'teacher' }]
  ])('%s, is refused even while the invitation stands, and whoever is in is out', async (_, set) => {
    const { token, isIn } = await cameIn();
    await store.db.update(store.t.connections).set(set).where(eq(store.t.connections.id, mother()));
    expect(await findByToken(store, token, monday)).toEqual({ state: 'ended' });
    expect(await isIn()).toBe(false);
  });
});

const amina: ChildForm = {
  localId: 'L-Amina',
  firstName: 'Amina',
  nickname: '',
  dateOfBirth: '2017-03-01',
  iroId: '',
  language: 'English',
  communication: 'words',
  printSize: 'ordinary',
  needs: '',
  interpreter: '',
  contact: '',
  noReminders: false,
  lookedAfterSince: '2026-10-20',
  ceasedOn: null,
  cycle: 'standard',
  cycleStartedOn: null
};
const ends = (ceasedOn: string | null, now = monday) =>
  saveChild(store, team.kit, team.childId, { ...amina, iroId: team.iroId, ceasedOn }, now);
const review = async () =>
  (await store.db.select().from(store.t.reviews).where(eq(store.t.reviews.id, team.reviewId)))[0];
const coming = async (today: string) => {
  const ahead = {
    until: null,
    viewer: team.kit,
    kept: true,
    holidays: new Set<string>(),
    now: Date.parse(`${today}T10:00:00Z`)
  };
  return (await comingUp(store, { all: true }, ahead)).map((row) => row.name);
};

describe('when care ends', () => {
  it('the open review is cancelled, its ways in end and what waits is dropped', async () => {
    const { token, isIn } = await cameIn();
    await ends('2026-11-16');
    expect((await review())?.cancelledAt).toBe(monday);
    expect(await findByToken(store, token, monday)).toEqual({ state: 'ended' });
    expect(await isIn()).toBe(false);
    expect(await inOutbox()).toBe(0);
    expect(await actions()).toEqual(
      expect.arrayContaining(['review.cancelled-care-ended', 'invitation.ended-care'])
    );
  });

  it('by a register file it is the same, and loading it again changes nothing', async () => {
    const { token } = await cameIn();
    const file = episodes('L-Amina,05/01/2026,S,C2,U1,10/11/2026');
    const load = async () => applyLoad(store, await planLoad(store, [file], monday), { keepGood: false });
    await load();
    expect((await review())?.cancelledAt).toBe(monday);
    expect(await findByToken(store, token, monday)).toEqual({ state: 'ended' });
    expect(await load()).toMatchObject({ written: 0 });
  });

  it('a day ahead changes nothing until it has come; then the job does it', async () => {
    const { token } = await cameIn();
    await ends('2026-11-20');
    expect(await endAskingOfToday(store, monday)).toBe(0);
    expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open' });
    expect(await coming('2026-11-19')).toEqual(['Amina']);
    expect((await openChild(store, team.kit, team.childId, monday)).next).not.toBeNull();
    expect(await coming('2026-11-20')).toEqual([]);
    expect(await endAskingOfToday(store, monday + 4 * day)).toBe(1);
    expect(await findByToken(store, token, monday)).toEqual({ state: 'ended' });
    expect((await review())?.cancelledAt).toBe(monday + 4 * day);
  });

  it('a child whose care ends on a day ahead still needs a review planned', async () => {
    await store.db.update(store.t.reviews).set({ cancelledAt: monday });
    await ends('2026-11-20');
    const unplanned = async (today: string) =>
      (await unplannedRows(store, { all: true }, today, new Set())).length;
    expect([await unplanned('2026-11-19'), await unplanned('2026-11-20')]).toEqual([1, 0]);
  });

  it('a review whose day came before is left to be recorded, without ways in', async () => {
    const { token } = await cameIn();
    await store.db.update(store.t.reviews).set({ meetingOn: '2026-11-12' });
    await ends('2026-11-16');
    expect((await review())?.cancelledAt).toBeNull();
    expect(await findByToken(store, token, monday)).toEqual({ state: 'ended' });
  });

  it('written by mistake and cleared, the review and its ways in stand again; views are there', async () => {
    const { token, id } = await cameIn();
    await ends('2026-11-16');
    await ends(null, monday + 60_000);
    expect((await review())?.cancelledAt).toBeNull();
    expect(await findByToken(store, token, monday + 60_000)).toMatchObject({ state: 'open' });
    expect(await actions()).toContain('review.brought-back');
    // A way in that somebody ended, and a review that somebody cancelled, stay as they are.
    await endInvitation(store, id, team.bo.staffId, monday + 120_000);
    await cancelReview(store, team.bo, { childId: team.childId }, monday + 120_000);
    await ends('2026-11-16', monday + 180_000);
    await ends(null, monday + 240_000);
    expect((await review())?.cancelledAt).toBe(monday + 120_000);
    expect(await findByToken(store, token, monday + 240_000)).toEqual({ state: 'ended' });
  });

  it('cleared in a register file, it is the same; a child who came back begins anew', async () => {
    const { token } = await cameIn();
    const load = async (row: string) =>
      applyLoad(store, await planLoad(store, [episodes(row)], monday), { keepGood: false });
    await load('L-Amina,05/01/2026,S,C2,U1,10/11/2026');
    await load('L-Amina,05/01/2026,S,C2,U1,');
    expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open' });
    await ends('2026-11-16');
    const again = { ...amina, iroId: team.iroId, lookedAfterSince: '2026-11-16' };
    await saveChild(store, team.kit, team.childId, again, monday);
    expect((await review())?.cancelledAt).toBe(monday);
  });

  it('a review left to be recorded has its ways in again', async () => {
    const { token } = await cameIn();
    await store.db.update(store.t.reviews).set({ meetingOn: '2026-11-12' });
    await ends('2026-11-16');
    await ends(null);
    expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open' });
  });

  it('no review is planned after it', async () => {
    await ends('2026-11-16');
    const plan = { meetingOn: '2026-12-01', meetingTime: '', placeKind: '', place: '' };
    expect(await savePlan(store, team.kit, team.childId, plan, monday)).toMatchObject({
      ok: false,
      problems: { meetingOn: expect.stringContaining('16 November 2026') as string }
    });
  });
});
