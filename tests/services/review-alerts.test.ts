import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { calendarOf } from '../../src/lib/server/services/calendar.ts';
import { alertsFor } from '../../src/lib/server/services/review-alerts.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { aminaAndTheTeam, cover, newStaff, sendViews, type Team } from '../support/iro-team.ts';
import { monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

type Facts = Partial<Store['t']['reviews']['$inferInsert']>;
const amina = (facts: Facts) =>
  store.db.update(store.t.reviews).set(facts).where(eq(store.t.reviews.id, team.reviewId));
const lines = async (viewer = team.jo, iroId: string | null = null) =>
  (await alertsFor(store, viewer, iroId, monday)).map(
    ({ name, reviewId, alerts }) =>
      `${name}${reviewId === null ? ' (no review)' : ''}: ${alerts.map(({ kind }) => kind).join(', ')}`
  );
const child = async (name: string, facts: Partial<Store['t']['children']['$inferInsert']> = {}) => {
  const id = newId();
  await store.db.insert(store.t.children).values({
    id,
    localId: `L-${name}`,
    firstName: store.vault.seal(name, `children.firstName:${id}`),
    dateOfBirth: '2012-05-05',
    iroId: team.iroId,
    language: 'en',
    cycle: 'standard',
    createdAt: monday,
    updatedAt: monday,
    ...facts
  });
  return id;
};
const sitting = (reviewId: string, heldOn: string) =>
  store.db.insert(store.t.meetings).values({
    id: newId(),
    reviewId,
    heldOn,
    counts: true,
    childCame: false,
    childSpoke: false,
    childUsedSymbols: false,
    spokenForBy: 'nobody',
    ownWordsUsed: false,
    otherMedium: 'none',
    chairedByChild: 'no',
    recordedBy: team.iroId,
    recordedAt: monday
  });

test('nothing stands while the review is far away; then views and papers are missing', async () => {
  expect(await lines()).toEqual([]);
  await amina({ meetingOn: '2026-11-18', dueOn: '2026-11-30' });
  expect(await lines()).toEqual(['Amina: no-views, plan-missing, papers-missing, not-seen']);
  await sendViews(store, team.child, { B04: { asked: 'How is school?', choice: 'good' } });
  await amina({ planReceivedOn: '2026-11-12', papersReceivedOn: '2026-11-12' });
  expect(await lines()).toEqual(['Amina: not-seen']);
  await amina({ childSeenOn: '2026-11-13' });
  expect(await lines()).toEqual([]);
  await store.db.update(store.t.submissions).set({ withdrawnAt: monday });
  expect(await lines()).toEqual(['Amina: no-views']);
});

test('by a way in that has ended nobody can answer: nobody is asked, unless views were begun', async () => {
  await amina({ meetingOn: '2026-11-19', dueOn: '2026-11-30', childSeenOn: '2026-11-13' });
  await amina({ planReceivedOn: '2026-11-12', papersReceivedOn: '2026-11-12' });
  const { invitations } = store.t;
  expect(await lines()).toEqual(['Amina: no-views']);
  await store.db.update(invitations).set({ endedAt: monday });
  expect(await lines()).toEqual(['Amina: not-asked']);
  await store.db.update(invitations).set({ endedAt: null, endsAt: monday });
  expect(await lines()).toEqual(['Amina: not-asked']);
  await sendViews(store, team.carer, { B04: { asked: 'How is school?', choice: 'good' } });
  expect(await lines()).toEqual(['Amina: no-views']);
});

test('a meeting planned after its limit is told however far away it is', async () => {
  await amina({ meetingOn: '2027-03-10', dueOn: '2027-03-09' });
  expect(await lines()).toEqual(['Amina: planned-late']);
  await amina({ cancelledAt: monday });
  expect(await lines()).toEqual([]);
});

test('a child whose next review nobody planned is told by the limit that follows from the last', async () => {
  const id = await child('Tomasz', { lookedAfterSince: '2026-07-20' });
  await newReview(store, id, { heldOn: '2026-08-20' });
  // Three months after the first review: 20 November.
  expect(await lines()).toEqual(['Tomasz (no review): no-meeting']);
  await newReview(store, id, { meetingOn: '2026-11-19' });
  expect(await lines()).toEqual(['Tomasz: not-asked, not-seen, plan-missing, papers-missing']);
});

test('a child who is not looked after any more, or of whom too little is known, is not', async () => {
  await child('Ended', { lookedAfterSince: '2026-07-20', ceasedOn: '2026-09-01' });
  await child('Old', { lookedAfterSince: '2020-01-01' });
  await child('Unknown');
  expect(await lines()).toEqual([]);
});

test('a child without an IRO is in nobody’s caseload: manager and business support are told', async () => {
  await child('Nobody’s', { iroId: null, lookedAfterSince: '2026-11-02' });
  const told = ['Nobody’s (no review): no-iro, no-meeting'];
  expect(await lines()).toEqual([]);
  expect(await lines(team.kit)).toEqual(told);
  expect(await lines(team.bo)).toEqual(told);
});

test('a late review of this return year is asked for its reason wherever it was recorded', async () => {
  await amina({ heldOn: '2026-04-01', dueOn: '2026-03-31' });
  expect(await lines()).toEqual(['Amina: late-reason']);
  await amina({ heldOn: '2026-03-31', dueOn: '2026-03-30' });
  expect(await lines()).toEqual([]);
  await amina({ heldOn: '2026-04-01', dueOn: '2026-04-01' });
  expect(await lines()).toEqual([]);
});

test('after it was held: the record of reviews recorded here, and the reason', async () => {
  const facts = { meetingOn: '2026-10-12', heldOn: '2026-10-12', dueOn: '2026-10-09' };
  await amina(facts);
  await store.db.update(store.t.children).set({ ceasedOn: '2026-11-01' });
  expect(await lines()).toEqual(['Amina: late-reason']);
  await sitting(team.reviewId, '2026-10-12');
  expect(await lines()).toEqual(['Amina: record-20, late-reason']);
  await amina({ recordSharedOn: '2026-10-30' });
  expect(await lines()).toEqual(['Amina: late-reason']);
  await amina({ lateReason: 'iro-ill' });
  expect(await lines()).toEqual([]);
  await amina({ heldOn: '2025-10-12', lateReason: null, recordSharedOn: null });
  expect(await lines()).toEqual([]);
});

test('the worst comes first', async () => {
  await amina({ meetingOn: '2026-11-25', dueOn: '2026-12-30' });
  const late = await child('Late');
  await store.db.insert(store.t.reviews).values({
    id: newId(),
    childId: late,
    dueOn: '2026-11-02',
    meetingOn: '2027-01-11',
    createdAt: monday,
    updatedAt: monday
  });
  expect(await lines()).toEqual(['Late: past-limit', 'Amina: no-views']);
});

test('each sees their own caseload and those they cover, manager and business support all', async () => {
  await amina({ meetingOn: '2027-03-10', dueOn: '2027-03-09' });
  const one = ['Amina: planned-late'];
  expect(await lines(team.lee)).toEqual([]);
  expect(await lines(team.kit)).toEqual(one);
  expect(await lines(team.bo)).toEqual(one);
  expect(await lines(team.kit, team.iroId)).toEqual(one);
  expect(await lines(team.kit, team.lee.staffId)).toEqual([]);
  await expect(lines(team.lee, team.iroId)).rejects.toThrow(NotYours);
  await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-16');
  expect(await lines(team.lee)).toEqual(one);
  for (const role of ['participation', 'advocacy', 'social-work'] as const) {
    const other = await newStaff(store, `Some ${role}`, role);
    await expect(lines(other)).rejects.toThrow(NotYours);
  }
});

test('the calendar has each review on its day, with bank holidays and weekends', async () => {
  await amina({ meetingOn: '2026-12-28', dueOn: '2026-12-21', meetingTime: '10:00' });
  const id = await child('Tomasz');
  const heldId = await newReview(store, id, { meetingOn: '2026-12-01', heldOn: '2026-12-03' });
  await store.db.insert(store.t.reviews).values({
    id: newId(),
    childId: id,
    dueOn: '2026-12-31',
    createdAt: monday,
    updatedAt: monday
  });
  const wanted = { month: '2026-12', iroId: null };
  const { weeks, lines: month, alerts } = await calendarOf(store, team.jo, wanted, monday);
  expect(month.map(({ on, kind, name }) => `${on} ${kind} ${name}`)).toEqual([
    '2026-12-03 held Tomasz',
    '2026-12-28 planned Amina',
    '2026-12-31 limit Tomasz'
  ]);
  expect(month[0]?.reviewId).toBe(heldId);
  expect(month[1]?.alerts.map(({ kind }) => kind)).toEqual(['planned-late']);
  expect(alerts).toHaveLength(1);
  const days = weeks.flat();
  expect(days.find(({ day }) => day === '2026-12-28')).toMatchObject({
    holiday: 'Boxing Day',
    isWeekend: false,
    inMonth: true,
    lines: [{ name: 'Amina', meetingTime: '10:00' }]
  });
  expect(days.find(({ day }) => day === '2026-12-05')).toMatchObject({ isWeekend: true, holiday: null });
  expect(days[0]).toMatchObject({ day: '2026-11-30', inMonth: false, lines: [] });

  expect((await calendarOf(store, team.lee, wanted, monday)).lines).toEqual([]);
  expect((await calendarOf(store, team.bo, wanted, monday)).lines).toHaveLength(3);
  const asked = calendarOf(store, team.lee, { ...wanted, iroId: team.iroId }, monday);
  await expect(asked).rejects.toThrow(NotYours);
});
