import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { seedBankHolidays } from '../../src/lib/server/services/bank-holidays.ts';
import { calendarOf } from '../../src/lib/server/services/calendar.ts';
import { planKey } from '../../src/lib/server/services/plan-warnings.ts';
import { savePlan, type PlanForm } from '../../src/lib/server/services/review-plans.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { aminaAndHers, monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  await seedBankHolidays(store);
});
afterEach(() => store.close());

const plan: PlanForm = { meetingOn: '2026-12-08', meetingTime: '16:00', placeKind: '', place: '' };
const save = (given: Partial<PlanForm>) =>
  savePlan(store, team.jo, team.childId, { ...plan, ...given }, monday);

test.each([
  [{ meetingOn: '2062-11-27' }, { meetingOn: 'This is more than 14 months ahead. Check the year.' }],
  [
    { meetingOn: '2028-01-17', sure: '2028-01-17 16:00' },
    { meetingOn: expect.stringContaining('14 months') as string }
  ],
  [
    { meetingOn: '2026-12-13' },
    { meetingOn: expect.stringContaining('Sunday 13 December 2026 is not a working') as string }
  ],
  [
    { meetingOn: '2026-12-25', meetingTime: '03:00' },
    {
      meetingOn: expect.any(String) as string,
      meetingTime: expect.stringContaining('03:00 is before 08:00') as string
    }
  ],
  [{ meetingTime: '20:01' }, { meetingTime: expect.any(String) as string }]
])('%j is refused, or asked about', async (given, problems) => {
  expect(await save(given)).toEqual({ ok: false, problems });
});

test('what was asked about once is kept when it is posted again; what stands is not asked about', async () => {
  const christmas = { ...plan, meetingOn: '2026-12-25', meetingTime: '03:00' };
  expect(await save({ ...christmas, sure: planKey(plan) })).toMatchObject({ ok: false });
  expect(await save({ ...christmas, sure: planKey(christmas) })).toMatchObject({ ok: true });
  expect(await save({ ...christmas, place: 'Kitchen' })).toMatchObject({ ok: true });
  expect(await save({ meetingOn: '2028-01-14' })).toMatchObject({ ok: true });
});

test('the same IRO at the same time for two children: asked at Save, and shown in the calendar', async () => {
  const zoe = await aminaAndHers(store, 'Zoe');
  const { children } = store.t;
  await store.db.update(children).set({ iroId: team.iroId });
  const problems = { meetingTime: 'Jo Clarke has Zoe then. If it is right, save once more.' };
  await savePlan(store, team.jo, zoe.childId, plan, monday);
  expect(await save({})).toEqual({ ok: false, problems });
  expect(await save({ meetingTime: '15:00' })).toMatchObject({ ok: true });
  const wanted = { month: '2026-12', iroId: null };
  const lines = async () => (await calendarOf(store, team.jo, wanted, monday)).lines;
  expect((await lines()).map(({ sameTime }) => sameTime)).toEqual([[], []]);
  expect(await save({ sure: planKey(plan) })).toMatchObject({ ok: true });
  expect((await lines()).map(({ name, sameTime }) => [name, sameTime]).sort()).toEqual([
    ['Amina', ['Zoe']],
    ['Zoe', ['Amina']]
  ]);
  const pair = { id: newId(), childId: team.childId, siblingId: zoe.childId, placed: 'together' };
  await store.db.insert(store.t.siblings).values({ ...pair, addedBy: team.iroId, addedAt: monday });
  expect((await lines()).map(({ sameTime }) => sameTime)).toEqual([[], []]);
  await save({ meetingTime: '15:00' });
  expect(await save({})).toMatchObject({ ok: true });
});
