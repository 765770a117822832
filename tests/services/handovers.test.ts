import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { NotYours, openReview } from '../../src/lib/server/services/caseload.ts';
import { saveChild, type ChildForm } from '../../src/lib/server/services/child-edits.ts';
import { listChildren } from '../../src/lib/server/services/children.ts';
import { handOver, handoversOf, newIroOf, newIroSeen } from '../../src/lib/server/services/handovers.ts';
import { irosToFind, leavers } from '../../src/lib/server/services/leavers.ts';
import { recordMeeting } from '../../src/lib/server/services/meetings.ts';
import { myReviews } from '../../src/lib/server/services/my-reviews.ts';
import { alertsFor } from '../../src/lib/server/services/review-alerts.ts';
import { applyLoad, planLoad } from '../../src/lib/server/services/register.ts';
import { ofIros } from '../../src/lib/server/services/results-held.ts';
import { alertStaff } from '../../src/lib/server/services/staff-alerts.ts';
import { aminaAndTheTeam, newStaff, sendViews, type Team } from '../support/iro-team.ts';
import { monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const day = 86_400_000;
const facts: ChildForm = {
  localId: 'L-Amina',
  firstName: 'Amina',
  nickname: '',
  dateOfBirth: '2017-03-01',
  iroId: '',
  language: 'English',
  communication: 'words',
  printSize: 'ordinary',
  contact: '',
  noReminders: false,
  needs: '',
  interpreter: '',
  lookedAfterSince: null,
  ceasedOn: null,
  cycle: 'standard',
  cycleStartedOn: null
};
const sitting = {
  heldOn: '2026-11-13',
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
const another = async (iroId: string | null = team.iroId) => {
  const id = newId();
  const row = { id, localId: `L-${id}`, dateOfBirth: '2012-05-05', language: 'en', cycle: 'standard', iroId };
  await store.db.insert(store.t.children).values({ ...row, createdAt: monday, updatedAt: monday });
  return id;
};
const iroIdOf = async (childId: string) => {
  const { children } = store.t;
  return (await store.db.select().from(children).where(eq(children.id, childId)))[0]?.iroId;
};
const hold = (by = team.jo) =>
  recordMeeting(
    store,
    by,
    { reviewId: team.reviewId, meetingId: null },
    { ...sitting, sure: sitting.heldOn },
    monday
  );
const toLee = (children: string[] | null = null) =>
  handOver(store, team.kit, team.iroId, { to: team.lee.staffId, reason: 'caseload', children }, monday + day);
const reviewsOf = async (iroId: string) => {
  const { reviews, children } = store.t;
  const rows = await store.db
    .select({ id: reviews.id })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(ofIros(store, [iroId]));
  return rows.map(({ id }) => id);
};

describe('a review that was held', () => {
  test('is read by the child’s IRO now, and not by who held it; the results stay with who held it', async () => {
    await hold();
    await toLee();
    const open = (who: Team['jo']) => openReview(store, who, 'read-answers', team.reviewId, monday + day);
    await expect(open(team.jo)).rejects.toThrow(NotYours);
    expect(await open(team.lee)).toMatchObject({ heldBy: team.iroId, iro: { name: 'Lee Park' } });
    expect(await reviewsOf(team.iroId)).toEqual([team.reviewId]);
    expect(await reviewsOf(team.lee.staffId)).toEqual([]);
  });

  test('that nobody was written down for stays with who passes the child on', async () => {
    const loaded = await newReview(store, team.childId, { heldOn: '2026-06-01' });
    await toLee();
    expect(await reviewsOf(team.iroId)).toEqual([loaded]);
    expect(await reviewsOf(team.lee.staffId)).toEqual([team.reviewId]);
  });

  test('is nobody’s again when no sitting counts, and stays with who held it when it is put right later', async () => {
    const done = await hold();
    if (!done.ok) throw new Error('not recorded');
    await toLee();
    const right = { reviewId: team.reviewId, meetingId: done.meetingId };
    await recordMeeting(
      store,
      team.lee,
      right,
      { ...sitting, heldOn: '2026-11-12', sure: '2026-11-12' },
      monday + day
    );
    expect(await reviewsOf(team.iroId)).toEqual([team.reviewId]);
    await recordMeeting(
      store,
      team.lee,
      right,
      { ...sitting, sure: sitting.heldOn, counts: false },
      monday + day
    );
    expect(await reviewsOf(team.lee.staffId)).toEqual([team.reviewId]);
  });
});

describe('passing children on', () => {
  test('some of a caseload, and nobody else’s', async () => {
    const [second, theirs] = [await another(), await another(null)];
    expect(await toLee([second, theirs])).toEqual({ ok: true, children: 1 });
    expect(await iroIdOf(second)).toBe(team.lee.staffId);
    expect([await iroIdOf(theirs), await iroIdOf(team.childId)]).toEqual([null, team.iroId]);
    expect(await newIroOf(store, second)).toMatchObject({ name: 'Lee Park' });
    expect(await newIroOf(store, team.childId)).toBeNull();
    expect(await toLee([theirs])).toEqual({ ok: false, problem: 'children' });
  });

  test('one child by the form of their facts, with a reason; the child is told', async () => {
    const put = (given: Partial<ChildForm>) =>
      saveChild(store, team.kit, team.childId, { ...facts, ...given }, monday);
    const unsaid = await put({ iroId: team.lee.staffId });
    expect(unsaid).toMatchObject({ ok: false, problems: { handoverReason: 'Choose why the IRO changes.' } });
    expect(await iroIdOf(team.childId)).toBe(team.iroId);
    expect(await put({ iroId: team.lee.staffId, handoverReason: 'asked' })).toMatchObject({ ok: true });
    expect(await newIroOf(store, team.childId)).toMatchObject({ name: 'Lee Park' });
    expect(await handoversOf(store, team.lee, team.childId, monday)).toMatchObject([
      { from: 'Jo Clarke', to: 'Lee Park', reason: 'The child asked for it', seenAt: null }
    ]);
    await expect(handoversOf(store, team.jo, team.childId, monday)).rejects.toThrow(NotYours);
    await newIroSeen(store, team.childId, monday);
    expect(await put({ iroId: team.lee.staffId })).toMatchObject({ ok: true });
    expect(await newIroOf(store, team.childId)).toBeNull();
  });

  test('to nobody: the child is not told of an IRO who is not theirs', async () => {
    await toLee();
    await saveChild(store, team.kit, team.childId, { ...facts, iroId: '' }, monday + day);
    expect(await iroIdOf(team.childId)).toBeNull();
    expect(await newIroOf(store, team.childId)).toBeNull();
    await saveChild(store, team.kit, team.childId, { ...facts, iroId: team.iroId }, monday + 2 * day);
    expect(await newIroOf(store, team.childId)).toMatchObject({ name: 'Jo Clarke' });
  });

  test.each([null, 'kit'])('by a load of the register, done by %s', async (who) => {
    const bytes = new TextEncoder().encode('Child id,IRO\nL-Amina,Lee Park\n');
    const plan = await planLoad(store, [{ name: 'register.csv', bytes }], monday);
    const by = who === null ? null : team.kit.staffId;
    await applyLoad(store, plan, { keepGood: false, by });
    expect(await iroIdOf(team.childId)).toBe(team.lee.staffId);
    expect(await handoversOf(store, team.kit, team.childId, monday)).toMatchObject([
      { from: 'Jo Clarke', to: 'Lee Park', reason: 'Another reason' }
    ]);
  });
});

describe('an IRO who leaves', () => {
  const leave = (endsAt: number) =>
    store.db.update(store.t.staff).set({ endsAt }).where(eq(store.t.staff.id, team.iroId));
  const since = (lookedAfterSince: string) =>
    store.db.update(store.t.children).set({ lookedAfterSince, createdAt: monday - 200 * day });

  test('is told to managers from fourteen days ahead, and after, as long as children are theirs', async () => {
    await leave(monday + 15 * day);
    expect(await leavers(store, monday)).toEqual([]);
    const told = { id: team.iroId, name: 'Jo Clarke', children: 1 };
    expect(await leavers(store, monday + day)).toMatchObject([{ ...told, over: false }]);
    expect(await leavers(store, monday + 16 * day)).toMatchObject([{ ...told, over: true }]);
    await toLee();
    expect(await leavers(store, monday + 16 * day)).toEqual([]);
  });

  test('leaves children without an IRO: an alert, “nobody yet”, and still to be found by name', async () => {
    await since('2026-06-01');
    const kinds = async () =>
      (await alertsFor(store, team.kit, null, monday)).flatMap(({ alerts }) =>
        alerts.map(({ kind }) => kind)
      );
    await store.db.update(store.t.reviews).set({ meetingOn: '2027-02-01', dueOn: '2027-02-10' });
    expect(await kinds()).toEqual([]);
    await leave(monday - day);
    expect(await kinds()).toEqual(['no-iro']);
    const wanted = { search: '', iroId: 'none', page: 1, ceased: false };
    expect((await listChildren(store, team.kit, wanted, monday)).total).toBe(1);
    const left = { id: team.iroId, name: 'Jo Clarke (left)' };
    expect(await irosToFind(store, monday)).toContainEqual(left);
    const { iros } = await myReviews(store, team.kit, { show: 'all', later: false, iroId: null }, monday);
    expect(iros).toContainEqual(left);
    await store.db.delete(store.t.reviews).where(eq(store.t.reviews.childId, await another()));
    await another();
    expect((await kinds()).filter((kind) => kind === 'no-iro').length).toBeGreaterThan(1);
  });

  test('is not written to: a worry goes to the managers', async () => {
    await leave(monday - day);
    await newStaff(store, 'Max Hill', 'manager');
    await sendViews(store, team.child, { 'B09.school': { asked: 'Safe?', choice: 'no', worry: true } });
    expect(await alertStaff(store, 'https://h', monday)).toBe(2);
  });
});
