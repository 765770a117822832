import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../src/lib/domain/day.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { myReviews, type Wanted } from '../../src/lib/server/services/my-reviews.ts';
import { askForAdvocate, askForCall } from '../../src/lib/server/services/requests.ts';
import { decide } from '../../src/lib/server/services/triage.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import {
  aminaAndTheTeam,
  cover,
  logged,
  newStaff,
  sendViews,
  yesNoWords,
  type Team
} from '../support/iro-team.ts';
import { monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const day = 86_400_000;
const all: Wanted = { show: 'all', later: false, iroId: null };
const unsafe = {
  'B09.school': { asked: 'Do you feel safe at school?', choice: 'no', choices: yesNoWords, worry: true }
};
const fine = { B04: { asked: 'How is school?', choice: 'good' } };

/** A second child of Jo's, with a review of its own. */
async function tomasz(facts: { meetingOn?: string; heldOn?: string }) {
  const childId = newId();
  await store.db.insert(store.t.children).values({
    id: childId,
    localId: 'L-Tomasz',
    firstName: store.vault.seal('Tomasz', `children.firstName:${childId}`),
    dateOfBirth: '2012-05-05',
    iroId: team.iroId,
    language: 'en',
    cycle: 'standard',
    createdAt: monday,
    updatedAt: monday
  });
  return { childId, reviewId: await newReview(store, childId, facts) };
}

test('what is coming up, with how far each person asked has come', async () => {
  await sendViews(store, team.parent, fine);
  const page = await myReviews(store, team.jo, all, monday);
  expect(page).toMatchObject({
    today: '2026-11-16',
    children: 1,
    askedChildren: 1,
    sentChildren: 0,
    further: null
  });
  expect(page.coming).toMatchObject([
    {
      name: 'Amina',
      age: 9,
      meetingOn: '2026-12-03',
      daysLeft: 13,
      states: {
        child: { kind: 'not-opened' },
        parent: { kind: 'sent', on: '2026-11-16', sent: 1, of: 1 },
        carer: { kind: 'not-opened' }
      }
    }
  ]);
  expect(page.counts).toEqual({ all: 1, child: 1, parent: 0, carer: 1, other: 0 });
});

test('the filter in the address keeps the counts of all', async () => {
  await sendViews(store, team.child, fine);
  const page = await myReviews(store, team.jo, { ...all, show: 'child' }, monday);
  expect(page.coming).toEqual([]);
  expect(page.counts).toEqual({ all: 1, child: 0, parent: 1, carer: 1, other: 0 });
});

test('worries come first, with the question and the answer, and reading them is logged', async () => {
  await sendViews(store, team.carer, fine, monday - day);
  const worry = await sendViews(store, team.child, unsafe);
  const page = await myReviews(store, team.jo, all, monday);
  expect(page.waiting.map((item) => [item.from, item.worry])).toEqual([
    ['child', true],
    ['carer', false]
  ]);
  expect(page.waiting[0]).toMatchObject({
    by: '2026-11-17',
    late: false,
    quotes: [{ asked: 'Do you feel safe at school?', said: 'no' }]
  });
  expect(await logged(store, team.jo.staffId)).toEqual([{ action: 'answers.flag-read', subjectId: worry }]);
});

test('what is past its day comes first, then a call, then quiet reading', async () => {
  await sendViews(store, team.parent, fine, monday - 7 * day);
  await sendViews(store, team.carer, fine);
  await askForCall(store, team.child, { words: 'Can you ring me please', worry: false }, monday);
  const page = await myReviews(store, team.jo, all, monday);
  expect(page.waiting.map((item) => [item.kind, item.from, item.late])).toEqual([
    ['views', 'parent', true],
    ['request', 'call-me', false],
    ['views', 'carer', false]
  ]);
  expect(page.coming[0]?.next).toBe('answer-request');
});

test('a request kept from the IRO shows nowhere on their page, and comes first on the manager’s', async () => {
  await sendViews(store, team.parent, fine);
  const before = await myReviews(store, team.jo, all, monday);
  await askForAdvocate(store, team.child, 'Do not tell Jo', monday, true);
  expect(await myReviews(store, team.jo, all, monday)).toEqual(before);
  expect((await myReviews(store, team.bo, all, monday)).coming[0]?.next).not.toBe('answer-request');
  const page = await myReviews(store, team.kit, all, monday);
  expect(page.waiting[0]).toMatchObject({
    kind: 'request',
    from: 'advocate',
    kept: true,
    urgent: true,
    by: '2026-11-17'
  });
  expect(page.coming[0]?.next).toBe('answer-request');
});

test('marked submissions leave the queue; a promise to talk first stays until it is kept', async () => {
  const id = await sendViews(store, team.child, unsafe);
  const target = { reviewId: team.reviewId, submissionId: id };
  const entries = { passedTo: '', passedWhen: '', note: 'We talked.', tellChild: 'I will come on Tuesday.' };
  await decide(store, team.jo, target, { ...entries, decision: 'talk-first' }, monday);
  const [promise] = (await myReviews(store, team.jo, all, monday)).waiting;
  expect(promise).toMatchObject({ kind: 'talk-first', by: '2026-11-18', late: false });
  expect((await myReviews(store, team.jo, all, monday + 3 * day)).waiting[0]?.late).toBe(true);
  await decide(store, team.jo, target, { ...entries, decision: 'no-concern' }, monday + day);
  expect((await myReviews(store, team.jo, all, monday + day)).waiting).toEqual([]);
});

test('a worry that was taken back still waits for a person', async () => {
  const id = await sendViews(store, team.child, unsafe);
  const { submissions } = store.t;
  await store.db.update(submissions).set({ withdrawnAt: monday });
  expect((await myReviews(store, team.jo, all, monday)).waiting).toMatchObject([{ id, worry: true }]);
});

test('each IRO sees their own and those they cover; the manager all, or one IRO’s', async () => {
  expect((await myReviews(store, team.lee, all, monday)).coming).toEqual([]);
  await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-17');
  expect((await myReviews(store, team.lee, all, monday)).coming).toHaveLength(1);
  expect((await myReviews(store, team.lee, all, monday + 2 * day)).coming).toEqual([]);
  expect((await myReviews(store, team.kit, all, monday)).coming).toHaveLength(1);
  expect((await myReviews(store, team.kit, { ...all, iroId: team.lee.staffId }, monday)).coming).toEqual([]);
  expect((await myReviews(store, team.kit, all, monday)).iros.map((iro) => iro.name)).toEqual([
    'Jo Clarke',
    'Lee Park'
  ]);
});

test('an IRO cannot ask for another’s list, and other roles have none', async () => {
  await expect(myReviews(store, team.lee, { ...all, iroId: team.iroId }, monday)).rejects.toThrow(NotYours);
  const ash = await newStaff(store, 'Ash Ade', 'participation');
  await expect(myReviews(store, ash, all, monday)).rejects.toThrow(NotYours);
});

test('business support sees status and never an answer or a request', async () => {
  await sendViews(store, team.child, unsafe);
  await askForCall(store, team.child, { words: 'Please ring', worry: true }, monday);
  const page = await myReviews(store, team.bo, all, monday);
  expect(page.coming).toHaveLength(1);
  expect(page.waiting).toEqual([]);
  expect(page.due).toEqual([]);
  expect(await logged(store, team.bo.staffId)).toEqual([]);
});

test('reviews beyond twenty working days are counted, and listed when asked for', async () => {
  await tomasz({ meetingOn: '2027-02-01' });
  const near = await myReviews(store, team.jo, all, monday);
  expect(near.coming.map((row) => row.name)).toEqual(['Amina']);
  expect(near.further).toEqual({ count: 1, from: '2027-02-01', to: '2027-02-01' });
  const far = await myReviews(store, team.jo, { ...all, later: true }, monday);
  expect(far.coming.map((row) => row.name)).toEqual(['Amina', 'Tomasz']);
  expect(far.further).toBeNull();
});

test('a planned day that has gone by asks for the meeting to be recorded', async () => {
  await tomasz({ meetingOn: '2026-11-13' });
  const page = await myReviews(store, team.jo, all, monday);
  expect(page.due).toMatchObject([
    { name: 'Tomasz', held: false, first: { step: 'meeting', by: '2026-11-20' } }
  ]);
  expect(page.coming[0]).toMatchObject({ name: 'Tomasz', next: 'record-meeting' });
});

test('a review held here asks for decisions, code and words back; one loaded as held only for its code', async () => {
  const held = await tomasz({ heldOn: '2026-11-13' });
  const byCode = await myReviews(store, team.jo, all, monday);
  expect(byCode.due).toMatchObject([{ first: { step: 'code', by: '2026-11-20' }, later: [] }]);
  await store.db.insert(store.t.meetings).values({
    id: newId(),
    reviewId: held.reviewId,
    heldOn: '2026-11-13',
    counts: true,
    childCame: true,
    childSpoke: true,
    childUsedSymbols: false,
    spokenForBy: 'nobody',
    ownWordsUsed: false,
    otherMedium: 'none',
    chairedByChild: 'no',
    recordedBy: team.iroId,
    recordedAt: monday
  });
  const [due] = (await myReviews(store, team.jo, all, monday)).due;
  expect([due?.first, ...(due?.later ?? [])]).toEqual([
    { step: 'code', by: '2026-11-20' },
    { step: 'decisions', by: '2026-11-20' },
    { step: 'words-back', by: '2026-12-04' }
  ]);
  expect(due).toMatchObject({ daysLeft: 4, gone: expect.closeTo(0.2) as number });
  expect((await myReviews(store, team.jo, all, monday + 7 * day)).due[0]?.daysLeft).toBe(-1);
});

test('the number of queries does not grow with the caseload', async () => {
  for (let i = 0; i < 5; i += 1) {
    const child = newId();
    await store.db.insert(store.t.children).values({
      id: child,
      localId: `L-${i}`,
      dateOfBirth: '2016-01-01',
      iroId: team.iroId,
      language: 'en',
      cycle: 'standard',
      createdAt: monday,
      updatedAt: monday
    });
    await newReview(store, child, { meetingOn: addDays('2026-11-20', i) });
  }
  let selects = 0;
  const counting: Store = new Proxy(store, {
    get(target, key, receiver) {
      if (key === 'db') selects += 1;
      return Reflect.get(target, key, receiver) as unknown;
    }
  });
  await myReviews(counting, team.jo, all, monday);
  const six = selects;
  selects = 0;
  await myReviews(counting, team.lee, all, monday);
  expect(six).toBe(selects);
  expect(six).toBeLessThan(22);
});
