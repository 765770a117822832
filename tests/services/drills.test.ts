import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { drillDue, listDrills } from '../../src/lib/server/services/drill-list.ts';
import {
  alertDrills,
  endDrill,
  openDrill,
  opensDrill,
  runDrill
} from '../../src/lib/server/services/drills.ts';
import { myReviews, type Wanted } from '../../src/lib/server/services/my-reviews.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import { reviewsReturn } from '../../src/lib/server/services/results-return.ts';
import { team as staffTeam } from '../../src/lib/server/services/staff-team.ts';
import { alertsFor } from '../../src/lib/server/services/review-alerts.ts';
import {
  meetingsRated,
  participationByChild,
  participationByReview,
  returns,
  satisfactionOf,
  timeliness
} from '../support/results.ts';
import { shift } from '../support/duty.ts';
import {
  aminaAndTheTeam,
  cover,
  logged,
  newStaff,
  sendViews,
  yesNoWords,
  type Team
} from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const all: Wanted = { show: 'all', later: false, iroId: null };

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

async function drill(now = monday, iro = team.jo.staffId, scene = 'school'): Promise<string> {
  const run = await runDrill(store, { iro, scene }, team.kit.staffId, now);
  if (!run.ok) throw new Error(JSON.stringify(run.problems));
  return run.id;
}
const listed = async (viewer = team.jo, now = monday) => (await myReviews(store, viewer, all, now)).waiting;

test('a drill stands in the list like a flagged answer, and only who runs drills is told that it is one', async () => {
  const real = await sendViews(store, team.child, {
    'B09.school': { asked: 'Do you feel safe at school?', choice: 'no', choices: yesNoWords, worry: true }
  });
  const id = await drill();
  const items = await listed();
  const made = items.find((item) => item.id === id)!;
  const said = items.find((item) => item.id === real)!;
  const own = ['name', 'age', 'id', 'reviewId', 'childId', 'drill'];
  const shape = ({ quotes, ...item }: typeof made) => ({
    ...Object.fromEntries(Object.entries(item).filter(([key]) => !own.includes(key))),
    quotes: quotes.map(({ asked, said }) => [asked, said])
  });
  expect(shape(made)).toEqual(shape(said));
  expect(made.drill).toBe(false);
  expect((await listed(team.kit)).find((item) => item.id === id)?.drill).toBe(true);
  expect(await listed(team.lee)).toEqual([]);
  await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-17');
  expect((await listed(team.lee)).map((item) => item.id)).toContain(id);
  // Nothing that a child said was read.
  expect(await logged(store, team.lee.staffId)).not.toContainEqual({
    action: 'answers.flag-read',
    subjectId: id
  });
});

test('the message about it is that about a worry, once to each', async () => {
  await drill();
  expect(await alertDrills(store, 'https://h', monday)).toBe(2);
  expect(await alertDrills(store, 'https://h', monday)).toBe(0);
  const lines = await outboxLines(store, true, monday);
  expect(lines.map(({ purpose }) => purpose)).toEqual(['worry', 'worry']);
  expect(lines[0]?.shown).toMatchObject({
    subject: 'Heard: somebody may not be safe',
    text: 'An answer in Heard needs to be read now. Sign in: https://h/staff'
  });
});

test('the first opening by its IRO counts, once, and it leaves the list', async () => {
  const id = await drill();
  const opened = await openDrill(store, team.jo, id, monday + 125 * minute);
  expect(opened).toMatchObject({
    scene: { id: 'school' },
    iroName: 'Jo Clarke',
    startedAt: monday,
    read: { at: monday + 125 * minute, byViewer: true }
  });
  expect(await openDrill(store, team.jo, id, monday + day)).toMatchObject({ read: opened.read });
  expect(await listed()).toEqual([]);
  expect((await logged(store, team.jo.staffId)).filter(({ action }) => action === 'drill.read')).toHaveLength(
    1
  );
  expect(await alertDrills(store, 'https://h', monday + day)).toBe(0);
});

test('a manager looking at it does not count, unless on duty, and never who started it', async () => {
  const id = await drill();
  const mo = await newStaff(store, 'Mo Reid', 'manager');
  for (const viewer of [team.kit, mo])
    expect(await openDrill(store, viewer, id, monday + hour)).toMatchObject({ read: null });
  for (const { staffId } of [team.kit, mo])
    await shift(store, team.kit.staffId, { staffId, startsAt: monday, endsAt: monday + day });
  expect(await openDrill(store, team.kit, id, monday + hour)).toMatchObject({ read: null });
  expect(await openDrill(store, mo, id, monday + hour)).toMatchObject({
    read: { by: 'Mo Reid', byViewer: true }
  });
});

