import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Respondent as Viewer } from '../../src/lib/domain/viewer.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { askedPeople } from '../../src/lib/server/services/asked-people.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { savePerson, type PersonForm } from '../../src/lib/server/services/child-people.ts';
import { formChoices } from '../../src/lib/server/services/form-choice.ts';
import { formContextFor } from '../../src/lib/server/services/form-context.ts';
import { openInvitations } from '../../src/lib/server/services/invitation-sheet.ts';
import { makeLetters } from '../../src/lib/server/services/letters.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { myReviews } from '../../src/lib/server/services/my-reviews.ts';
import { formsOnPaper, paperDesk } from '../../src/lib/server/services/paper-desk.ts';
import { startTyping } from '../../src/lib/server/services/paper-entry.ts';
import { participationOf } from '../../src/lib/server/services/participation.ts';
import { factsOf, formOffered } from '../../src/lib/server/services/respondent-facts.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import { readViews } from '../../src/lib/server/services/views.ts';
import { aminaAndTheTeam, sendViews, yesNoWords, type Said, type Team } from '../support/iro-team.ts';
import { addRound, askTeacher } from '../support/others.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const sheet = () => openInvitations(store, team.bo, team.reviewId, monday);
const others = async () => (await sheet()).people.filter(({ audience }) => audience === 'other');
const all = { show: 'all', later: false, iroId: null } as const;
const comingStates = async () => (await myReviews(store, team.jo, all, monday)).coming[0]!.states;

const said: Record<string, Said> = {
  N01: { asked: 'What is going well for the child?', words: 'She reads to the little ones.' },
  N03: { asked: 'May the child not be safe?', choice: 'yes', choices: yesNoWords, worry: true }
};

const form: PersonForm = {
  role: 'teacher',
  name: 'Mr Okoro',
  calledBy: '',
  contact: '',
  language: '',
  printSize: 'ordinary',
  askViews: null,
  whyNotAsked: '',
  noReminders: false,
  contactWithChild: ''
};
const save = (more: Partial<PersonForm>, id: string | null = null) =>
  savePerson(store, team.bo, team.childId, id, { ...form, ...more }, monday);

describe('who else is asked', () => {
  it('is nobody until somebody says so', async () => {
    expect(await others()).toEqual([]);
    expect(await comingStates()).toMatchObject({ other: { kind: 'off', of: 0 } });
    const { people } = await askedPeople(store, team.bo, team.reviewId, monday);
    expect(people.map(({ audience }) => audience)).toEqual(['child', 'parent', 'carer']);
  });

  it('follows what is said of a person: a teacher only with yes, a parent unless no', async () => {
    const askOf = async (more: Partial<PersonForm>) => {
      const saved = await save(more);
      if (!saved.ok) return saved.problems;
      const { people } = await openChild(store, team.bo, team.childId, monday);
      return people.find(({ id }) => id === saved.id)?.askViews;
    };
    expect(await askOf({})).toBe(false);
    expect(await askOf({ askViews: true })).toBe(true);
    expect(await askOf({ role: 'other', name: 'Jean', calledBy: 'Nan', askViews: true })).toBe(true);
    expect(await askOf({ askViews: false })).toBe(false);
    expect(await askOf({ role: 'parent', name: 'Lee' })).toBe(true);
    expect(await askOf({ role: 'sibling', name: 'Yusuf' })).toBe(false);
    expect(await askOf({ role: 'friend', name: 'Mo', askViews: true })).toMatchObject({
      askViews: expect.stringContaining('somebody who knows them') as string
    });
  });

  it('stands after the family on the sheet, in the list and among those asked', async () => {
    await askTeacher(store, team);
    expect((await sheet()).people.map(({ role }) => role)).toEqual(['child', 'carer', 'parent', 'teacher']);
    expect(await comingStates()).toMatchObject({ other: { kind: 'not-opened', of: 1 } });
    const { people } = await askedPeople(store, team.bo, team.reviewId, monday);
    expect(people.at(-1)).toMatchObject({ audience: 'other', role: 'teacher', name: 'Mr Okoro' });
    const { counts } = await myReviews(store, team.jo, { ...all, show: 'other' }, monday);
    expect(counts).toMatchObject({ all: 1, other: 1 });
  });

  it('ends their way in once they are asked no more, and the sheet still shows them', async () => {
    const { connectionId } = await askTeacher(store, team);
    expect(await save({ askViews: false }, connectionId)).toMatchObject({ ok: true });
    expect(await others()).toMatchObject([{ notAsked: 'Not asked', invitation: null }]);
  });

  it('is written to in their own language, or else in English', async () => {
    await store.db.update(store.t.children).set({ language: 'ar' });
    await askTeacher(store, team);
    const nan = await addRound(store, team.childId, { role: 'other', name: 'Jean', asked: true });
    await store.db.update(store.t.connections).set({ language: 'pl' }).where(eq(store.t.connections.id, nan));
    const who = (await others()).map((person) => person.who);
    const letters = await makeLetters(
      store,
      team.bo,
      team.reviewId,
      { who, language: null, size: null },
      monday
    );
    expect(letters.map(({ name, language }) => [name, language]).sort()).toEqual([
      ['Jean', 'pl'],
      ['Mr Okoro', 'en']
    ]);
  });
});

