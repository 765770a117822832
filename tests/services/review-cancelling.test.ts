import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { createInvitation, findByToken } from '../../src/lib/server/services/invitations.ts';
import { tellOfChanges } from '../../src/lib/server/services/meeting-changes.ts';
import { bringBack, cancelReview } from '../../src/lib/server/services/review-cancelling.ts';
import { savePlan } from '../../src/lib/server/services/review-plans.ts';
import { readViews } from '../../src/lib/server/services/views.ts';
import { aminaAndTheTeam, logged, sendViews, type Team } from '../support/iro-team.ts';
import { monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const cancel = (now = monday) => cancelReview(store, team.jo, { childId: team.childId }, now);
const back = (viewer = team.jo, now = monday + 1000) =>
  bringBack(store, viewer, { childId: team.childId, reviewId: team.reviewId }, now);
const page = () => openChild(store, team.jo, team.childId, monday);
const plan = { meetingOn: '2026-12-08', meetingTime: '16:00', placeKind: '', place: '' };
const words = () => Promise.resolve({ subject: 'x', text: 'x' });

test('a cancelled review is brought back with its views, its ways in and its limit', async () => {
  await sendViews(store, team.child, { B04: { asked: 'How is school?', words: 'Fine' } });
  const wanted = { reviewId: team.reviewId, audience: 'child', createdBy: null } as const;
  const { token } = await createInvitation(store, wanted, monday);
  await cancel();
  expect(await findByToken(store, token, monday)).toEqual({ state: 'cancelled' });
  expect(await page()).toMatchObject({ open: null, past: [{ id: team.reviewId, comesBack: true }] });
  expect(await back()).toEqual({ ok: true });
  expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open' });
  expect(await page()).toMatchObject({ open: { id: team.reviewId, meetingOn: '2026-12-03' }, past: [] });
  expect((await readViews(store, team.jo, team.reviewId, monday)).voices).toHaveLength(1);
  expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toContain('review.brought-back');
  expect(await back()).toMatchObject({ ok: false });
});

test('what was said for a cancelled review can still be read', async () => {
  await sendViews(store, team.child, { B04: { asked: 'How is school?', words: 'Fine' } });
  await cancel();
  expect((await readViews(store, team.jo, team.reviewId, monday)).voices).toHaveLength(1);
});

test('not while another review is open, and not once another was held in its place', async () => {
  await cancel();
  await savePlan(store, team.jo, team.childId, plan, monday);
  expect(await page()).toMatchObject({ past: [{ comesBack: false }] });
  expect(await back()).toMatchObject({ ok: false });
  await cancel(monday + 1000);
  expect((await page()).past.map(({ comesBack }) => comesBack)).toEqual([true, true]);
  expect(await back()).toEqual({ ok: true });
  await cancel(monday + 2000);
  await newReview(store, team.childId, { heldOn: '2026-11-20' });
  expect(await back()).toMatchObject({ ok: false });
});

test('not for a child who is no longer looked after, nor by who may not plan', async () => {
  await cancel();
  await expect(back(team.lee)).rejects.toThrow(NotYours);
  await store.db.update(store.t.children).set({ ceasedOn: '2026-11-16' });
  expect(await back()).toEqual({ ok: false, problem: 'This child is no longer looked after.' });
  await store.db.update(store.t.children).set({ ceasedOn: null });
  expect(await back(team.bo)).toEqual({ ok: true });
});

test('who was not told yet that it is off is not told; called off again, everybody is', async () => {
  const { connections, outbox, reviews } = store.t;
  const contact = store.vault.seal('mum@example.org', `connections.contact:${team.parent.connectionId}`);
  await store.db.update(connections).set({ contact }).where(eq(connections.id, team.parent.connectionId!));
  const about = async () => (await store.db.select().from(outbox)).map((row) => row.about);
  await cancel();
  expect(await tellOfChanges(store, words, monday, team.reviewId)).toBe(1);
  await back();
  expect(await about()).toEqual([]);
  await cancel(monday + 2000);
  await tellOfChanges(store, words, monday + 2000, team.reviewId);
  await store.db.update(outbox).set({ sentAt: monday + 3000 });
  await back(team.jo, monday + 4000);
  expect(await about()).toHaveLength(1);
  await cancel(monday + 5000);
  expect(await tellOfChanges(store, words, monday + 5000, team.reviewId)).toBe(1);
  expect(await about()).toHaveLength(2);
  expect(await tellOfChanges(store, words, monday + 6000)).toBe(0);
  expect((await store.db.select().from(reviews))[0]?.cancelledAt).toBe(monday + 5000);
});

test('where two are open, both are listed and the one that is named is cancelled', async () => {
  const other = await newReview(store, team.childId, { meetingOn: '2027-05-06' });
  expect(await page()).toMatchObject({ open: { id: team.reviewId }, alsoOpen: [{ id: other }] });
  await cancelReview(store, team.jo, { childId: team.childId, reviewId: other }, monday);
  expect(await page()).toMatchObject({ open: { id: team.reviewId }, alsoOpen: [], past: [{ id: other }] });
});
