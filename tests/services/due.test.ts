import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDecision, sayNothingDecided } from '../../src/lib/server/services/decision-edits.ts';
import { stepsLeft } from '../../src/lib/server/services/due.ts';
import { recordMeeting } from '../../src/lib/server/services/meetings.ts';
import { myReviews, type Wanted } from '../../src/lib/server/services/my-reviews.ts';
import { saveOutcome } from '../../src/lib/server/services/replies.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, sendViews, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const all: Wanted = { show: 'all', later: false, iroId: null };
const held = {
  heldOn: '2026-11-13',
  counts: true,
  childCame: 'yes',
  childSpoke: true,
  childUsedSymbols: false,
  spokenForBy: 'nobody',
  ownWordsUsed: 'no',
  otherMedium: 'none',
  chairedByChild: 'no',
  note: '',
  people: []
};

test('the clock of the decisions stops when they are recorded, not when something asked is answered', async () => {
  const { reviewId } = team;
  await recordMeeting(store, team.jo, { reviewId, meetingId: null }, { ...held, sure: held.heldOn }, monday);
  await store.db.update(store.t.reviews).set({ participationCode: 'PN1' });
  const first = async () => (await myReviews(store, team.jo, all, monday)).due[0]?.first.step;
  const answer = { asked: 'A bike', state: 'done', reply: 'Yes.' };
  await saveOutcome(store, team.jo, { reviewId, outcomeId: null }, answer, monday);
  expect(await first()).toBe('decisions');
  const decided = { words: 'A bike', owner: 'Sam', dueOn: '', tie: 'none', untied: 'A test' };
  await addDecision(store, team.jo, reviewId, decided, monday);
  expect(await first()).toBe('words-back');
  await store.db.update(store.t.decisions).set({ withdrawnAt: monday });
  expect(await first()).toBe('decisions');
  expect(await sayNothingDecided(store, team.jo, { reviewId, so: true }, monday)).toBe(true);
  expect(await first()).toBe('words-back');
});

test.each([
  { change: {}, left: [] },
  { change: { coded: false }, left: ['code'] },
  // A letter is no record of what was decided.
  { change: { decided: false }, left: ['decisions'] },
  { change: { written: false }, left: ['words-back'] },
  { change: { answered: false }, left: [] },
  { change: { answered: false, written: false }, left: ['answers', 'words-back'] },
  { change: { held: false, coded: false, decided: false, written: false }, left: ['meeting'] }
])('steps left with $change: $left', ({ change, left }) => {
  const all = { held: true, coded: true, decided: true, answered: true, written: true };
  const steps = stepsLeft({ from: '2026-11-16', ...all, ...change }, new Set());
  expect(steps.map((step) => step.step)).toEqual(left);
});

test('what a child asked waits for an answer of its own, until something is answered', async () => {
  const { reviewId } = team;
  await sendViews(store, team.child, { B21: { asked: 'What do you want?', words: 'A bike' } });
  await recordMeeting(store, team.jo, { reviewId, meetingId: null }, { ...held, sure: held.heldOn }, monday);
  await store.db.update(store.t.reviews).set({ participationCode: 'PN1', nothingDecidedAt: monday });
  const steps = async () => {
    const [due] = (await myReviews(store, team.jo, all, monday)).due;
    return [due?.first, ...(due?.later ?? [])].map((one) => one?.step);
  };
  expect(await steps()).toEqual(['answers', 'words-back']);
  const answer = { asked: 'A bike', state: 'done', reply: 'Yes.' };
  const target = { reviewId, outcomeId: null, questionId: 'B21' };
  await saveOutcome(store, team.jo, target, answer, monday);
  expect(await steps()).toEqual(['words-back']);
});
