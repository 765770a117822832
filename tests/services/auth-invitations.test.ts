import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Store } from '../../src/lib/server/db/store.ts';
import {
  createInvitation,
  endInvitation,
  enterInvitation,
  findByCode,
  findByToken
} from '../../src/lib/server/services/invitations.ts';
import { aminaAndHers, monday, newReview, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const day = 86_400_000;

let store: Store;
let amina: People;
beforeEach(async () => {
  store = await testStore();
  amina = await aminaAndHers(store);
});
afterEach(() => store.close());

const invite = (more: object = {}) =>
  createInvitation(
    store,
    { reviewId: amina.reviewId, audience: 'child', createdBy: amina.iroId, ...more },
    monday
  );
const rowOf = async (id: string) => {
  const { invitations } = store.t;
  return (await store.db.select().from(invitations).where(eq(invitations.id, id)))[0];
};

test('an invitation is found by its token and by its words, however they are typed', async () => {
  const { id, token, code } = await invite();
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open', invitation: { id } });
  for (const typed of [code, code.toUpperCase(), ` ${code.replaceAll('-', ' , ')} `]) {
    expect(await findByCode(store, typed, monday)).toMatchObject({ state: 'open', invitation: { id } });
  }
});

test('neither token nor words stand in the database', async () => {
  const { id, token, code } = await invite();
  // The columns' names are left out: `tokenHash` holds a word that a code may have.
  const kept = JSON.stringify(Object.values((await rowOf(id)) ?? {}));
  for (const secret of [token, code, ...code.split('-')]) expect(kept).not.toContain(`"${secret}`);
});

test('its language is the child’s when none is given, and it lasts six weeks after the meeting', async () => {
  const { id } = await invite();
  expect(await rowOf(id)).toMatchObject({
    language: 'en',
    openedAt: null,
    endsAt: Date.UTC(2027, 0, 14, 23, 59, 59)
  });
});

test('there is no invitation to a review that does not exist', async () => {
  await expect(invite({ reviewId: 'none' })).rejects.toThrow(RangeError);
});

describe('what does not open says why', () => {
  test('unknown', async () => {
    expect(await findByToken(store, 'x'.repeat(43), monday)).toEqual({ state: 'unknown' });
    expect(await findByCode(store, 'not a code', monday)).toEqual({ state: 'unknown' });
  });

  test('replaced by a newer one, for the same person only', async () => {
    const parentId = amina.parent.connectionId;
    const parent = await invite({ audience: 'parent', connectionId: parentId });
    const first = await invite();
    const second = await invite();
    expect(await findByToken(store, first.token, monday)).toEqual({ state: 'replaced' });
    expect(await findByCode(store, first.code, monday)).toEqual({ state: 'replaced' });
    expect(await findByToken(store, second.token, monday)).toMatchObject({ state: 'open' });
    expect(await findByToken(store, parent.token, monday)).toMatchObject({ state: 'open' });
  });

  test('ended by staff', async () => {
    const { id, token, code } = await invite();
    await endInvitation(store, id, amina.iroId, monday);
    expect(await findByToken(store, token, monday)).toEqual({ state: 'ended' });
    expect(await findByCode(store, code, monday)).toEqual({ state: 'ended' });
  });

  test('ended, with a newer one that is open, called off or over', async () => {
    const { reviews } = store.t;
    const { id, token } = await invite();
    await endInvitation(store, id, amina.iroId, monday);
    const reviewId = await newReview(store, amina.childId, { meetingOn: '2027-05-03' });
    await invite({ reviewId, endsAt: monday + day });
    expect(await findByToken(store, token, monday)).toEqual({ state: 'replaced' });
    expect(await findByToken(store, token, monday + day)).toEqual({ state: 'ended' });
    await store.db.update(reviews).set({ cancelledAt: monday }).where(eq(reviews.id, reviewId));
    expect(await findByToken(store, token, monday)).toEqual({ state: 'ended' });
  });

  test('over', async () => {
    const { token } = await invite({ endsAt: monday + day });
    expect(await findByToken(store, token, monday + day - 1)).toMatchObject({ state: 'open' });
    expect(await findByToken(store, token, monday + day)).toEqual({ state: 'over' });
  });

  test('open after the meeting was held, so that it can be rated; then the meeting is named', async () => {
    const { reviews } = store.t;
    const { token } = await invite({ endsAt: monday + day });
    await store.db.update(reviews).set({ heldOn: '2026-11-16' }).where(eq(reviews.id, amina.reviewId));
    expect(await findByToken(store, token, monday)).toMatchObject({ state: 'open' });
    expect(await findByToken(store, token, monday + day)).toEqual({ state: 'held' });
  });

  test('called off', async () => {
    const { reviews } = store.t;
    const { token } = await invite();
    await store.db.update(reviews).set({ cancelledAt: monday }).where(eq(reviews.id, amina.reviewId));
    expect(await findByToken(store, token, monday)).toEqual({ state: 'cancelled' });
  });
});

test('looking for it does not open it; coming in does, once', async () => {
  const { id, token } = await invite();
  const found = await findByToken(store, token, monday + day);
  expect((await rowOf(id))?.openedAt).toBeNull();
  if (found.state !== 'open') throw new Error(found.state);
  expect(await enterInvitation(store, found.invitation, monday + day)).toBe(true);
  expect(await enterInvitation(store, found.invitation, monday + 2 * day)).toBe(false);
  expect((await rowOf(id))?.openedAt).toBe(monday + day);
});

test('making, entering and ending are written down, without words', async () => {
  const { id, token } = await invite();
  const found = await findByToken(store, token, monday);
  if (found.state === 'open') await enterInvitation(store, found.invitation, monday);
  await endInvitation(store, id, amina.iroId, monday);
  await endInvitation(store, id, amina.iroId, monday);
  const events = await store.db.select().from(store.t.events).where(eq(store.t.events.subjectId, id));
  expect(events.map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ['invitation.created', 'staff'],
    ['invitation.entered', 'respondent'],
    ['invitation.ended', 'staff']
  ]);
});
