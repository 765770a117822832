import { isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillDemo } from '../../drizzle/demo/fill.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { dayOf } from '../../src/lib/domain/day.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { recountOpenLimits } from '../../src/lib/server/services/open-limits.ts';
import { newStaff } from '../support/iro-team.ts';
import { testStore } from '../support/store.ts';

let store: Store;
const now = Date.now();
beforeAll(async () => {
  store = await testStore();
  await store.transaction((tx) => fillDemo(tx, { mode: 'demo', origin: 'http://localhost', now }));
}, 60_000);
afterAll(() => store.close());

const reviews = () => store.db.select().from(store.t.reviews);

test('every open review of the demo council has the limit that the calculator gives', async () => {
  const limits = async () =>
    (await reviews()).filter((row) => row.heldOn === null).map(({ id, dueOn }) => [id, dueOn]);
  const before = await limits();
  expect(before.length).toBeGreaterThan(90);
  await store.transaction((tx) => recountOpenLimits(tx, null));
  expect(await limits()).toEqual(before);
});

test('a child’s page shows one limit', async () => {
  const manager = await newStaff(store, 'Kit Moore', 'manager');
  const children = await store.db.select().from(store.t.children);
  const two: string[] = [];
  for (const { id } of children) {
    const { open, next, name } = await openChild(store, manager, id, now);
    if (open && open.dueOn !== next?.limit) two.push(`${name}: ${open.dueOn} and ${next?.limit}`);
  }
  expect(two).toEqual([]);
});

test('nothing was held in the future, most in time, some late; one meeting alone stands after its limit', async () => {
  const all = await reviews();
  const held = all.flatMap(({ heldOn, dueOn }) => (heldOn === null ? [] : { heldOn, dueOn: dueOn ?? '' }));
  expect(held.filter(({ heldOn }) => heldOn >= dayOf(now))).toEqual([]);
  const late = held.filter(({ heldOn, dueOn }) => heldOn > dueOn).length / held.length;
  expect(late).toBeGreaterThan(0.01);
  expect(late).toBeLessThan(0.1);
  const open = all.filter(({ heldOn }) => heldOn === null);
  expect(open.filter(({ meetingOn, dueOn }) => (meetingOn ?? '') > (dueOn ?? ''))).toHaveLength(1);
});

test('who held a review stands with it; a review that is open goes by its child', async () => {
  const open = await store.db.select().from(store.t.reviews).where(isNull(store.t.reviews.heldOn));
  expect(open.filter(({ iroId }) => iroId !== null)).toEqual([]);
  const held = (await reviews()).filter(({ heldOn }) => heldOn !== null);
  expect(held.filter(({ iroId }) => iroId === null)).toEqual([]);
});
