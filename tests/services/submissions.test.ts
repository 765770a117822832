import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { changeSent } from '../../src/lib/server/services/sending.ts';
import type { AnswerToSave } from '../../src/lib/server/services/submission-records.ts';
import { answersOf, draftFor, setShared } from '../../src/lib/server/services/submissions.ts';
import { begin, face, hold, save, sendViews, views, words } from '../support/answering.ts';
import { aminaAndHers, invitation, monday, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let people: People;
beforeEach(async () => {
  store = await testStore();
  people = await aminaAndHers(store);
});
afterEach(() => store.close());

describe('a draft', () => {
  it('is one for each person, found again from a second card', async () => {
    const first = await begin(store, people.child);
    const secondCard = await invitation(store, { ...people.child });
    expect(await begin(store, secondCard)).toBe(first);
    expect(await begin(store, people.parent)).not.toBe(first);
  });

  it('is made once when two devices begin at the same moment', async () => {
    const [one, two] = await Promise.all([begin(store, people.child), begin(store, people.child)]);
    expect(one).toBe(two);
  });

  it('is refused after the meeting was held, and for a meeting that was called off', async () => {
    await hold(store, people.reviewId, '2026-11-16');
    expect(await draftFor(store, people.child, views, monday)).toEqual({ ok: false, reason: 'held' });
    await store.db.update(store.t.reviews).set({ cancelledAt: monday });
    expect(await draftFor(store, people.child, views, monday)).toEqual({ ok: false, reason: 'cancelled' });
  });
});

describe('saving', () => {
  it('keeps choices in clear, words sealed, and the words that were asked', async () => {
    const id = await begin(store, people.child);
    await save(store, people.child, id, { B01: face('good'), B20: words('My bike was stolen.') });
    const rows = await store.db.select().from(store.t.answers);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('bike');
    const stored = await answersOf(store, id);
    expect(stored.get('B20')).toMatchObject({ value: { words: 'My bike was stolen.' }, shared: 'iro' });
    expect(stored.get('B01')).toMatchObject({
      value: { choice: 'good' },
      asked: { question: 'How do you feel?' }
    });
  });

  it('writes over an earlier answer and leaves the others, and who may see it, as they were', async () => {
    const id = await begin(store, people.child);
    await save(store, people.child, id, { B01: face('good'), B20: words('One') });
    await setShared(store, people.child, id, { B20: 'meeting' }, monday);
    await save(store, people.child, id, { B20: words('Two') });
    const stored = await answersOf(store, id);
    expect([...stored.keys()].sort()).toEqual(['B01', 'B20']);
    expect(stored.get('B20')).toMatchObject({ value: { words: 'Two' }, shared: 'meeting' });
  });

  it('saves all of a page or nothing', async () => {
    const id = await begin(store, people.child);
    const broken = { ...face('good'), asked: undefined } as unknown as AnswerToSave;
    await expect(save(store, people.child, id, { B01: face('good'), B04: broken })).rejects.toThrow();
    expect((await answersOf(store, id)).size).toBe(0);
  });

  it('refuses another child’s, a parent’s, and a made-up submission', async () => {
    const id = await begin(store, people.child);
    const others = await aminaAndHers(store, 'Bilal');
    for (const who of [others.child, people.parent, { ...people.child, reviewId: others.reviewId }]) {
      expect(await save(store, who, id, { B01: face('good') })).toEqual({ ok: false, reason: 'not-found' });
      expect(await setShared(store, who, id, { B01: 'meeting' }, monday)).toEqual({
        ok: false,
        reason: 'not-found'
      });
    }
    expect(await save(store, people.child, 'nothing', { B01: face('good') })).toEqual({
      ok: false,
      reason: 'not-found'
    });
  });

  it('refuses once it was sent, and once the meeting was held', async () => {
    const id = await sendViews(store, people.child);
    expect(await save(store, people.child, id, { B01: face('not-good') })).toEqual({
      ok: false,
      reason: 'already-sent'
    });
    const again = await changeSent(store, people.child, monday);
    await hold(store, people.reviewId, '2026-11-16');
    const draft = again.ok ? again.draft.id : '';
    expect(await save(store, people.child, draft, { B01: face('not-good') })).toEqual({
      ok: false,
      reason: 'held'
    });
  });
});
