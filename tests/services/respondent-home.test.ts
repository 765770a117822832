import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { formContextFor } from '../../src/lib/server/services/form-context.ts';
import { homeOf, letterOpened } from '../../src/lib/server/services/respondent-home.ts';
import { dayOf } from '../../src/lib/domain/day.ts';
import { chooseForm } from '../../src/lib/server/services/form-choice.ts';
import { bandOf, factsOf, formOffered } from '../../src/lib/server/services/respondent-facts.ts';
import { send } from '../../src/lib/server/services/sending.ts';
import type { Respondent } from '../../src/lib/server/services/submission-records.ts';
import { draftFor, saveAnswers } from '../../src/lib/server/services/submissions.ts';
import { aminaAndHers, monday, newReview, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let people: People;
beforeEach(async () => {
  store = await testStore();
  people = await aminaAndHers(store);
});
afterEach(() => store.close());

const home = (who: Respondent, proven = true) =>
  homeOf(store, { kind: 'respondent', sessionId: 'one', proven, ...who }, monday, 'en', monday);

describe('the home', () => {
  it('says who, when, who is asked, and that nothing is begun', async () => {
    const seen = await home(people.child);
    expect(seen.facts).toMatchObject({
      reader: 'Amina',
      iro: { name: 'Jo Clarke', firstName: 'Jo' },
      review: { meetingOn: '2026-12-03', meetingTime: '16:00' }
    });
    expect(seen.coming.map((person) => person.name)).toEqual(['Sam', 'Mum', 'Priya']);
    expect(seen).toMatchObject({ views: { state: 'not-started', done: 0 }, rating: 'closed', happened: [] });
  });

  it('follows a form from begun to sent to read', async () => {
    const id = await begun();
    expect((await home(people.child)).views).toMatchObject({ state: 'started', done: 1, changing: false });
    await send(store, people.child, { submissionId: id, helper: null, named: true }, monday);
    expect((await home(people.child)).views).toMatchObject({ state: 'sent', sent: { read: null } });
    await read(id);
    expect((await home(people.child)).views.sent?.read).toMatchObject({
      by: 'Jo Clarke',
      tellChild: 'I will call on Friday.'
    });
  });

  it('opens the rating once the meeting was held', async () => {
    await store.db.update(store.t.reviews).set({ heldOn: '2026-11-16' });
    expect(await home(people.child)).toMatchObject({ rating: 'open', views: { state: 'closed' } });
  });
});

describe('a meeting without the child', () => {
  const met = async (childCame: boolean) =>
    store.db.insert(store.t.meetings).values({
      id: newId(),
      reviewId: people.reviewId,
      heldOn: '2026-11-16',
      counts: true,
      childCame,
      childSpoke: false,
      childUsedSymbols: false,
      spokenForBy: 'nobody',
      ownWordsUsed: false,
      otherMedium: 'none',
      chairedByChild: 'no',
      recordedBy: people.iroId,
      recordedAt: monday
    });

  it('is told to the child alone, and not once they came to a sitting of it', async () => {
    expect((await home(people.child)).away).toBe(false);
    await met(false);
    expect((await home(people.child)).away).toBe(true);
    expect((await home(people.parent)).away).toBe(false);
    await met(true);
    expect((await home(people.child)).away).toBe(false);
  });
});

describe('what a child said last time', () => {
  beforeEach(async () => {
    const before = await newReview(store, people.childId, { heldOn: '2026-06-01' });
    await outcome(before, 1, 'I want to see Yusuf more.', 'done', 'You see him every Saturday now.');
    await outcome(before, 2, 'I want a bike.', 'not-yet', 'Sam is getting one.');
    await letter(before, 'Dear Amina');
  });

  it('is for the child who has shown their pictures', async () => {
    const seen = await home(people.child);
    expect(seen.happened.map((item) => item.state)).toEqual(['done', 'not-yet']);
    expect(seen).toMatchObject({
      hidden: false,
      letter: { words: 'Dear Amina', by: 'Jo' },
      hiddenLetterBy: null
    });
  });

  it('is hidden without pictures, and said to be', async () => {
    expect(await home(people.child, false)).toMatchObject({
      happened: [],
      letter: null,
      hidden: true,
      hiddenLetterBy: 'Jo'
    });
  });

  it('is never shown to parents or carers, nor who the child lives with', async () => {
    for (const who of [people.parent, people.carer]) {
      const seen = await home(who);
      expect(seen).toMatchObject({ happened: [], letter: null, hidden: false, hiddenLetterBy: null });
      expect(seen.coming.map((person) => person.name)).toEqual(['Priya']);
      expect(await formContextFor(store, who, 'en')).toMatchObject({ people: [], agreed: [] });
    }
  });

  it('asks again about what has not been done', async () => {
    const context = await formContextFor(store, people.child, 'en');
    expect(context.agreed.map((action) => action.words)).toEqual(['I want a bike.']);
    expect(context.iro).toBe('Jo');
  });

  it('marks the letter as opened once', async () => {
    await letterOpened(store, people.childId, monday);
    await letterOpened(store, people.childId, monday + 5);
    expect((await store.db.select().from(store.t.letters))[0]?.openedAt).toBe(monday);
  });
});

describe('the form offered', () => {
  it('goes by the age on the day', async () => {
    const facts = await factsOf(store, people.child, monday);
    expect(bandOf(people.child, facts, monday)).toBe('8-11');
    expect(bandOf(people.parent, facts, monday)).toBe('adult');
    expect(formOffered(people.child, facts, monday, 'views')?.id).toBe('child-8-11');
    expect(formOffered(people.parent, facts, monday, 'views')?.id).toBe('parent');
  });

  it('is the one the child changed to, and its size', async () => {
    expect(await chooseForm(store, people.child, 'child-symbol', monday)).toBe(true);
    const facts = await factsOf(store, people.child, monday);
    expect(bandOf(people.child, facts, monday)).toBe('symbol');
    expect(formOffered(people.child, facts, monday, 'views')?.id).toBe('child-symbol');
    expect(formOffered(people.child, facts, monday, 'rating')?.id).toBe('rating-child-symbol');
    expect(await chooseForm(store, people.child, 'parent', monday)).toBe(false);
    expect(await chooseForm(store, people.parent, 'child-symbol', monday)).toBe(false);
  });

  it('asks whoever looks after a child under four what they see, too', async () => {
    const facts = await factsOf(store, people.parent, monday);
    const small = { ...facts, child: { ...facts.child, dateOfBirth: dayOf(monday - 2 * 31_557_600_000) } };
    const carer = { ...people.parent, audience: 'carer' } as const;
    expect(formOffered(carer, small, monday, 'views')?.id).toBe('observation-under-4');
    expect(formOffered(carer, facts, monday, 'views')?.id).toBe('carer');
    expect(formOffered(carer, small, monday, 'rating')?.id).toBe('rating-carer');
  });

  it('is refused when an invitation names another child’s review', async () => {
    const others = await aminaAndHers(store, 'Bilal');
    await expect(factsOf(store, { ...people.child, reviewId: others.reviewId }, monday)).rejects.toThrow();
  });
});

async function begun(): Promise<string> {
  const wanted = { purpose: 'views', formId: 'child-8-11', formVersion: 1, language: 'en' } as const;
  const result = await draftFor(store, people.child, wanted, monday);
  const id = result.ok ? result.draft.id : '';
  const value = { outcome: 'answered', choice: 'good', words: null } as const;
  await saveAnswers(
    store,
    people.child,
    id,
    { B01: { value, asked: { question: 'Home?' }, worry: false } },
    monday
  );
  return id;
}

async function read(submissionId: string): Promise<void> {
  const id = newId();
  await store.db.insert(store.t.triages).values({
    id,
    submissionId,
    decision: 'no-concern',
    tellChild: store.vault.seal('I will call on Friday.', `triages.tellChild:${id}`),
    decidedBy: people.iroId,
    decidedAt: monday
  });
}

async function outcome(reviewId: string, position: number, asked: string, state: string, reply: string) {
  const id = newId();
  await store.db.insert(store.t.outcomes).values({
    id,
    reviewId,
    childId: people.childId,
    position,
    asked: store.vault.seal(asked, `outcomes.asked:${id}`),
    state,
    reply: store.vault.seal(reply, `outcomes.reply:${id}`),
    writtenBy: people.iroId,
    writtenAt: monday
  });
}

async function letter(reviewId: string, words: string) {
  const id = newId();
  const sealed = store.vault.seal(words, `letters.words:${id}`);
  await store.db
    .insert(store.t.letters)
    .values({ id, reviewId, words: sealed, sentBy: people.iroId, sentAt: monday });
}
