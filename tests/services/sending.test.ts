import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { changeSent, send, sentOf, withdraw } from '../../src/lib/server/services/sending.ts';
import { ratedWithoutName } from '../../src/lib/server/services/nameless-ratings.ts';

import { answersOf, draftFor, submissionsOf } from '../../src/lib/server/services/submissions.ts';
import { begin, byMyself, face, hold, rating, save, sendViews, words } from '../support/answering.ts';
import { aminaAndHers, monday, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let people: People;
beforeEach(async () => {
  store = await testStore();
  people = await aminaAndHers(store);
});
afterEach(() => store.close());

describe('sending', () => {
  it('says the day it is read by and carries the worry', async () => {
    const id = await begin(store, people.child);
    await save(store, people.child, id, { 'B09.home': { ...face('no'), worry: true } });
    expect(await send(store, people.child, { submissionId: id, ...byMyself }, monday)).toEqual({
      ok: true,
      already: false
    });
    const sent = await sentOf(store, people.child, 'views');
    expect(sent).toMatchObject({
      read: null,
      row: { worry: true, readBy: '2026-11-18', submittedAt: monday }
    });
  });

  it('happens once, however often the button is pressed', async () => {
    const id = await begin(store, people.child);
    await save(store, people.child, id, { B01: face('good') });
    const press = () => send(store, people.child, { submissionId: id, ...byMyself }, monday);
    const results = await Promise.all([press(), press(), press()]);
    // Which of them comes first is the database's to say.
    const already = results.map((result) => (result.ok ? result.already : null));
    expect(already.sort()).toEqual([false, true, true]);
    expect(await store.db.select().from(store.t.submissions)).toHaveLength(1);
  });

  it('leaves out answers to questions that no longer apply', async () => {
    const id = await begin(store, people.child);
    await save(store, people.child, id, { B10a: face('yes'), B10b: face('someone') });
    await save(store, people.child, id, { B10a: face('no') });
    await send(store, people.child, { submissionId: id, ...byMyself }, monday);
    expect([...(await answersOf(store, id)).keys()]).toEqual(['B10a']);
  });

  it('takes who helped from the form’s own question', async () => {
    const id = await begin(store, people.child);
    await save(store, people.child, id, {
      B29: { ...face('carer'), value: { outcome: 'answered', choice: 'carer', words: 'Sam' } }
    });
    await send(store, people.child, { submissionId: id, ...byMyself }, monday);
    const sent = await sentOf(store, people.child, 'views');
    expect(sent?.row.helper).toBe('carer');
    expect(sent?.row.helperName).not.toBeNull();
  });

  it('needs something to send', async () => {
    const id = await begin(store, people.child);
    await save(store, people.child, id, {
      B01: { ...face('good'), value: { outcome: 'skipped', choice: null, words: null } }
    });
    const result = await send(store, people.child, { submissionId: id, ...byMyself }, monday);
    expect(result).toEqual({ ok: false, reason: 'nothing-to-send' });
  });

  it('refuses, with the draft kept, when the meeting was held or the form is gone', async () => {
    const id = await begin(store, people.child);
    await save(store, people.child, id, { B01: face('good') });
    await store.db.update(store.t.submissions).set({ formVersion: 99 });
    const press = () => send(store, people.child, { submissionId: id, ...byMyself }, monday);
    expect(await press()).toEqual({ ok: false, reason: 'form-changed' });
    await hold(store, people.reviewId, '2026-11-16');
    expect(await press()).toEqual({ ok: false, reason: 'held' });
    expect((await submissionsOf(store, people.child, 'views')).draft?.id).toBe(id);
    expect((await answersOf(store, id)).size).toBe(1);
  });
});

describe('after sending', () => {
  it('can be changed until the meeting: what was sent stays until the change is sent', async () => {
    const first = await sendViews(store, people.child);
    const draft = await reopen();
    expect(draft.replacesId).toBe(first);
    expect((await sentOf(store, people.child, 'views'))?.row.id).toBe(first);
    await save(store, people.child, draft.id, { B20: words('Now it is fine.') });
    await send(store, people.child, { submissionId: draft.id, ...byMyself }, monday + 2000);
    expect((await sentOf(store, people.child, 'views'))?.row.id).toBe(draft.id);
    expect(await wordsOf(first)).toBe('My bike was stolen.');
    expect(await wordsOf(draft.id)).toBe('Now it is fine.');
    const rows = await store.db.select().from(store.t.submissions).where(eq(store.t.submissions.id, first));
    expect(rows[0]?.replacedAt).toBe(monday + 2000);
  });

  it('keeps the answers that were not changed', async () => {
    await sendViews(store, people.child);
    const draft = await reopen();
    expect((await answersOf(store, draft.id)).get('B01')?.value.choice).toBe('good');
  });

  it('opens one draft however often change is pressed, and none after the meeting', async () => {
    await sendViews(store, people.child);
    const [one, two] = await Promise.all([
      changeSent(store, people.child, monday),
      changeSent(store, people.child, monday)
    ]);
    expect(one.ok && one.draft.id).toBe(two.ok && two.draft.id);
    await hold(store, people.reviewId, '2026-11-17');
    expect(await changeSent(store, people.child, monday)).toEqual({ ok: false, reason: 'held' });
  });

  it('can be taken back by the one who sent it, and is kept', async () => {
    const id = await sendViews(store, people.child);
    const others = await aminaAndHers(store, 'Bilal');
    expect(await withdraw(store, others.child, id, monday)).toEqual({ ok: false, reason: 'not-found' });
    expect(await withdraw(store, people.parent, id, monday)).toEqual({ ok: false, reason: 'not-found' });
    expect(await withdraw(store, people.child, id, monday)).toEqual({ ok: true });
    expect(await sentOf(store, people.child, 'views')).toBeNull();
    expect((await answersOf(store, id)).size).toBe(2);
  });
});

describe('a rating', () => {
  it('is sent with a tally of its answers for the results, and views without', async () => {
    await sendViews(store, people.child);
    await hold(store, people.reviewId, '2026-11-16');
    const submissionId = await begin(store, people.child, rating);
    const skipped = { ...face('bad'), value: { outcome: 'skipped', choice: null, words: null } } as const;
    await save(store, people.child, submissionId, {
      RB1: face('good'),
      RB2: skipped,
      RB9: words('Fewer people.')
    });
    await send(store, people.child, { submissionId, ...byMyself }, monday);
    const { purpose, tally } = store.t.submissions;
    const rows = await store.db.select({ purpose, tally }).from(store.t.submissions).orderBy(purpose);
    expect(rows).toEqual([
      { purpose: 'rating', tally: { RB1: 'good', RB2: ['skipped'], RB9: ['answered'] } },
      { purpose: 'views', tally: null }
    ]);
  });

  it('opens when the meeting was held', async () => {
    expect(await draftFor(store, people.child, rating, monday)).toEqual({ ok: false, reason: 'not-held' });
    await hold(store, people.reviewId, '2026-11-16');
    expect((await draftFor(store, people.child, rating, monday)).ok).toBe(true);
  });

  it('without a name leaves nothing that leads back, and cannot be sent twice', async () => {
    await hold(store, people.reviewId, '2026-11-16');
    const id = await begin(store, people.parent, { ...rating });
    await save(store, people.parent, id, { RB1: face('good') });
    const press = () => send(store, people.parent, { submissionId: id, helper: null, named: false }, monday);
    expect(await press()).toEqual({ ok: true, already: false });
    expect(await press()).toEqual({ ok: true, already: true });
    const rows = await store.db.select().from(store.t.submissions);
    expect(rows[0]).toMatchObject({ invitationId: null, connectionId: null, purpose: 'rating' });
    const events = await store.db.select().from(store.t.events);
    expect(events.map((event) => event.subjectId)).not.toContain(id);
    expect(await ratedWithoutName(store, people.parent)).toBe(true);
    expect(await sentOf(store, people.parent, 'rating')).toBeNull();
  });
});

async function reopen() {
  const change = await changeSent(store, people.child, monday + 1000);
  if (!change.ok) throw new Error(change.reason);
  return change.draft;
}

async function wordsOf(submissionId: string) {
  return (await answersOf(store, submissionId)).get('B20')?.value.words;
}
