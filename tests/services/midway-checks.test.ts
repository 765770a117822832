import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { decisionsOf, openDecisions, setDecisionState } from '../../src/lib/server/services/decisions.ts';
import { addDecision } from '../../src/lib/server/services/decision-edits.ts';
import { formContextFor } from '../../src/lib/server/services/form-context.ts';
import { midwayPage, recordMidway } from '../../src/lib/server/services/midway-checks.ts';
import { midwayDue } from '../../src/lib/server/services/midway-due.ts';
import { myReviews } from '../../src/lib/server/services/my-reviews.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, cover, logged, newStaff, type Team } from '../support/iro-team.ts';
import { monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
/** The review held before the one of 3 December; half way is Thursday 3 September. */
let before: string;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  before = await held('2026-06-05');
});
afterEach(() => store.close());

const day = 86_400_000;
const september = monday - 74 * day;
const caseload = () => ({ all: false, iroIds: [team.iroId] }) as const;
const due = (today: string) => midwayDue(store, caseload(), today, new Set());
const looked = (states: Record<string, string> = {}) => ({
  doneOn: '2026-09-03',
  words: 'Spoke to Priya.',
  states
});

async function held(heldOn: string, more: { iroId?: string } = {}): Promise<string> {
  const id = await newReview(store, team.childId, { heldOn, ...more });
  await store.db.insert(store.t.meetings).values({
    id: newId(),
    reviewId: id,
    heldOn,
    counts: true,
    childCame: true,
    childSpoke: true,
    childUsedSymbols: false,
    spokenForBy: 'nobody',
    ownWordsUsed: false,
    otherMedium: 'none',
    chairedByChild: 'no',
    recordedBy: team.iroId,
    recordedAt: monday
  });
  return id;
}

async function decided(reviewId: string, words: string): Promise<string> {
  await addDecision(
    store,
    team.kit,
    reviewId,
    { words, owner: 'Priya', dueOn: '', tie: 'none', untied: 'A test' },
    monday
  );
  return (await decisionsOf(store, team.kit, reviewId, monday)).at(-1)!.id;
}

const agreed = async () => (await openDecisions(store, team.childId)).map(({ words }) => words);

describe('when a check is due', () => {
  test.each([
    ['2026-09-02', false, 'the day before half way'],
    ['2026-09-03', true, 'half way between 5 June and 3 December, on or before'],
    ['2026-12-02', true, 'still, the day before the meeting'],
    ['2026-12-03', false, 'the day of the meeting']
  ])('on %s: %s (%s)', async (today, is) => {
    expect((await due(today)).map(({ reviewId }) => reviewId)).toEqual(is ? [before] : []);
  });

  test('while no meeting is planned, half way to the next limit', async () => {
    const { reviews } = store.t;
    await store.db.update(reviews).set({ cancelledAt: monday }).where(eqId(team.reviewId));
    expect(await due('2026-11-16')).toMatchObject([{ by: '2026-09-04', next: '2026-12-05', name: 'Amina' }]);
  });

  test('no more once it is recorded, a later review was held, or the child is not looked after', async () => {
    await recordMidway(store, team.jo, before, looked(), september);
    expect(await due('2026-11-16')).toEqual([]);
    await store.db.delete(store.t.midwayChecks);
    expect(await due('2026-11-16')).toHaveLength(1);
    await store.db.update(store.t.children).set({ ceasedOn: '2026-11-01' });
    expect(await due('2026-11-16')).toEqual([]);
    await store.db.update(store.t.children).set({ ceasedOn: null });
    await held('2026-10-01');
    expect((await due('2026-11-16')).map(({ reviewId }) => reviewId)).not.toContain(before);
  });

  test('never for a review that was loaded as held, nor of another caseload', async () => {
    await store.db.delete(store.t.meetings);
    expect(await due('2026-11-16')).toEqual([]);
    const other = { all: false, iroIds: [team.lee.staffId] } as const;
    expect(await midwayDue(store, other, '2026-11-16', new Set())).toEqual([]);
  });

  test('it stands on the IRO’s list beside what is due after the meeting', async () => {
    const page = await myReviews(store, team.jo, { show: 'all', later: false, iroId: null }, monday);
    expect(page.due.map(({ reviewId, first }) => [reviewId, first.step, first.by])).toEqual([
      [before, 'code', '2026-06-12'],
      [before, 'midway', '2026-09-03']
    ]);
    expect(page.due[1]?.daysLeft).toBeLessThan(0);
  });
});

const eqId = (id: string) => eq(store.t.reviews.id, id);

