import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { readRatings } from '../../src/lib/server/services/meeting-ratings.ts';
import { myReviews, type Wanted } from '../../src/lib/server/services/my-reviews.ts';
import { decide, type TriageEntries } from '../../src/lib/server/services/triage.ts';
import {
  decideUnnamed,
  unnamedRatings,
  unnamedToRead
} from '../../src/lib/server/services/unnamed-ratings.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, cover, logged, sendRating, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  const { reviews } = store.t;
  await store.db.update(reviews).set({ heldOn: '2026-11-13' }).where(eq(reviews.id, team.reviewId));
});
afterEach(() => store.close());

const day = 86_400_000;
const all: Wanted = { show: 'all', later: false, iroId: null };
const told = 'He shouts at me in the car after.';
const withWords = {
  RB1: { asked: 'Did people listen to you?', choice: 'good', choices: { good: 'yes' } },
  RB9: { asked: 'What should we change next time?', words: told }
};
const choicesOnly = { RB1: { asked: 'Did people listen to you?', choice: 'good' } };
const entries: TriageEntries = { decision: '', passedTo: '', passedWhen: '', note: '', tellChild: '' };
const passedOn = {
  ...entries,
  decision: 'passed-on',
  about: 'nobody',
  passedTo: 'Priya',
  passedWhen: '10:30 by phone'
};

test('words in a rating wait for a person by the promised day, until they are marked', async () => {
  const id = await sendRating(store, team.child, withWords, { named: true });
  const [waiting] = (await myReviews(store, team.jo, all, monday)).waiting;
  expect(waiting).toMatchObject({ kind: 'rating', id, from: 'child', by: '2026-11-18', late: false });
  expect((await myReviews(store, team.jo, all, monday + 3 * day)).waiting[0]).toMatchObject({
    late: true,
    urgent: true
  });
  expect(
    await decide(store, team.jo, { reviewId: team.reviewId, submissionId: id }, passedOn, monday)
  ).toEqual({ ok: true });
  expect((await myReviews(store, team.jo, all, monday)).waiting).toEqual([]);
});

test('a rating of choices alone asks for nobody’s time', async () => {
  await sendRating(store, team.child, choicesOnly, { named: true });
  const unnamed = { RP1: { asked: 'Were you invited in good time?', choice: 'good' } };
  await sendRating(store, team.parent, unnamed, { named: false, formId: 'rating-parent' });
  expect((await myReviews(store, team.jo, all, monday)).waiting).toEqual([]);
  expect(await unnamedToRead(store, team.kit, monday)).toEqual({ toRead: 0, late: 0 });
  expect(await readRatings(store, team.jo, team.reviewId, monday)).toMatchObject([{ toRead: false }]);
});

test('named ratings are read word for word beside the review, and each reading is logged', async () => {
  const id = await sendRating(store, team.child, withWords, { named: true });
  const ratings = await readRatings(store, team.jo, team.reviewId, monday);
  expect(ratings).toMatchObject([{ audience: 'child', toRead: true, triages: [] }]);
  expect(ratings[0]?.answers).toMatchObject([
    { asked: 'Did people listen to you?', chosen: ['yes'] },
    { asked: 'What should we change next time?', words: told }
  ]);
  expect(await logged(store, team.jo.staffId)).toEqual([{ action: 'rating.read', subjectId: id }]);
  for (const viewer of [team.lee, team.bo])
    await expect(readRatings(store, viewer, team.reviewId, monday)).rejects.toThrow(NotYours);
});

test('a rating without a name is not to be found from the review by anybody', async () => {
  const id = await sendRating(store, team.child, withWords, { named: false });
  for (const viewer of [team.jo, team.kit]) {
    expect(await readRatings(store, viewer, team.reviewId, monday)).toEqual([]);
    expect((await myReviews(store, viewer, all, monday)).waiting).toEqual([]);
    const target = { reviewId: team.reviewId, submissionId: id };
    await expect(decide(store, viewer, target, passedOn, monday)).rejects.toThrow(NotYours);
  }
});

test('its words are the manager’s to read, without child, review or day', async () => {
  const id = await sendRating(store, team.child, withWords, { named: false });
  expect(await unnamedToRead(store, team.kit, monday)).toEqual({ toRead: 1, late: 0 });
  expect(await unnamedToRead(store, team.kit, monday + 3 * day)).toEqual({ toRead: 1, late: 1 });
  const ratings = await unnamedRatings(store, team.kit, monday);
  expect(ratings).toEqual([
    {
      handle: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      audience: 'child',
      month: '2026-11',
      late: false,
      worry: false,
      said: [{ asked: 'What should we change next time?', words: told }],
      decisions: []
    }
  ]);
  const events = await store.db
    .select()
    .from(store.t.events)
    .where(eq(store.t.events.actorId, team.kit.staffId));
  expect(events).toMatchObject([
    { action: 'rating.read-unnamed', childId: null, subjectId: ratings[0]?.handle }
  ]);
  expect(JSON.stringify([ratings, events])).not.toContain(id);
});

test('nobody but the manager reads or marks it, not even who covers', async () => {
  await sendRating(store, team.child, withWords, { named: false });
  await cover(store, team.iroId, team.lee, '2026-11-01', '2026-11-30');
  const [rating] = await unnamedRatings(store, team.kit, monday);
  for (const viewer of [team.jo, team.lee, team.bo, { ...team.kit, proven: false }]) {
    expect(await unnamedToRead(store, viewer, monday)).toBeNull();
    await expect(unnamedRatings(store, viewer, monday)).rejects.toThrow(NotYours);
    await expect(decideUnnamed(store, viewer, rating?.handle ?? '', passedOn, monday)).rejects.toThrow(
      NotYours
    );
  }
});

test('it is read with no worry, or its worry is passed on to a named person', async () => {
  await sendRating(store, team.child, withWords, { named: false });
  const handle = (await unnamedRatings(store, team.kit, monday))[0]?.handle ?? '';
  const mark = (typed: Partial<TriageEntries>) =>
    decideUnnamed(store, team.kit, handle, { ...entries, ...typed }, monday);
  for (const decision of ['', 'talk-first', 'other'])
    expect(await mark({ decision })).toMatchObject({
      ok: false,
      errors: { decision: expect.any(String) as string }
    });
  expect(await mark({ decision: 'passed-on' })).toMatchObject({
    errors: { passedTo: 'Say who you passed it to.' }
  });
  await expect(decideUnnamed(store, team.kit, 'no such', passedOn, monday)).rejects.toThrow(NotYours);
  expect(await mark(passedOn)).toEqual({ ok: true });
  expect(await unnamedToRead(store, team.kit, monday)).toEqual({ toRead: 0, late: 0 });
  expect((await unnamedRatings(store, team.kit, monday))[0]?.decisions).toEqual([
    { decision: 'passed-on', passedTo: 'Priya, 10:30 by phone', note: null, by: 'Kit Moore' }
  ]);
});
