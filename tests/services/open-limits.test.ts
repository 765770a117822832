import { and, eq, isNull } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { addBankHoliday, removeBankHoliday } from '../../src/lib/server/services/bank-holiday-edits.ts';
import { seedBankHolidays } from '../../src/lib/server/services/bank-holidays.ts';
import { saveChild, type ChildForm } from '../../src/lib/server/services/child-edits.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { removeMeeting } from '../../src/lib/server/services/meeting-removal.ts';
import { meetingsOf, recordMeeting } from '../../src/lib/server/services/meetings.ts';
import { recountOpenLimits } from '../../src/lib/server/services/open-limits.ts';
import { applyLoad, planLoad } from '../../src/lib/server/services/register.ts';
import { savePlan, type PlanForm } from '../../src/lib/server/services/review-plans.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const facts: ChildForm = {
  localId: 'L-Bilal',
  firstName: 'Bilal',
  nickname: '',
  dateOfBirth: '2015-06-01',
  iroId: '',
  language: 'English',
  communication: 'words',
  printSize: 'ordinary',
  contact: '',
  noReminders: false,
  needs: '',
  interpreter: '',
  lookedAfterSince: '2026-11-09',
  ceasedOn: null,
  cycle: 'standard',
  cycleStartedOn: null
};
const plan: PlanForm = { meetingOn: '2026-12-04', meetingTime: '', placeKind: '', place: '' };

async function bilal(given: Partial<ChildForm> = {}): Promise<string> {
  const saved = await saveChild(store, team.kit, null, { ...facts, ...given }, monday);
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
  await savePlan(store, team.kit, saved.id, plan, monday);
  return saved.id;
}
/** The limit that is kept with the open review, which is also the one the calculator shows on the same page. */
async function limit(childId: string): Promise<string | null> {
  const { open, next } = await openChild(store, team.kit, childId, monday);
  expect(open?.dueOn).toBe(next?.limit ?? null);
  return open?.dueOn ?? null;
}
const put = (childId: string, given: Partial<ChildForm>) =>
  saveChild(store, team.kit, childId, { ...facts, ...given }, monday);
const held = {
  counts: true,
  childCame: 'no',
  childSpoke: false,
  childUsedSymbols: false,
  spokenForBy: 'nobody',
  ownWordsUsed: 'no',
  otherMedium: 'none',
  chairedByChild: 'no',
  note: '',
  people: []
} as const;

describe('the limit of an open review follows', () => {
  test('since when the child is looked after, put right', async () => {
    const id = await bilal();
    expect(await limit(id)).toBe('2026-12-07');
    await put(id, { lookedAfterSince: '2026-10-26' });
    expect(await limit(id)).toBe('2026-11-23');
    await put(id, { lookedAfterSince: null });
    expect(await limit(id)).toBeNull();
  });

  test.each([
    ['short-breaks', '2026-11-09', '2027-02-09'],
    ['adoption-authority', '2026-11-02', '2027-02-02'],
    ['adoption', '2026-11-10', '2026-12-08']
  ])('another cycle: %s from %s', async (cycle, cycleStartedOn, due) => {
    const id = await bilal();
    await put(id, { cycle, cycleStartedOn });
    expect(await limit(id)).toBe(due);
  });

  test('a move, also when what was kept had gone stale', async () => {
    const id = await bilal();
    await store.db.update(store.t.reviews).set({ dueOn: '2027-01-01' });
    await savePlan(store, team.kit, id, { ...plan, meetingOn: '2026-12-01' }, monday);
    expect(await limit(id)).toBe('2026-12-07');
  });

  test('a sitting taken off once the next review was set, at once; both reviews that are open are listed', async () => {
    const id = await bilal({ lookedAfterSince: '2026-10-19' });
    const [first] = await store.db.select().from(store.t.reviews).where(eq(store.t.reviews.childId, id));
    const reviewId = first?.id ?? '';
    const sitting = { ...held, heldOn: '2026-11-12', sure: '2026-11-12' };
    const done = await recordMeeting(store, team.kit, { reviewId, meetingId: null }, sitting, monday);
    await savePlan(store, team.kit, id, { ...plan, meetingOn: '2027-01-12' }, monday);
    await removeMeeting(store, team.kit, { reviewId, meetingId: done.ok ? done.meetingId : '' }, monday);
    const { open, alsoOpen } = await openChild(store, team.kit, id, monday);
    expect(open).toMatchObject({ id: reviewId, dueOn: '2026-11-16' });
    expect(alsoOpen).toMatchObject([{ meetingOn: '2027-01-12', dueOn: '2026-11-16' }]);
    const other = { ...plan, meetingOn: '2027-01-19', reviewId: alsoOpen[0]?.id ?? '' };
    await savePlan(store, team.kit, id, other, monday);
    expect((await openChild(store, team.kit, id, monday)).alsoOpen).toMatchObject([
      { meetingOn: '2027-01-19' }
    ]);
  });

  test('a meeting recorded, put right, and taken back', async () => {
    const id = await bilal({ lookedAfterSince: '2026-10-19' });
    const [first] = await store.db.select().from(store.t.reviews).where(eq(store.t.reviews.childId, id));
    const reviewId = first?.id ?? '';
    const sitting = { ...held, heldOn: '2026-11-12', sure: '2026-11-12' };
    const done = await recordMeeting(store, team.kit, { reviewId, meetingId: null }, sitting, monday);
    if (!done.ok) throw new Error('not recorded');
    await savePlan(store, team.kit, id, { ...plan, meetingOn: '2027-01-12' }, monday);
    expect(await limit(id)).toBe('2027-02-12');
    const again = { reviewId, meetingId: done.meetingId };
    await recordMeeting(
      store,
      team.kit,
      again,
      { ...sitting, heldOn: '2026-11-10', sure: '2026-11-10' },
      monday
    );
    expect(await limit(id)).toBe('2027-02-10');
    await recordMeeting(store, team.kit, again, { ...sitting, sure: '2026-11-12', counts: false }, monday);
    const open = and(eq(store.t.reviews.childId, id), isNull(store.t.reviews.heldOn));
    const rows = await store.db.select({ dueOn: store.t.reviews.dueOn }).from(store.t.reviews).where(open);
    expect(rows).toEqual([{ dueOn: '2026-11-16' }, { dueOn: '2026-11-16' }]);
    expect((await meetingsOf(store, team.kit, reviewId, monday)).sittings).toHaveLength(1);
  });

  test('a bank holiday that is added and taken off again', async () => {
    await seedBankHolidays(store);
    const id = await bilal();
    await addBankHoliday(store, '2026-11-24', 'A funeral');
    expect(await limit(id)).toBe('2026-12-08');
    await removeBankHoliday(store, '2026-11-24');
    expect(await limit(id)).toBe('2026-12-07');
  });
});

