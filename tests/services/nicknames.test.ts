import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { calendarOf } from '../../src/lib/server/services/calendar.ts';
import { openReview } from '../../src/lib/server/services/caseload.ts';
import { saveChild } from '../../src/lib/server/services/child-edits.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { connectionRoles, savePerson } from '../../src/lib/server/services/child-people.ts';
import { listChildren } from '../../src/lib/server/services/children.ts';
import { formContextFor } from '../../src/lib/server/services/form-context.ts';
import { makeLetters } from '../../src/lib/server/services/letters.ts';
import { myReviews } from '../../src/lib/server/services/my-reviews.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const facts = {
  localId: 'L-Amina',
  firstName: 'Amina',
  nickname: 'Mina',
  dateOfBirth: '2017-03-01',
  iroId: '',
  language: 'English',
  communication: 'words',
  printSize: 'ordinary',
  needs: '',
  interpreter: 'British Sign Language',
  contact: '',
  noReminders: false,
  lookedAfterSince: null,
  ceasedOn: null,
  cycle: 'standard',
  cycleStartedOn: null
};
const change = (more: Partial<typeof facts> = {}) =>
  saveChild(store, team.jo, team.childId, { ...facts, ...more }, monday);
const page = () => openChild(store, team.jo, team.childId, monday);
const found = async (search: string) =>
  (await listChildren(store, team.kit, { search, iroId: null, page: 1, ceased: false }, monday)).children.map(
    ({ name }) => name
  );

it('a nickname is what the child, their people and the lists of staff are told; staff see both at the head', async () => {
  await change();
  const home = (who: Team['child']) =>
    homeOf(store, { kind: 'respondent', sessionId: 'one', proven: true, ...who }, monday, 'en', monday);
  expect((await home(team.child)).facts.reader).toBe('Mina');
  expect((await home(team.parent)).facts).toMatchObject({ child: { name: 'Mina' }, reader: 'Samira' });
  const letters = await makeLetters(
    store,
    team.jo,
    team.reviewId,
    { who: ['child', team.parent.connectionId!], language: null, size: null },
    monday
  );
  expect(letters.map(({ name, childName }) => [name, childName])).toEqual([
    ['Mina', 'Mina'],
    ['Samira', 'Mina']
  ]);
  expect(await page()).toMatchObject({ name: 'Mina', bothNames: 'Mina (Amina)', firstName: 'Amina' });
  expect(await openReview(store, team.jo, 'see-review', team.reviewId, monday)).toMatchObject({
    name: 'Mina',
    bothNames: 'Mina (Amina)'
  });
  for (const search of ['min', 'amina', 'L-Am']) expect(await found(search)).toEqual(['Mina']);
});

it('without one, or with one like the first name, there is one name', async () => {
  await change({ nickname: '' });
  expect(await page()).toMatchObject({ name: 'Amina', bothNames: 'Amina', nickname: null });
  await change({ nickname: 'Amina' });
  expect(await page()).toMatchObject({ name: 'Amina', bothNames: 'Amina' });
  await change({ firstName: '', nickname: 'Mina' });
  expect(await page()).toMatchObject({ name: 'Mina', bothNames: 'Mina' });
  await change({ firstName: '', nickname: '' });
  expect(await page()).toMatchObject({ name: 'L-Amina', bothNames: 'L-Amina' });
});

it('is at most 60 letters, and the interpreter 100', async () => {
  expect(await change({ nickname: 'x'.repeat(61), interpreter: 'x'.repeat(101) })).toMatchObject({
    ok: false,
    problems: {
      nickname: expect.stringContaining('The most is 60') as string,
      interpreter: expect.stringContaining('The most is 100') as string
    }
  });
});

it('says which interpreter is needed where a meeting is arranged', async () => {
  await change();
  const interpreter = 'British Sign Language';
  expect(await page()).toMatchObject({ interpreter });
  expect(await openReview(store, team.bo, 'see-review', team.reviewId, monday)).toMatchObject({
    interpreter
  });
  const calendar = await calendarOf(store, team.jo, { month: '2026-12', iroId: null }, monday);
  expect(calendar.lines).toMatchObject([{ interpreter }]);
  expect(calendar.alerts.every((line) => line.interpreter === interpreter)).toBe(true);
  const wanted = { show: 'all', later: true, iroId: null } as const;
  expect((await myReviews(store, team.jo, wanted, monday)).coming).toMatchObject([{ interpreter }]);
});

it('keeps a children’s guardian and an independent visitor among the people round the child', async () => {
  const person = {
    calledBy: '',
    contact: '',
    language: '',
    printSize: 'ordinary',
    askViews: true,
    whyNotAsked: '',
    noReminders: false,
    contactWithChild: ''
  };
  for (const [role, name] of [
    ['guardian', 'Ann'],
    ['visitor', 'Vic']
  ] as const)
    expect(
      await savePerson(store, team.jo, team.childId, null, { ...person, role, name }, monday)
    ).toMatchObject({ ok: true });
  expect(connectionRoles.map(({ value }) => value)).toEqual(expect.arrayContaining(['guardian', 'visitor']));
  // Cards stand family and friends first; nobody is told that a guardian or visitor comes unless the child asks.
  const { people } = await formContextFor(store, team.child, 'en');
  expect(people.map(({ role }) => role)).toEqual(['carer', 'parent', 'visitor', 'social-worker', 'guardian']);
});
