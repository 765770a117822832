import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import {
  addDecision,
  editDecision,
  sayNothingDecided,
  withdrawDecision
} from '../../src/lib/server/services/decision-edits.ts';
import { decisionsOf, openDecisions, setDecisionState } from '../../src/lib/server/services/decisions.ts';
import { decisionsPage } from '../../src/lib/server/services/decisions-page.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import { outcomesOf, saveOutcome } from '../../src/lib/server/services/replies.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, sendViews, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  await sendViews(store, team.child, { B21: { asked: 'What do you want?', words: 'I want a bike' } });
  await store.db.update(store.t.reviews).set({ heldOn: '2026-11-13' });
});
afterEach(() => store.close());

const bike = { words: 'A bike by spring', owner: 'Sam', dueOn: '2027-03-01', tie: 'asked:B21', untied: '' };
const add = (change: object = {}) =>
  addDecision(store, team.jo, team.reviewId, { ...bike, ...change }, monday);
const page = () => decisionsPage(store, team.jo, team.reviewId, monday);
/** The child, who has shown their pictures. */
const shown = () => ({ ...team.child, kind: 'respondent', sessionId: 's', proven: true }) as const;
const its = async () => ({ reviewId: team.reviewId, id: (await page()).decisions[0]!.id });

test('a decision answers what the child asked, and the child sees it beside their words', async () => {
  expect(await add()).toEqual({ ok: true });
  const [outcome] = await outcomesOf(store, team.reviewId);
  expect(outcome).toMatchObject({ asked: 'I want a bike', state: 'not-yet' });
  expect((await page()).decisions).toMatchObject([{ words: 'A bike by spring', outcomeId: outcome?.id }]);
  const { happened } = await homeOf(store, shown(), monday, 'en', monday);
  expect(happened).toMatchObject([
    {
      said: 'I want a bike',
      decided: [{ words: 'A bike by spring', owner: 'Sam', dueOn: '2027-03-01' }]
    }
  ]);
  // The next form asks about it once.
  expect(await openDecisions(store, team.childId)).toHaveLength(1);
});

test('two decisions may answer the same words, and the answer of the IRO is the same one', async () => {
  await add();
  const [outcome] = await outcomesOf(store, team.reviewId);
  expect(await add({ words: 'A helmet', tie: `outcome:${outcome?.id ?? ''}` })).toEqual({ ok: true });
  const said = { asked: 'I want a bike', state: 'done', reply: 'It is here.' };
  const target = { reviewId: team.reviewId, outcomeId: null, questionId: 'B21' };
  await saveOutcome(store, team.jo, target, said, monday);
  expect(await outcomesOf(store, team.reviewId)).toMatchObject([said]);
});

test.each([
  { change: { tie: '' }, error: 'tie-missing' },
  { change: { tie: 'outcome:of-another-child' }, error: 'tie-missing' },
  { change: { tie: 'none' }, error: 'untied-missing' },
  { change: { tie: 'none', untied: 'x'.repeat(301) }, error: 'untied-too-long' },
  { change: { words: ' ' }, error: 'words-missing' },
  { change: { dueOn: 'no day' }, error: 'not-a-day' },
  { change: { dueOn: '2025-12-04' }, error: 'due-too-early' }
])('$change is refused: $error', async ({ change, error }) => {
  expect(await add(change)).toEqual({ ok: false, errors: [error] });
  expect((await page()).decisions).toEqual([]);
});

test('one that answers none of it says why, sealed; where the child asked nothing there is nothing to choose', async () => {
  await add({ tie: 'none', untied: 'The school asked' });
  expect((await page()).decisions).toMatchObject([{ outcomeId: null, untied: 'The school asked' }]);
  expect(JSON.stringify(await store.db.select().from(store.t.decisions))).not.toContain('school');
  await store.db.update(store.t.submissions).set({ withdrawnAt: monday });
  expect(await add({ tie: '' })).toEqual({ ok: true });
});

test('a decision can be put right, and taken back and put back; each is logged', async () => {
  await add();
  const one = await its();
  const right = { ...bike, words: 'A bike in May', owner: 'Priya', dueOn: '' };
  const [outcome] = await outcomesOf(store, team.reviewId);
  const tie = `outcome:${outcome?.id ?? ''}`;
  expect(await editDecision(store, team.jo, one, { ...right, tie }, monday)).toEqual({ ok: true });
  expect((await page()).decisions).toMatchObject([{ words: 'A bike in May', owner: 'Priya', dueOn: null }]);
  await withdrawDecision(store, team.jo, one, monday);
  expect(await page()).toMatchObject({ decisions: [], withdrawn: [{ id: one.id }] });
  expect(await openDecisions(store, team.childId)).toEqual([]);
  const state = setDecisionState(store, team.jo, { ...one, state: 'done' }, monday);
  await expect(state).rejects.toThrow(NotYours);
  const { happened } = await homeOf(store, shown(), monday, 'en', monday);
  expect(happened[0]?.decided).toEqual([]);
  await withdrawDecision(store, team.jo, { ...one, back: true }, monday);
  expect((await page()).decisions).toHaveLength(1);
  const deeds = (await logged(store, team.jo.staffId)).map(({ action }) => action);
  expect(deeds.filter((action) => action.startsWith('decision.'))).toEqual([
    'decision.added',
    'decision.changed',
    'decision.withdrawn',
    'decision.restored'
  ]);
});

test('that nothing was decided is said only where nothing was, and is over when something is', async () => {
  const nothing = (so: boolean) => sayNothingDecided(store, team.jo, { reviewId: team.reviewId, so }, monday);
  expect(await nothing(true)).toBe(true);
  expect((await page()).nothingDecidedAt).toBe(monday);
  await nothing(false);
  expect((await page()).nothingDecidedAt).toBeNull();
  await nothing(true);
  await add();
  expect((await page()).nothingDecidedAt).toBeNull();
  expect(await nothing(true)).toBe(false);
});

test('only the IRO, who covers, and the manager; and only in this review', async () => {
  await add();
  const one = await its();
  for (const viewer of [team.lee, team.bo]) {
    await expect(addDecision(store, viewer, team.reviewId, bike, monday)).rejects.toThrow(NotYours);
    await expect(editDecision(store, viewer, one, bike, monday)).rejects.toThrow(NotYours);
    await expect(withdrawDecision(store, viewer, one, monday)).rejects.toThrow(NotYours);
    const nothing = sayNothingDecided(store, viewer, { reviewId: team.reviewId, so: true }, monday);
    await expect(nothing).rejects.toThrow(NotYours);
  }
  const other = { ...one, id: 'another' };
  await expect(withdrawDecision(store, team.jo, other, monday)).rejects.toThrow(NotYours);
  const { decisions } = store.t;
  await store.db.update(decisions).set({ withdrawnAt: null }).where(eq(decisions.id, one.id));
  expect(await decisionsOf(store, team.kit, team.reviewId, monday)).toHaveLength(1);
});