describe('what another person is shown', () => {
  const home = async () => {
    const who: Viewer = {
      kind: 'respondent',
      sessionId: 'one',
      proven: true,
      ...(await askTeacher(store, team))
    };
    return homeOf(store, who, monday, 'en', monday);
  };

  it('is the day and time, and neither the place nor who comes', async () => {
    const place = store.vault.seal('At Sam’s, 4 Elm Row', `reviews.place:${team.reviewId}`);
    await store.db.update(store.t.reviews).set({ place, placeKind: 'home' });
    const seen = await home();
    expect(seen).toMatchObject({
      facts: { review: { meetingOn: '2026-12-03', meetingTime: '16:00', placeKind: 'home', place: null } },
      coming: [],
      happened: [],
      letter: null
    });
    expect((await factsOf(store, team.carer, monday)).review.place).toBe('At Sam’s, 4 Elm Row');
    expect((await factsOf(store, team.parent, monday)).review.place).toBeNull();
  });

  it('is one form, which knows nobody round the child and nothing that was agreed', async () => {
    const teacher = await askTeacher(store, team);
    const facts = await factsOf(store, teacher, monday);
    expect(formOffered(teacher, facts, monday, 'views')?.id).toBe('other');
    expect(formOffered(teacher, facts, monday, 'rating')?.id).toBe('rating-other');
    expect(await formChoices(store, teacher, monday)).toEqual([]);
    expect(await formContextFor(store, teacher, 'en')).toMatchObject({ people: [], agreed: [] });
  });
});

describe('what another person says', () => {
  it('is read by the IRO after the family’s, by who they are, and a worry is one', async () => {
    await sendViews(store, await askTeacher(store, team), said, monday, 'other');
    await sendViews(store, team.carer, { F01: { asked: 'Proud of?', words: 'Swimming' } }, monday, 'carer');
    const { voices } = await readViews(store, team.jo, team.reviewId, monday);
    expect(voices.map(({ audience, person, worry }) => [audience, person?.role, worry])).toEqual([
      ['carer', 'carer', false],
      ['other', 'teacher', true]
    ]);
    expect(await comingStates()).toMatchObject({ other: { kind: 'sent', sent: 1, of: 1 } });
  });

  it('goes into the meeting only as far as it was shared', async () => {
    await sendViews(store, await askTeacher(store, team), said, monday, 'other');
    const { answers } = store.t;
    await store.db.update(answers).set({ shared: 'meeting' }).where(eq(answers.questionId, 'N01'));
    const { voices } = await meetingPack(store, team.jo, team.reviewId, monday);
    expect(voices.find(({ audience }) => audience === 'other')).toMatchObject({
      person: { name: 'Mr Okoro', role: 'teacher' },
      answers: [{ words: 'She reads to the little ones.' }],
      heldBack: 1
    });
  });

  it('is never taken for the child’s views', async () => {
    const before = await participationOf(store, team.jo, team.reviewId, monday);
    await sendViews(store, await askTeacher(store, team), said, monday, 'other');
    expect(await participationOf(store, team.jo, team.reviewId, monday)).toEqual(before);
  });

  it('can be typed in from paper, of somebody who is asked', async () => {
    const { connectionId } = await askTeacher(store, team);
    const paper = { reviewId: team.reviewId, who: connectionId ?? '' };
    const desk = await paperDesk(store, team.bo, paper, monday);
    expect(await formsOnPaper(store, desk, monday)).toMatchObject({
      printed: 'other',
      forms: [{ id: 'other' }]
    });
    const came = { formId: 'other', language: 'en' };
    expect(await startTyping(store, team.bo, paper, came, monday)).toEqual({ ok: true });
    expect((await paperDesk(store, team.bo, paper, monday)).draft).toMatchObject({ mine: true });
  });
});