describe('what the register does not know', () => {
  const child = async (lookedAfterSince: string, createdAt = monday) => {
    const id = newId();
    const row = { id, localId: `L-${id}`, dateOfBirth: '2012-05-05', language: 'en', cycle: 'standard' };
    await store.db
      .insert(store.t.children)
      .values({ ...row, lookedAfterSince, createdAt, updatedAt: createdAt });
    await savePlan(store, team.kit, id, plan, monday);
    return id;
  };
  const recount = () => store.transaction((tx) => recountOpenLimits(tx, null));

  test('a child who came into it long after the first review was due: which review is next is not known', async () => {
    const id = await child('2020-01-01');
    expect(await limit(id)).toBeNull();
    // The first review that is known cannot be the first of the cycle.
    await newReview(store, id, { heldOn: '2026-09-14' });
    await recount();
    expect(await limit(id)).toBe('2027-03-14');
  });

  test('a child who was here in time for it: no review was held, and the limit stands however long ago', async () => {
    const id = await child('2026-01-05', Date.UTC(2026, 0, 6));
    expect(await limit(id)).toBe('2026-02-02');
  });
});

describe('a load', () => {
  const load = async (text: string, name = 'register.csv') => {
    const files = [{ name, bytes: new TextEncoder().encode(text) }];
    const checked = await planLoad(store, files, monday);
    await applyLoad(store, checked, { keepGood: false });
    return checked.problems.map(({ reason }) => reason);
  };

  test('that changes since when: the check says from what to what', async () => {
    const id = await bilal();
    const said = await load('Child ID,Looked after since\nL-Bilal,26/10/2026\n');
    expect(said).toEqual(['The legal limit of the next review changes from 07/12/2026 to 23/11/2026.']);
    expect(await limit(id)).toBe('2026-11-23');
    expect(await load('Child ID,Looked after since\nL-Bilal,26/10/2026\n')).toEqual([]);
  });

  test('that brings a review held before the open one', async () => {
    const id = await bilal({ lookedAfterSince: '2026-10-19' });
    await load('CHILD,DOB,REVIEW,REVIEW_CODE\nL-Bilal,01/06/2015,12/11/2026,PN1\n', 'reviews.csv');
    expect(await limit(id)).toBe('2027-02-12');
  });

  test('a limit that was kept and is not the calculator’s gives way, and the check says so', async () => {
    const id = await bilal();
    await store.db.update(store.t.reviews).set({ dueOn: '2027-01-01' });
    const said = await load('Child ID,Next review date\nL-Bilal,04/12/2026\n');
    expect(said).toEqual(['The legal limit of the next review changes from 01/01/2027 to 07/12/2026.']);
    expect(await limit(id)).toBe('2026-12-07');
  });
});
