import { afterEach, beforeEach, expect, test } from 'vitest';
import { askedPeople } from '../../src/lib/server/services/asked-people.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { setShared } from '../../src/lib/server/services/submissions.ts';
import { decide } from '../../src/lib/server/services/triage.ts';
import { askedFor, readViews } from '../../src/lib/server/services/views.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import {
  aminaAndTheTeam,
  cover,
  logged,
  sendViews,
  yesNoWords,
  type Said,
  type Team
} from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const gate = 'Two girls wait for me at the gate. I dont want to say there names.';
const child: Record<string, Said> = {
  'B09.school': { asked: 'Do you feel safe at school?', choice: 'no', choices: yesNoWords, worry: true },
  B06: {
    asked: 'Is anyone being unkind to you?',
    choice: 'yes',
    words: gate,
    choices: yesNoWords,
    worry: true
  },
  B01: { asked: 'How do you feel about where you live?', choice: 'good', choices: { good: 'good' } },
  B21: { asked: 'What do you most want to happen?', words: 'I want family time to be longer' },
  B04: { asked: 'How is school?', outcome: 'prefer-not' },
  B27: {
    asked: 'What shall we talk about?',
    choice: { 'family-time': 'private', school: 'talk', health: 'ask-first' },
    choices: { 'family-time': 'family time', school: 'school', health: 'my health' }
  }
};

test('the child’s words first, filed by life area, worries before the rest', async () => {
  await sendViews(
    store,
    team.parent,
    { B01: { asked: 'About home', words: 'I am glad she is with Sam.' } },
    monday - 1000
  );
  await sendViews(store, team.child, child);
  const { voices, rows } = await readViews(store, team.jo, team.reviewId, monday);
  expect(voices.map((voice) => [voice.audience, voice.person?.calledBy ?? null])).toEqual([
    ['child', null],
    ['parent', 'Mum']
  ]);
  expect(voices[0]).toMatchObject({
    helper: 'nobody',
    worry: true,
    answered: 5,
    left: 1,
    standing: 'stands',
    band: '8-11'
  });
  expect(rows.map((row) => row.area)).toEqual(['FEEL', 'HOME', 'SCH', 'WORRY', 'REV']);
  const [feel, home, school] = rows;
  expect(feel).toMatchObject({ worry: true, mark: null });
  expect(feel?.cells[0]).toMatchObject([
    { asked: 'Is anyone being unkind to you?', chosen: ['yes'], words: gate, worry: true, shared: 'iro' },
    { asked: 'Do you feel safe at school?', chosen: ['no'], words: null, worry: true }
  ]);
  expect(home?.cells).toMatchObject([
    [{ chosen: ['good'], symbol: 'face-good' }],
    [{ words: 'I am glad she is with Sam.' }]
  ]);
  expect(school?.cells).toMatchObject([[{ outcome: 'prefer-not', chosen: [], words: null }], []]);
});

test('topics the child keeps out of the room are named, and mark their life area', async () => {
  await sendViews(store, team.child, { ...child, B12: { asked: 'How is family time?', choice: 'good' } });
  const { topics, rows } = await readViews(store, team.jo, team.reviewId, monday);
  expect(topics).toEqual([
    { words: 'my health', mark: 'ask-first', area: 'HEALTH' },
    { words: 'family time', mark: 'private', area: 'FAM' }
  ]);
  expect(rows.find((row) => row.area === 'FAM')?.mark).toBe('private');
});

test('who may see an answer is shown with it', async () => {
  const id = await sendViews(store, team.child, child);
  await setShared(store, team.child, id, { B01: 'meeting' }, monday);
  const { rows } = await readViews(store, team.jo, team.reviewId, monday);
  const shared = rows
    .flatMap((row) => row.cells[0] ?? [])
    .map((answer) => [answer.questionId, answer.shared]);
  expect(Object.fromEntries(shared)).toMatchObject({ B01: 'meeting', B21: 'iro' });
});

