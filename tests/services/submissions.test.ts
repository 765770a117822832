import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ratedWithoutName,
  type AnswerToSave,
  type Respondent
} from '../../src/lib/server/services/submission-records.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { changeSent, send, sentOf, withdraw } from '../../src/lib/server/services/sending.ts';
import {
  answersOf,
  draftFor,
  saveAnswers,
  setShared,
  submissionsOf
} from '../../src/lib/server/services/submissions.ts';
import { aminaAndHers, invitation, monday, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const views = { purpose: 'views', formId: 'child-8-11', formVersion: 1, language: 'en' } as const;
const rating = { purpose: 'rating', formId: 'rating-child-8-11', formVersion: 1, language: 'en' } as const;
const byMyself = { helper: null, named: true } as const;

let store: Store;
let people: People;
beforeEach(async () => {
  store = await testStore();
  people = await aminaAndHers(store);
});
afterEach(() => store.close());

describe('a draft', () => {
  it('is one for each person, found again from a second card', async () => {
    const first = await begin(people.child);
    const secondCard = await invitation(store, { ...people.child });
    expect(await begin(secondCard)).toBe(first);
    expect(await begin(people.parent)).not.toBe(first);
  });

  it('is made once when two devices begin at the same moment', async () => {
    const [one, two] = await Promise.all([begin(people.child), begin(people.child)]);
    expect(one).toBe(two);
  });

  it('is refused after the meeting was held, and for a meeting that was called off', async () => {
    await held('2026-11-16');
    expect(await draftFor(store, people.child, views, monday)).toEqual({ ok: false, reason: 'held' });
    await store.db.update(store.t.reviews).set({ cancelledAt: monday });
    expect(await draftFor(store, people.child, views, monday)).toEqual({ ok: false, reason: 'cancelled' });
  });
});

describe('saving', () => {
  it('keeps choices in clear, words sealed, and the words that were asked', async () => {
    const id = await begin(people.child);
    await save(people.child, id, { B01: face('good'), B20: words('My bike was stolen.') });
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
    const id = await begin(people.child);
    await save(people.child, id, { B01: face('good'), B20: words('One') });
    await setShared(store, people.child, id, { B20: 'meeting' }, monday);
    await save(people.child, id, { B20: words('Two') });
    const stored = await answersOf(store, id);
    expect([...stored.keys()].sort()).toEqual(['B01', 'B20']);
    expect(stored.get('B20')).toMatchObject({ value: { words: 'Two' }, shared: 'meeting' });
  });

  it('saves all of a page or nothing', async () => {
    const id = await begin(people.child);
    const broken = { ...face('good'), asked: undefined } as unknown as AnswerToSave;
    await expect(save(people.child, id, { B01: face('good'), B04: broken })).rejects.toThrow();
    expect((await answersOf(store, id)).size).toBe(0);
  });

  it('refuses another child’s, a parent’s, and a made-up submission', async () => {
    const id = await begin(people.child);
    const others = await aminaAndHers(store, 'Bilal');
    for (const who of [others.child, people.parent, { ...people.child, reviewId: others.reviewId }]) {
      expect(await save(who, id, { B01: face('good') })).toEqual({ ok: false, reason: 'not-found' });
      expect(await setShared(store, who, id, { B01: 'meeting' }, monday)).toEqual({
        ok: false,
        reason: 'not-found'
      });
    }
    expect(await save(people.child, 'nothing', { B01: face('good') })).toEqual({
      ok: false,
      reason: 'not-found'
    });
  });

  it('refuses once it was sent, and once the meeting was held', async () => {
    const id = await sendViews();
    expect(await save(people.child, id, { B01: face('not-good') })).toEqual({
      ok: false,
      reason: 'already-sent'
    });
    const again = await changeSent(store, people.child, monday);
    await held('2026-11-16');
    const draft = again.ok ? again.draft.id : '';
    expect(await save(people.child, draft, { B01: face('not-good') })).toEqual({ ok: false, reason: 'held' });
  });
});

describe('sending', () => {
  it('says the day it is read by and carries the worry', async () => {
    const id = await begin(people.child);
    await save(people.child, id, { 'B09.home': { ...face('no'), worry: true } });
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
    const id = await begin(people.child);
    await save(people.child, id, { B01: face('good') });
    const press = () => send(store, people.child, { submissionId: id, ...byMyself }, monday);
    const results = await Promise.all([press(), press(), press()]);
    expect(results.map((result) => result.ok && result.already)).toEqual([false, true, true]);
    expect(await store.db.select().from(store.t.submissions)).toHaveLength(1);
  });

  it('leaves out answers to questions that no longer apply', async () => {
    const id = await begin(people.child);
    await save(people.child, id, { B10a: face('yes'), B10b: face('someone') });
    await save(people.child, id, { B10a: face('no') });
    await send(store, people.child, { submissionId: id, ...byMyself }, monday);
    expect([...(await answersOf(store, id)).keys()]).toEqual(['B10a']);
  });

  it('takes who helped from the form’s own question', async () => {
    const id = await begin(people.child);
    await save(people.child, id, {
      B29: { ...face('carer'), value: { outcome: 'answered', choice: 'carer', words: 'Sam' } }
    });
    await send(store, people.child, { submissionId: id, ...byMyself }, monday);
    const sent = await sentOf(store, people.child, 'views');
    expect(sent?.row.helper).toBe('carer');
    expect(sent?.row.helperName).not.toBeNull();
  });

  it('needs something to send', async () => {
    const id = await begin(people.child);
    await save(people.child, id, {
      B01: { ...face('good'), value: { outcome: 'skipped', choice: null, words: null } }
    });
    const result = await send(store, people.child, { submissionId: id, ...byMyself }, monday);
    expect(result).toEqual({ ok: false, reason: 'nothing-to-send' });
  });

  it('refuses, with the draft kept, when the meeting was held or the form is gone', async () => {
    const id = await begin(people.child);
    await save(people.child, id, { B01: face('good') });
    await store.db.update(store.t.submissions).set({ formVersion: 99 });
    const press = () => send(store, people.child, { submissionId: id, ...byMyself }, monday);
    expect(await press()).toEqual({ ok: false, reason: 'form-changed' });
    await held('2026-11-16');
    expect(await press()).toEqual({ ok: false, reason: 'held' });
    expect((await submissionsOf(store, people.child, 'views')).draft?.id).toBe(id);
    expect((await answersOf(store, id)).size).toBe(1);
  });
});

describe('after sending', () => {
  it('can be changed until the meeting: what was sent stays until the change is sent', async () => {
    const first = await sendViews();
    const change = await changeSent(store, people.child, monday + 1000);
    const draft = change.ok ? change.draft : null;
    expect(draft?.replacesId).toBe(first);
    expect((await sentOf(store, people.child, 'views'))?.row.id).toBe(first);
    await save(people.child, draft?.id ?? '', { B20: words('Now it is fine.') });
    await send(store, people.child, { submissionId: draft?.id ?? '', ...byMyself }, monday + 2000);
    expect((await sentOf(store, people.child, 'views'))?.row.id).toBe(draft?.id);
    const rows = await store.db.select().from(store.t.submissions).where(eq(store.t.submissions.id, first));
    expect(rows[0]?.replacedAt).toBe(monday + 2000);
    expect((await answersOf(store, first)).get('B20')?.value.words).toBe('My bike was stolen.');
    expect((await answersOf(store, draft?.id ?? '')).get('B01')?.value.choice).toBe('good');
  });

  it('opens one draft however often change is pressed, and none after the meeting', async () => {
    await sendViews();
    const [one, two] = await Promise.all([
      changeSent(store, people.child, monday),
      changeSent(store, people.child, monday)
    ]);
    expect(one.ok && one.draft.id).toBe(two.ok && two.draft.id);
    await held('2026-11-17');
    expect(await changeSent(store, people.child, monday)).toEqual({ ok: false, reason: 'held' });
  });

  it('can be taken back by the one who sent it, and is kept', async () => {
    const id = await sendViews();
    const others = await aminaAndHers(store, 'Bilal');
    expect(await withdraw(store, others.child, id, monday)).toEqual({ ok: false, reason: 'not-found' });
    expect(await withdraw(store, people.parent, id, monday)).toEqual({ ok: false, reason: 'not-found' });
    expect(await withdraw(store, people.child, id, monday)).toEqual({ ok: true });
    expect(await sentOf(store, people.child, 'views')).toBeNull();
    expect((await answersOf(store, id)).size).toBe(2);
  });
});

describe('a rating', () => {
  it('opens when the meeting was held', async () => {
    expect(await draftFor(store, people.child, rating, monday)).toEqual({ ok: false, reason: 'not-held' });
    await held('2026-11-16');
    expect((await draftFor(store, people.child, rating, monday)).ok).toBe(true);
  });

  it('without a name leaves nothing that leads back, and cannot be sent twice', async () => {
    await held('2026-11-16');
    const id = await begin(people.parent, { ...rating });
    await save(people.parent, id, { RB1: face('good') });
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

async function begin(who: Respondent, wanted: Parameters<typeof draftFor>[2] = views): Promise<string> {
  const result = await draftFor(store, who, wanted, monday);
  if (!result.ok) throw new Error(result.reason);
  return result.draft.id;
}

function save(who: Respondent, submissionId: string, answers: Record<string, AnswerToSave>) {
  return saveAnswers(store, who, submissionId, answers, monday);
}

async function sendViews(): Promise<string> {
  const id = await begin(people.child);
  await save(people.child, id, { B01: face('good'), B20: words('My bike was stolen.') });
  await send(store, people.child, { submissionId: id, ...byMyself }, monday);
  return id;
}

async function held(day: string): Promise<void> {
  await store.db.update(store.t.reviews).set({ heldOn: day }).where(eq(store.t.reviews.id, people.reviewId));
}

function face(choice: string): AnswerToSave {
  return {
    value: { outcome: 'answered', choice, words: null },
    asked: { question: 'How do you feel?' },
    worry: false
  };
}

function words(text: string): AnswerToSave {
  return {
    value: { outcome: 'answered', choice: null, words: text },
    asked: { question: 'Worries?' },
    worry: false
  };
}