test('who covers the IRO, or is on duty, opens it; nobody else knows of it', async () => {
  const [first, second] = [await drill(), await drill(monday, team.lee.staffId, 'home')];
  const noor = await newStaff(store, 'Noor Ali', 'iro');
  for (const viewer of [team.lee, noor, team.bo]) {
    await expect(openDrill(store, viewer, first, monday)).rejects.toThrow(NotYours);
    expect(await opensDrill(store, viewer, first, monday)).toBe(false);
  }
  await expect(openDrill(store, team.jo, 'no such', monday)).rejects.toThrow(NotYours);
  await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-17');
  expect(await openDrill(store, team.lee, first, monday)).toMatchObject({ read: { by: 'Lee Park' } });

  await shift(store, team.kit.staffId, { staffId: noor.staffId, startsAt: monday, endsAt: monday + hour });
  expect((await myReviews(store, noor, all, monday)).onDuty?.items.map(({ id }) => id)).toEqual([second]);
  expect(await openDrill(store, noor, second, monday)).toMatchObject({ read: { byViewer: true } });
  // Who read it may look again; a drill that was read is no more than the IRO’s own.
  expect(await opensDrill(store, noor, second, monday + day)).toBe(true);
  expect(await opensDrill(store, noor, first, monday)).toBe(false);
});

test('one waits in a list at most, and the lot falls on who has none', async () => {
  await drill();
  const run = (iro: string, scene = 'home') =>
    runDrill(store, { iro, scene }, team.kit.staffId, monday, (below) => below - 1);
  expect(await run(team.jo.staffId)).toMatchObject({
    problems: { iro: 'A drill waits in this list already. End it, or choose another.' }
  });
  expect(await run('lot')).toMatchObject({ ok: true });
  expect(await run('lot')).toMatchObject({ problems: { iro: 'A drill waits in every list already.' } });
  expect((await listDrills(store, monday)).lines.map(({ iroName }) => iroName).sort()).toEqual([
    'Jo Clarke',
    'Lee Park'
  ]);
  expect(await run('', '')).toMatchObject({
    problems: { iro: 'Choose whose list it goes to.', scene: 'Choose what the child is made to say.' }
  });
  expect(await run(team.kit.staffId)).toMatchObject({ problems: { iro: 'Choose whose list it goes to.' } });
});

test('the list tells how long each took, by the clock and in office hours, and the middle of those that are over', async () => {
  const friday = Date.UTC(2026, 10, 20, 16);
  const ids = [await drill(monday), await drill(friday, team.lee.staffId)];
  await openDrill(store, team.jo, ids[0]!, monday + 90 * minute);
  const before = await listDrills(store, friday + hour);
  expect(before.lines).toMatchObject([
    { state: 'waiting', took: hour, readBy: null },
    { state: 'read', took: 90 * minute, tookInOffice: 90 * minute, readBy: 'Jo Clarke' }
  ]);
  expect(before.middle).toEqual({ of: 1, unread: 0, took: 90 * minute });
  await openDrill(store, team.lee, ids[1]!, friday + 66 * hour);
  expect((await listDrills(store, friday + 4 * day)).lines[0]).toMatchObject({
    took: 66 * hour,
    tookInOffice: 2 * hour
  });
  const third = await drill(friday + 4 * day);
  await endDrill(store, third, team.kit.staffId, friday + 5 * day);
  expect((await listDrills(store, friday + 6 * day)).middle).toEqual({ of: 3, unread: 1, took: 66 * hour });
  expect(await openDrill(store, team.jo, third, friday + 6 * day)).toMatchObject({ read: null });
  expect(await listed(team.jo, friday + 6 * day)).toEqual([]);
});

test('what was read is not ended, and what was ended is not read', async () => {
  const id = await drill();
  await openDrill(store, team.jo, id, monday);
  await endDrill(store, id, team.kit.staffId, monday + 1);
  expect(await store.db.select().from(store.t.drills)).toMatchObject([{ readAt: monday, endedAt: null }]);
});

test('one a month is expected', async () => {
  expect(await drillDue(store, monday)).toEqual({ lastAt: null, days: 31 });
  await drill();
  expect(await drillDue(store, monday + 31 * day)).toBeNull();
  expect(await drillDue(store, monday + 32 * day)).toEqual({ lastAt: monday, days: 31 });
  expect(await listDrills(store, monday + 32 * day)).toMatchObject({ lastAt: monday, due: true });
});

test('no figure, return or caseload counts it', async () => {
  const period = { from: '2026-04-01', to: '2026-11-20', iroIds: null };
  await sendViews(store, team.child, { B04: { asked: 'How is school?', choice: 'good' } });
  const figures = async () => ({
    byReview: await participationByReview(store, period),
    byChild: await participationByChild(store, period, false),
    theReturn: await reviewsReturn(store, period),
    alerts: await alertsFor(store, team.kit, null, monday),
    caseloads: await staffTeam(store, monday),
    satisfaction: await satisfactionOf(store, period, 'child'),
    inTime: await timeliness(store, period),
    returns: await returns(store, period),
    rated: await meetingsRated(store, period)
  });
  const before = await figures();
  const id = await drill();
  expect(await figures()).toEqual(before);
  await openDrill(store, team.jo, id, monday);
  expect(await figures()).toEqual(before);
  expect(await myReviews(store, team.jo, all, monday)).toMatchObject({ children: 1, counts: { all: 1 } });
});
