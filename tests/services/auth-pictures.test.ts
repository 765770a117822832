import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import {
  askedForNew,
  givePictures,
  passState,
  resetPictures,
  sayForgotten,
  setPictures
} from '../../src/lib/server/services/picture-pass.ts';
import { aminaAndHers, invitation, monday, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const minute = 60_000;
const mine = ['pic-fish', 'pic-sun', 'pic-cake'];
const others = ['pic-dog', 'pic-sun', 'pic-cake'];

let store: Store;
let amina: People;
beforeEach(async () => {
  store = await testStore();
  amina = await aminaAndHers(store);
});
afterEach(() => store.close());

const choose = (pictures = mine, since = monday) => setPictures(store, amina.child, pictures, since, monday);
const give = (pictures: readonly string[], now = monday) => givePictures(store, amina.child, pictures, now);
const state = async (since = monday, now = monday) => (await passState(store, amina.child, since, now)).state;

async function saidSomething(at: number): Promise<void> {
  await store.db.insert(store.t.submissions).values({
    ...amina.child,
    id: newId(),
    purpose: 'views',
    formId: 'child-8-11',
    formVersion: 1,
    language: 'en',
    startedAt: at,
    savedAt: at,
    worry: false
  });
}

describe('choosing', () => {
  test('three different ones of those offered, and only their keyed hash is kept', async () => {
    expect(await choose(['pic-fish', 'pic-sun'])).toEqual({ ok: false, reason: 'too-few' });
    expect(await choose(['pic-fish', 'pic-fish', 'pic-sun'])).toEqual({ ok: false, reason: 'repeated' });
    expect(await choose(['pic-fish', 'pic-sun', 'exit'])).toEqual({ ok: false, reason: 'unknown' });
    expect(await state()).toBe('none');
    expect(await choose()).toEqual({ ok: true });
    expect(await state()).toBe('set');
    const [row] = await store.db.select().from(store.t.picturePasses);
    expect(JSON.stringify(row)).not.toMatch(/fish|sun|cake/);
  });

  test('never in the place of pictures that are there', async () => {
    await choose();
    expect(await choose(others)).toEqual({ ok: false, reason: 'not-now' });
    expect(await give(mine)).toEqual({ ok: true });
  });

  test('not after something was said without any: the card alone must not open it', async () => {
    await saidSomething(monday - minute);
    expect(await state()).toBe('late');
    expect(await choose()).toEqual({ ok: false, reason: 'not-now' });
  });

  test('still after something was said in this very session', async () => {
    await saidSomething(monday + minute);
    expect(await state()).toBe('none');
  });
});

describe('giving', () => {
  test('the same ones in the same order, on any card of the same child', async () => {
    await choose();
    expect(await give(mine)).toEqual({ ok: true });
    expect(await give([...mine].reverse())).toMatchObject({ ok: false, reason: 'wrong' });
    const secondCard = await invitation(store, amina.child);
    expect(await givePictures(store, secondCard, mine, monday)).toEqual({ ok: true });
  });

  test('nobody else’s: parent and child have their own', async () => {
    await choose();
    expect(await givePictures(store, amina.parent, mine, monday)).toEqual({ ok: false, reason: 'none' });
    await setPictures(store, amina.parent, others, monday, monday);
    expect(await givePictures(store, amina.parent, mine, monday)).toMatchObject({ ok: false });
    expect(await givePictures(store, amina.carer, others, monday)).toMatchObject({ ok: false });
  });

  test('five wrong tries lock for a quarter of an hour, even for the right ones, then longer', async () => {
    await choose();
    for (const left of [4, 3, 2, 1])
      expect(await give(others)).toEqual({ ok: false, reason: 'wrong', triesLeft: left });
    const until = monday + 15 * minute;
    expect(await give(others)).toEqual({ ok: false, reason: 'locked', againAt: until });
    expect(await give(mine, until - 1)).toEqual({ ok: false, reason: 'locked', againAt: until });
    expect(await state(monday, until - 1)).toBe('locked');
    for (let n = 0; n < 4; n += 1) await give(others, until);
    expect(await give(others, until)).toEqual({ ok: false, reason: 'locked', againAt: until + 60 * minute });
  });

  test('the right ones forget the wrong tries', async () => {
    await choose();
    for (let n = 0; n < 4; n += 1) await give(others);
    await give(mine);
    expect(await give(others)).toMatchObject({ triesLeft: 4 });
  });
});

describe('forgotten pictures', () => {
  test('become one request with a day, the next working day', async () => {
    await choose();
    expect(await sayForgotten(store, amina.child, monday)).toBe('2026-11-17');
    expect(await sayForgotten(store, amina.child, monday + 2 * 86_400_000)).toBe('2026-11-17');
    expect(await askedForNew(store, amina.child)).toBe('2026-11-17');
    expect(await store.db.select().from(store.t.requests)).toMatchObject([
      { kind: 'pictures', answerBy: '2026-11-17' }
    ]);
    expect(await state()).toBe('forgotten');
    expect(await give(mine)).toEqual({ ok: true });
  });

  test('are taken away by staff; then new ones may be chosen, whatever was said before', async () => {
    await choose();
    await saidSomething(monday - minute);
    await resetPictures(store, amina.child.invitationId, amina.iroId, monday);
    expect(await give(mine)).toEqual({ ok: false, reason: 'none' });
    expect(await give([])).toEqual({ ok: false, reason: 'none' });
    expect(await choose(others)).toEqual({ ok: true });
    expect(await give(others)).toEqual({ ok: true });
  });

  test('staff let somebody choose who never chose any', async () => {
    await saidSomething(monday - minute);
    await resetPictures(store, amina.child.invitationId, amina.iroId, monday);
    expect(await choose()).toEqual({ ok: true });
  });
});