describe('recording a check', () => {
  test('keeps the day, the words sealed, and what became of each decision', async () => {
    const bike = await decided(before, 'Sam buys a bike');
    const club = await decided(before, 'Priya finds a swimming club');
    const saved = await recordMidway(
      store,
      team.jo,
      before,
      looked({ [bike]: 'done', [club]: 'open' }),
      monday
    );
    expect(saved.ok).toBe(true);
    const page = await midwayPage(store, team.jo, before, monday);
    expect(page.checks).toMatchObject([{ doneOn: '2026-09-03', words: 'Spoke to Priya.', by: 'Jo Clarke' }]);
    expect(page.midway).toEqual({ heldOn: '2026-06-05', by: '2026-09-03', next: '2026-12-03' });
    expect(page.decisions.map(({ state }) => state)).toEqual(['done', 'open']);
    expect(JSON.stringify(await store.db.select().from(store.t.midwayChecks))).not.toContain('Priya');
    expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toEqual([
      'decision.done',
      'midway.recorded',
      'midway.read'
    ]);
  });

  test.each([
    [{ doneOn: null }, 'doneOn'],
    [{ doneOn: undefined }, 'doneOn'],
    [{ doneOn: '2026-06-04' }, 'doneOn'],
    [{ doneOn: '2026-11-17' }, 'doneOn'],
    [{ words: 'x'.repeat(1001) }, 'words']
  ])('%o is refused, and no decision changes', async (change, box) => {
    const bike = await decided(before, 'Sam buys a bike');
    const form = { ...looked({ [bike]: 'done' }), ...change };
    const saved = await recordMidway(store, team.jo, before, form, monday);
    expect(saved.ok ? [] : Object.keys(saved.problems)).toEqual([box]);
    expect(await agreed()).toEqual(['Sam buys a bike']);
  });

  test('the words may be empty; before the meeting there is nothing to check', async () => {
    expect((await recordMidway(store, team.jo, before, { ...looked(), words: ' ' }, monday)).ok).toBe(true);
    expect(await recordMidway(store, team.jo, team.reviewId, looked(), monday)).toMatchObject({
      ok: false,
      problems: { doneOn: 'Record the meeting first.' }
    });
  });

  test('only the IRO, who covers, and the manager', async () => {
    const tess = await newStaff(store, 'Tess Nolan', 'participation');
    for (const viewer of [team.lee, team.bo, tess]) {
      await expect(midwayPage(store, viewer, before, monday)).rejects.toThrow(NotYours);
      await expect(recordMidway(store, viewer, before, looked(), monday)).rejects.toThrow(NotYours);
    }
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-16');
    expect((await recordMidway(store, team.lee, before, looked(), monday)).ok).toBe(true);
    expect((await midwayPage(store, team.kit, before, monday)).checks[0]?.by).toBe('Lee Park');
  });
});

describe('decisions that are still open', () => {
  test('are carried past a review that did not speak of them, the last review’s first', async () => {
    const club = await decided(before, 'Priya finds a swimming club');
    const last = await held('2026-10-01');
    expect(await agreed()).toEqual(['Priya finds a swimming club']);
    await decided(last, 'Sam buys a bike');
    expect(await agreed()).toEqual(['Sam buys a bike', 'Priya finds a swimming club']);
    const { agreed: asked } = await formContextFor(store, team.parent, 'en');
    expect(asked.map(({ words }) => words)).toEqual(['Sam buys a bike', 'Priya finds a swimming club']);
    await setDecisionState(store, team.jo, { reviewId: before, id: club, state: 'not-done' }, monday);
    expect(await agreed()).toEqual(['Sam buys a bike']);
  });

  test('are not carried when a later review decided the same anew, whatever came of it', async () => {
    await decided(before, 'Priya finds a swimming club');
    const last = await held('2026-10-01');
    const again = await decided(last, 'priya finds  a swimming club ');
    expect(await agreed()).toHaveLength(1);
    await setDecisionState(store, team.jo, { reviewId: last, id: again, state: 'done' }, monday);
    expect(await agreed()).toEqual([]);
  });

  test('are not carried when a later review answered the same wish anew', async () => {
    const outcomeId = newId();
    await store.db.insert(store.t.outcomes).values({
      id: outcomeId,
      reviewId: before,
      childId: team.childId,
      position: 1,
      asked: store.vault.seal('I want to swim', `outcomes.asked:${outcomeId}`),
      state: 'not-yet',
      reply: store.vault.seal('We look for a club', `outcomes.reply:${outcomeId}`),
      writtenBy: team.iroId,
      writtenAt: monday
    });
    await decided(before, 'Priya finds a swimming club');
    await decided(await held('2026-10-01'), 'Sam takes her swimming');
    expect(await agreed()).toHaveLength(2);
    await store.db.update(store.t.decisions).set({ outcomeId });
    expect(await agreed()).toEqual(['Sam takes her swimming']);
  });

  test('of a review that is not held yet are not asked about', async () => {
    await decided(team.reviewId, 'Too early');
    expect(await agreed()).toEqual([]);
  });

  test('stand on the next midway check, and are brought up to date there by the new IRO', async () => {
    const club = await decided(before, 'Priya finds a swimming club');
    const old = await decided(before, 'Sam buys a bike');
    await setDecisionState(store, team.jo, { reviewId: before, id: old, state: 'done' }, monday - 100 * day);
    const last = await held('2026-10-01');
    // The child passed to Lee, who reads the earlier review; that Jo held it stands.
    await store.db.update(store.t.reviews).set({ iroId: team.iroId }).where(eqId(before));
    await store.db.update(store.t.children).set({ iroId: team.lee.staffId });
    const page = await midwayPage(store, team.lee, last, monday);
    expect(page.carried).toMatchObject([{ id: club, heldOn: '2026-06-05', state: 'open' }]);
    const form = { doneOn: '2026-11-16', words: '', states: { [club]: 'part', [old]: 'open' } };
    await recordMidway(store, team.lee, last, form, monday);
    expect((await midwayPage(store, team.lee, last, monday)).carried).toMatchObject([
      { id: club, state: 'part' }
    ]);
    const states = (await decisionsOf(store, team.lee, before, monday)).map(({ state }) => state);
    expect(states).toEqual(['part', 'done']);
  });

  test('an earlier review says nothing of a later one’s decisions, nor of another child’s', async () => {
    const later = await decided(await held('2026-10-01'), 'Sam buys a bike');
    const target = { reviewId: before, id: later, state: 'done' } as const;
    await expect(setDecisionState(store, team.jo, target, monday)).rejects.toThrow(NotYours);
    const upcoming = { reviewId: team.reviewId, id: later, state: 'done' } as const;
    await expect(setDecisionState(store, team.jo, upcoming, monday)).rejects.toThrow(NotYours);
  });
});