test('every reading is logged, one line for each submission, without its words', async () => {
  const first = await sendViews(store, team.child, child);
  const second = await sendViews(store, team.carer, { B01: { asked: 'Home', words: 'Settled.' } });
  await readViews(store, team.jo, team.reviewId, monday);
  await readViews(store, team.jo, team.reviewId, monday + 1000);
  expect(await logged(store, team.jo.staffId)).toEqual([
    { action: 'answers.read', subjectId: first },
    { action: 'answers.read', subjectId: second },
    { action: 'answers.read', subjectId: first },
    { action: 'answers.read', subjectId: second }
  ]);
  expect(JSON.stringify(await store.db.select().from(store.t.events))).not.toContain('Settled');
});

test('a refused reading shows nothing and logs nothing', async () => {
  await sendViews(store, team.child, child);
  for (const viewer of [team.lee, team.bo, { ...team.jo, proven: false }]) {
    await expect(readViews(store, viewer, team.reviewId, monday)).rejects.toThrow(NotYours);
    expect(await logged(store, viewer.staffId)).toEqual([]);
  }
  await expect(readViews(store, team.jo, 'no such review', monday)).rejects.toThrow(NotYours);
  await cover(store, team.iroId, team.lee, '2026-11-01', '2026-11-30');
  expect((await readViews(store, team.lee, team.reviewId, monday)).voices).toHaveLength(1);
  expect((await readViews(store, team.kit, team.reviewId, monday)).voices).toHaveLength(1);
});

test('a draft is not shown; what was taken back is shown only while its worry is unread', async () => {
  const id = await sendViews(store, team.child, child);
  const { submissions } = store.t;
  await store.db.update(submissions).set({ withdrawnAt: monday });
  expect((await readViews(store, team.jo, team.reviewId, monday)).voices).toMatchObject([
    { standing: 'taken-back' }
  ]);
  const entries = { decision: 'no-concern', passedTo: '', passedWhen: '', note: 'Asked her.', tellChild: '' };
  await decide(store, team.jo, { reviewId: team.reviewId, submissionId: id }, entries, monday);
  expect((await readViews(store, team.jo, team.reviewId, monday)).voices).toEqual([]);
  await store.db.update(submissions).set({ withdrawnAt: null, submittedAt: null });
  expect((await readViews(store, team.jo, team.reviewId, monday)).voices).toEqual([]);
});

test('what the child asked for, to be answered one by one', async () => {
  await sendViews(store, team.child, child);
  const asked = await askedFor(store, team.jo, team.reviewId, monday);
  expect(asked.map((answer) => answer.questionId)).toEqual(['B06', 'B21']);
});

test('business support sees who has sent, without an answer', async () => {
  await sendViews(store, team.carer, { B01: { asked: 'Home', words: 'Settled.' } });
  const { people } = await askedPeople(store, team.bo, team.reviewId, monday);
  expect(people.map((person) => [person.audience, person.name, person.state.kind])).toEqual([
    ['child', null, 'not-opened'],
    ['parent', 'Samira', 'not-opened'],
    ['carer', 'Sam', 'sent']
  ]);
  await expect(askedPeople(store, team.lee, team.reviewId, monday)).rejects.toThrow(NotYours);
});

test('the practice is left out, and the helper’s record stands apart from the child’s answers', async () => {
  const symbols: Record<string, Said> = {
    D00a: { asked: 'ice cream', choice: 'good' },
    D13a: { asked: 'my home', choice: 'not-good' },
    D21a: { asked: 'who helped me?', choice: 'teacher' },
    D21b: {
      asked: 'How did the child answer?',
      choice: ['eye-gaze', 'pointing'],
      choices: { pointing: 'pointing or touching', 'eye-gaze': 'looking (eye gaze)' }
    },
    D21d: { asked: 'What was left out, and why?', words: 'Tired after lunch.' }
  };
  await sendViews(store, team.child, symbols, monday, 'child-symbol');
  const { voices, rows } = await readViews(store, team.jo, team.reviewId, monday);
  expect(voices[0]).toMatchObject({ band: 'symbol', helper: 'teacher', answered: 1, left: 0 });
  expect(rows.flatMap((row) => row.cells.flat()).map((answer) => answer.questionId)).toEqual(['D13a']);
  expect(voices[0]?.byHelper).toMatchObject([
    { questionId: 'D21b', chosen: ['pointing or touching', 'looking (eye gaze)'] },
    { questionId: 'D21d', words: 'Tired after lunch.' }
  ]);
});
