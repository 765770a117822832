import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import {
  askForAdvocate,
  askForAnotherTime,
  askForCall,
  requestsOf,
  takeBackRequest
} from '../../src/lib/server/services/requests.ts';
import { aminaAndHers, invitation, monday, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const friday = monday + 4 * 86_400_000;

let store: Store;
let people: People;
beforeEach(async () => {
  store = await testStore();
  people = await aminaAndHers(store);
});
afterEach(() => store.close());

describe('asking', () => {
  it('is on disk at once, sealed, with a day', async () => {
    const call = await askForCall(
      store,
      people.child,
      { words: 'After school please', worry: false },
      monday
    );
    expect(call).toMatchObject({ kind: 'call-me', answerBy: '2026-11-18', handledAt: null });
    const rows = await store.db.select().from(store.t.requests);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('school');
  });

  it.each([
    ['a call', () => askForCall(store, people.child, { words: null, worry: false }, friday), '2026-11-24'],
    [
      'a call after a worry',
      () => askForCall(store, people.child, { words: null, worry: true }, friday),
      '2026-11-23'
    ],
    ['an advocate', () => askForAdvocate(store, people.child, null, friday), '2026-11-23'],
    ['another time', () => askForAnotherTime(store, people.child, 'Not Thursday', friday), '2026-11-24']
  ])('gives %s its day in working days', async (_, asked, day) => {
    expect((await asked()).answerBy).toBe(day);
  });

  it('twice makes one request that loses nothing and never waits longer', async () => {
    const press = (words: string, worry: boolean) =>
      askForCall(store, people.child, { words, worry }, monday);
    const first = await press('After school', false);
    await press('After school', false);
    const last = await press('I do not feel safe at home.', true);
    expect(last).toMatchObject({ id: first.id, worry: true, answerBy: '2026-11-17' });
    expect(last.words).toBe('After school\n\nI do not feel safe at home.');
    expect(await store.db.select().from(store.t.requests)).toHaveLength(1);
  });

  it('is one request when the button is pressed twice at once', async () => {
    const press = () => askForAdvocate(store, people.child, 'My plan', monday);
    await Promise.all([press(), press()]);
    expect(await store.db.select().from(store.t.requests)).toHaveLength(1);
  });
});

describe('kept from the IRO', () => {
  const kept = async () => (await store.db.select().from(store.t.requests)).map((row) => row.keptFromIro);

  it('stays so when asked again without a word about it', async () => {
    await askForAdvocate(store, people.child, 'My plan', monday, true);
    expect(await kept()).toEqual([true]);
    await askForAdvocate(store, people.child, 'Please call', monday);
    expect(await kept()).toEqual([true]);
  });

  it('is possible for what had been asked openly', async () => {
    await askForAdvocate(store, people.child, 'My plan', monday);
    expect(await kept()).toEqual([false]);
    await askForAdvocate(store, people.child, 'Do not tell Jo', monday, true);
    expect(await kept()).toEqual([true]);
  });
});

describe('what I asked for', () => {
  it('is seen from a second card of the same child, and by nobody else', async () => {
    await askForAdvocate(store, people.child, 'My plan', monday);
    const secondCard = await invitation(store, { ...people.child });
    const others = await aminaAndHers(store, 'Bilal');
    expect(await requestsOf(store, secondCard)).toHaveLength(1);
    for (const who of [people.parent, people.carer, others.child])
      expect(await requestsOf(store, who)).toEqual([]);
  });

  it('can be taken back while nobody has answered', async () => {
    await askForAdvocate(store, people.child, 'My plan', monday);
    expect(await takeBackRequest(store, people.parent, 'advocate', monday)).toBe(false);
    expect(await takeBackRequest(store, people.child, 'advocate', monday)).toBe(true);
    expect(await takeBackRequest(store, people.child, 'advocate', monday)).toBe(false);
    const again = await askForAdvocate(store, people.child, 'My plan after all', monday);
    expect(again.words).toBe('My plan after all');
  });
});
