import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerRequest, requestsFor } from '../../src/lib/server/services/answered-requests.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { askForAdvocate, askForCall } from '../../src/lib/server/services/requests.ts';
import { decide, triagesOf, type TriageEntries } from '../../src/lib/server/services/triage.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, cover, logged, sendViews, yesNoWords, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const blank: TriageEntries = { decision: '', passedTo: '', passedWhen: '', note: '', tellChild: '' };
const unsafe = {
  'B09.school': { asked: 'Do you feel safe at school?', choice: 'no', choices: yesNoWords, worry: true }
};
const fine = { B04: { asked: 'How is school?', choice: 'good' } };
const target = (submissionId: string) => ({ reviewId: team.reviewId, submissionId });

test('a decision has to be chosen', async () => {
  const id = await sendViews(store, team.child, fine);
  expect(await decide(store, team.jo, target(id), blank, monday)).toEqual({
    ok: false,
    errors: { decision: 'Choose what this means for safety.' }
  });
  expect(await triagesOf(store, [id])).toEqual([]);
});

test.each([
  { decision: 'passed-on', needs: ['about', 'passedTo', 'passedWhen', 'tellChild'] },
  { decision: 'talk-first', needs: ['tellChild'] },
  { decision: 'no-concern', needs: ['note'] }
])('a flagged answer marked $decision needs $needs', async ({ decision, needs }) => {
  const id = await sendViews(store, team.child, unsafe);
  const result = await decide(store, team.jo, target(id), { ...blank, decision }, monday);
  expect(result.ok ? [] : Object.keys(result.errors).sort()).toEqual([...needs].sort());
});

test('nothing more is needed when nothing was flagged', async () => {
  const id = await sendViews(store, team.child, fine);
  expect(await decide(store, team.jo, target(id), { ...blank, decision: 'no-concern' }, monday)).toEqual({
    ok: true
  });
});

test('decisions are added, never changed; the latest stands first and words are sealed', async () => {
  const id = await sendViews(store, team.child, unsafe);
  const talk = { ...blank, decision: 'talk-first', tellChild: 'I will come on Tuesday.' };
  const passed = {
    ...blank,
    decision: 'passed-on',
    about: 'nobody',
    passedTo: 'Priya Shah',
    passedWhen: '09:55 by phone',
    tellChild: 'Priya knows.'
  };
  await decide(store, team.jo, target(id), talk, monday);
  await decide(store, team.jo, target(id), passed, monday + 1000);
  const records = await triagesOf(store, [id]);
  expect(records.map((record) => record.decision)).toEqual(['passed-on', 'talk-first']);
  expect(records[0]).toMatchObject({
    passedTo: 'Priya Shah, 09:55 by phone',
    tellChild: 'Priya knows.',
    by: 'Jo Clarke'
  });
  const rows = await store.db.select().from(store.t.triages);
  expect(JSON.stringify(rows)).not.toContain('Priya');
  expect(await logged(store, team.jo.staffId)).toEqual([
    { action: 'triage.added', subjectId: id },
    { action: 'triage.added', subjectId: id }
  ]);
});

test('nothing is told to a child about a parent’s or carer’s words', async () => {
  const id = await sendViews(store, team.parent, fine);
  const entries = {
    ...blank,
    decision: 'passed-on',
    about: 'nobody',
    passedTo: 'Priya',
    passedWhen: 'today',
    tellChild: 'Mum said so'
  };
  expect(await decide(store, team.jo, target(id), entries, monday)).toEqual({ ok: true });
  expect((await triagesOf(store, [id]))[0]?.tellChild).toBeNull();
});

test('only the IRO, who covers, and the manager decide', async () => {
  const id = await sendViews(store, team.child, fine);
  const entries = { ...blank, decision: 'no-concern' };
  await expect(decide(store, team.lee, target(id), entries, monday)).rejects.toThrow(NotYours);
  await expect(decide(store, team.bo, target(id), entries, monday)).rejects.toThrow(NotYours);
  await expect(decide(store, { ...team.jo, proven: false }, target(id), entries, monday)).rejects.toThrow(
    NotYours
  );
  await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-16');
  expect(await decide(store, team.lee, target(id), entries, monday)).toEqual({ ok: true });
  await expect(decide(store, team.lee, target(id), entries, monday + 86_400_000)).rejects.toThrow(NotYours);
  expect(await decide(store, team.kit, target(id), entries, monday)).toEqual({ ok: true });
});

test('a draft, and a submission of another review, cannot be marked', async () => {
  const id = await sendViews(store, team.child, fine);
  const entries = { ...blank, decision: 'no-concern' };
  await expect(
    decide(store, team.jo, { reviewId: 'no such', submissionId: id }, entries, monday)
  ).rejects.toThrow(NotYours);
  await expect(decide(store, team.jo, target('no such'), entries, monday)).rejects.toThrow(NotYours);
});

test('a request is answered once, with what the child will see', async () => {
  const asked = await askForCall(
    store,
    team.child,
    { words: 'Can you ring me please', worry: false },
    monday
  );
  expect(await requestsFor(store, team.jo, team.reviewId, monday)).toMatchObject([
    { kind: 'call-me', words: 'Can you ring me please', from: 'child', handled: null }
  ]);
  expect(await answerRequest(store, team.jo, asked.id, { outcome: '', tellChild: '' }, monday)).toMatchObject(
    { ok: false }
  );
  await expect(
    answerRequest(store, team.lee, asked.id, { outcome: 'Rang', tellChild: 'Hi' }, monday)
  ).rejects.toThrow(NotYours);
  await expect(
    answerRequest(store, team.bo, asked.id, { outcome: 'Rang', tellChild: 'Hi' }, monday)
  ).rejects.toThrow(NotYours);
  const first = { outcome: 'Rang at four', tellChild: 'We talked on Monday.' };
  await answerRequest(store, team.jo, asked.id, first, monday);
  await answerRequest(store, team.kit, asked.id, { outcome: 'Again', tellChild: 'Again' }, monday + 1000);
  const [card] = await requestsFor(store, team.jo, team.reviewId, monday);
  expect(card?.handled).toMatchObject({ by: 'Jo Clarke', ...first });
  expect((await logged(store, team.jo.staffId)).map((event) => event.action)).toEqual([
    'request.read',
    'request.answered',
    'request.read'
  ]);
});

test('a request kept from the IRO is there for the manager alone', async () => {
  const asked = await askForAdvocate(store, team.child, 'About my IRO', monday, true);
  await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-16');
  const answer = { outcome: 'Passed to the advocates', tellChild: 'Ana will ring you.' };
  for (const viewer of [team.jo, team.lee]) {
    expect(await requestsFor(store, viewer, team.reviewId, monday)).toEqual([]);
    await expect(answerRequest(store, viewer, asked.id, answer, monday)).rejects.toThrow(NotYours);
    expect(await logged(store, viewer.staffId)).toEqual([]);
  }
  expect(await requestsFor(store, team.kit, team.reviewId, monday)).toMatchObject([
    { words: 'About my IRO', keptFromIro: true, answerBy: '2026-11-17' }
  ]);
  expect(await answerRequest(store, team.kit, asked.id, answer, monday)).toEqual({ ok: true });
  expect(await requestsFor(store, team.jo, team.reviewId, monday)).toEqual([]);
});
