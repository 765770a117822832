import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { nextReview, planNext } from '../../src/lib/server/services/next-review.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  const { children, reviews } = store.t;
  await store.db.update(children).set({ lookedAfterSince: '2025-01-06' });
  await newReview(store, team.childId, { heldOn: '2025-02-03' });
  await newReview(store, team.childId, { heldOn: '2025-05-01' });
  await store.db.update(reviews).set({ heldOn: '2026-11-13' }).where(eq(reviews.id, team.reviewId));
});
afterEach(() => store.close());

const plan = { meetingOn: '2027-05-06', meetingTime: '16:00', placeKind: 'home' };

test('after the meeting the next limit is counted from it, with its working', async () => {
  const next = await nextReview(store, team.jo, team.reviewId, monday);
  expect(next).toMatchObject({ planned: null, limits: { limit: '2027-05-13', number: 4 } });
  expect(next?.limits.working[0]).toContain('Friday 13 November 2026');
});

test('nothing is asked before the meeting is held, or for a child who is not looked after any more', async () => {
  const { children, reviews } = store.t;
  await store.db.update(children).set({ ceasedOn: '2026-11-14' });
  expect(await nextReview(store, team.jo, team.reviewId, monday)).toBeNull();
  await store.db.update(children).set({ ceasedOn: null });
  await store.db.update(reviews).set({ heldOn: null }).where(eq(reviews.id, team.reviewId));
  expect(await nextReview(store, team.jo, team.reviewId, monday)).toBeNull();
});

test('its day is set once, with the limit it must keep, and shown from then on', async () => {
  expect(await planNext(store, team.jo, team.reviewId, plan, monday)).toMatchObject({ ok: true });
  const next = await nextReview(store, team.jo, team.reviewId, monday);
  expect(next?.planned).toEqual({ ...plan, late: false });
  const rows = await store.db.select().from(store.t.reviews);
  expect(rows.filter((row) => row.heldOn === null)).toMatchObject([{ dueOn: '2027-05-13' }]);
  await planNext(store, team.jo, team.reviewId, { ...plan, meetingOn: '2027-05-20' }, monday);
  expect((await nextReview(store, team.jo, team.reviewId, monday))?.planned).toMatchObject({ late: true });
  expect(await store.db.select().from(store.t.reviews)).toHaveLength(rows.length);
});

test.each([
  [{ meetingOn: null }, { meetingOn: 'Write the day.' }],
  [{ meetingOn: undefined }, { meetingOn: 'Write a real day, month and year.' }],
  [{ meetingOn: '2026-11-15' }, { meetingOn: expect.stringContaining('has passed') as string }],
  [{ meetingTime: 'teatime' }, { meetingTime: expect.any(String) as string }]
])('%j is put right first', async (change, problems) => {
  const result = await planNext(store, team.jo, team.reviewId, { ...plan, ...change }, monday);
  expect(result).toEqual({ ok: false, problems });
});

test('what was written about the place stays when only the day is set', async () => {
  await planNext(store, team.jo, team.reviewId, plan, monday);
  const { reviews } = store.t;
  const [open] = (await store.db.select().from(reviews)).filter((row) => row.heldOn === null);
  const id = open?.id ?? '';
  const place = store.vault.seal('In the garden', `reviews.place:${id}`);
  await store.db.update(reviews).set({ place }).where(eq(reviews.id, id));
  await planNext(store, team.jo, team.reviewId, { ...plan, meetingTime: '15:00' }, monday);
  const [after] = await store.db.select().from(reviews).where(eq(reviews.id, id));
  expect(after?.place && store.vault.open(after.place, `reviews.place:${id}`)).toBe('In the garden');
});

test('only who has the review plans the next one', async () => {
  for (const viewer of [team.lee, { ...team.jo, proven: false }]) {
    await expect(nextReview(store, viewer, team.reviewId, monday)).rejects.toThrow(NotYours);
    await expect(planNext(store, viewer, team.reviewId, plan, monday)).rejects.toThrow(NotYours);
  }
});
