import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  forgetOldAttempts,
  forgive,
  limits,
  minutesUntil,
  takeTurn
} from '../../src/lib/server/auth/throttle.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const minute = 60_000;
const { address: most, everybody } = limits['words-code'];

let store: Store;
beforeEach(async () => {
  store = await testStore();
});
afterEach(() => store.close());

const turn = (address: string, now = monday) => takeTurn(store, { what: 'words-code', address }, now);

test('so many tries from one address, then a wait until the oldest is a quarter of an hour old', async () => {
  for (let n = 0; n < most; n += 1) expect((await turn('192.0.2.1', monday + n * 1000)).allowed).toBe(true);
  expect(await turn('192.0.2.1', monday + 5 * minute)).toEqual({
    allowed: false,
    againAt: monday + 15 * minute
  });
  expect((await turn('192.0.2.2', monday + 5 * minute)).allowed).toBe(true);
  expect((await turn('192.0.2.1', monday + 15 * minute)).allowed).toBe(true);
});

test('a refused try is not counted: hammering does not make the wait longer', async () => {
  for (let n = 0; n < most; n += 1) await turn('192.0.2.1');
  for (let n = 0; n < 30; n += 1) await turn('192.0.2.1', monday + 14 * minute);
  expect((await turn('192.0.2.1', monday + 15 * minute)).allowed).toBe(true);
});

test('many at once are counted too', async () => {
  const turns = await Promise.all(Array.from({ length: most + 10 }, () => turn('192.0.2.1')));
  expect(turns.filter(({ allowed }) => allowed)).toHaveLength(most);
});

test('a right one is not counted, and does not make room for its address', async () => {
  for (let n = 0; n < most - 1; n += 1) await turn('192.0.2.1');
  for (let n = 0; n < 3; n += 1) {
    const right = await turn('192.0.2.1');
    if (!right.allowed) throw new Error('refused');
    await forgive(store, right);
  }
  expect((await turn('192.0.2.1')).allowed).toBe(true);
  expect((await turn('192.0.2.1')).allowed).toBe(false);
});

test('many addresses together are slowed as well', async () => {
  for (let n = 0; n < everybody; n += 1) await turn(`10.0.${n >> 8}.${n & 255}`);
  expect((await turn('192.0.2.1')).allowed).toBe(false);
});

test.each([
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', true],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', false],
  ['::ffff:192.0.2.1', '192.0.2.1', true],
  ['2001:DB8::1', '2001:db8:0:0::2', true]
])('%s and %s are the same network: %s', async (one, other, isSame) => {
  for (let n = 0; n < most; n += 1) await turn(one);
  expect((await turn(other)).allowed).toBe(!isSame);
});

test('the table names no address and no account, and forgets after an hour', async () => {
  await takeTurn(store, { what: 'sign-in', account: 'jo@example.org', address: '192.0.2.1' }, monday);
  const rows = await store.db.select().from(store.t.attempts);
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/192\.0|example/);
  await forgetOldAttempts(store, monday + 59 * minute);
  expect(await store.db.select().from(store.t.attempts)).toHaveLength(2);
  await forgetOldAttempts(store, monday + 61 * minute);
  expect(await store.db.select().from(store.t.attempts)).toEqual([]);
});

test('a wait is told in whole minutes, at least one', () => {
  expect([0, 1, 60_000, 60_001].map((more) => minutesUntil(monday + more, monday))).toEqual([1, 1, 1, 2]);
});
