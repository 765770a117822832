import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import { placeLines, placesOffered, savePlaces } from '../../src/lib/server/services/places.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import { answerWish, wishesOf } from '../../src/lib/server/services/wishes.ts';
import { changeSent } from '../../src/lib/server/services/sending.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, sendViews, yesNoWords, type Said, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const child: Record<string, Said> = {
  B01: { asked: 'How do you feel about where you live?', choice: 'good', choices: { good: 'good' } },
  B04: { asked: 'How is school?', choice: 'not-good', choices: { 'not-good': 'not good' } },
  'B09.school': { asked: 'Do you feel safe at school?', choice: 'no', choices: yesNoWords, worry: true },
  B25a: {
    asked: 'Where would you like your meeting to be?',
    choice: 'outside',
    choices: { outside: 'Outside or in a café' }
  },
  B27: {
    asked: 'What shall we talk about?',
    choice: { school: 'private', health: 'ask-first' },
    choices: { school: 'school', health: 'my health' }
  }
};
const hour = 3_600_000;
const wish = () => ({ reviewId: team.reviewId, questionId: 'B25a' });
const seenHome = () =>
  homeOf(store, { ...team.child, kind: 'respondent', sessionId: '', proven: true }, 0, 'en', monday);

test('a wish stands open until somebody says what came of it; then the child sees it', async () => {
  await sendViews(store, team.child, child);
  const review = { id: team.reviewId, childId: team.child.childId };
  const before = await wishesOf(store, review, 'en');
  expect(before.map(({ questionId, answer }) => [questionId, answer])).toEqual([
    ['B25a', null],
    ['B27', null]
  ]);
  expect((await seenHome()).wishes).toEqual([]);

  const why = { state: 'not-possible', reply: 'The café has no quiet room.' };
  expect(await answerWish(store, team.jo, wish(), why, monday)).toEqual({ ok: true });
  expect((await seenHome()).wishes).toMatchObject([
    { questionId: 'B25a', wished: ['Outside or in a café'], answer: why }
  ]);
  const rows = await store.db.select().from(store.t.wishAnswers);
  expect(JSON.stringify(rows)).not.toContain('quiet room');
  expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toContain('wish.not-possible');

  await answerWish(store, team.jo, wish(), { state: 'arranged', reply: '' }, monday + 1000);
  expect((await seenHome()).wishes).toMatchObject([{ answer: { state: 'arranged', reply: null } }]);
  expect(await store.db.select().from(store.t.wishAnswers)).toHaveLength(1);
});

/** Sends the views again with other answers, an hour later each time. */
async function sendAgain(said: Record<string, Said>, now: number): Promise<void> {
  const reopened = await changeSent(store, team.child, now);
  if (!reopened.ok) throw new Error(reopened.reason);
  await sendViews(store, team.child, said, now);
}

test('another wish sent after the answer stands open again; what was not changed stays answered', async () => {
  await sendViews(store, team.child, child, monday - hour);
  const why = { state: 'not-possible', reply: 'The café has no quiet room.' };
  await answerWish(store, team.jo, wish(), why, monday);
  await answerWish(
    store,
    team.jo,
    { ...wish(), questionId: 'B27' },
    { state: 'arranged', reply: '' },
    monday
  );
  const review = { id: team.reviewId, childId: team.child.childId };
  const seen = async () =>
    (await wishesOf(store, review, 'en')).map(({ answer, outdated }) => [answer?.state, outdated?.state]);

  const { B01, B25a } = child as Record<'B01' | 'B25a', Said>;
  await sendAgain({ B01: { ...B01, choice: 'bad', choices: { bad: 'bad' } } }, monday + hour);
  expect(await seen()).toEqual([
    ['not-possible', undefined],
    ['arranged', undefined]
  ]);

  const inside = { ...B25a, choice: 'school', choices: { school: 'At school' } };
  await sendAgain({ B25a: inside }, monday + 2 * hour);
  expect(await seen()).toEqual([
    [undefined, 'not-possible'],
    ['arranged', undefined]
  ]);
  expect((await seenHome()).wishes.map(({ questionId }) => questionId)).toEqual(['B27']);
  const pack = await meetingPack(store, team.jo, team.reviewId, monday + 2 * hour);
  expect(pack.wishes[0]).toMatchObject({ answer: null, outdated: why });

  await sendAgain({ B25a: { ...inside, words: 'in the library' } }, monday + 3 * hour);
  expect(await seen()).toEqual([
    [undefined, 'not-possible'],
    ['arranged', undefined]
  ]);
  await answerWish(store, team.jo, wish(), { state: 'arranged', reply: 'Yes.' }, monday + 4 * hour);
  await sendAgain({}, monday + 5 * hour);
  expect(await seen()).toEqual([
    ['arranged', undefined],
    ['arranged', undefined]
  ]);
});

test('on a device where the secret pictures were not shown, a wish is not told', async () => {
  await sendViews(store, team.child, child);
  await answerWish(store, team.jo, wish(), { state: 'arranged', reply: '' }, monday);
  const who = { ...team.child, kind: 'respondent', sessionId: '', proven: false } as const;
  expect(await homeOf(store, who, 0, 'en', monday)).toMatchObject({ wishes: [], hidden: true });
});

test.each([
  [{ state: '', reply: 'x' }, ['state-missing']],
  [{ state: 'perhaps', reply: 'x' }, ['state-missing']],
  [{ state: 'not-possible', reply: ' ' }, ['reply-missing']],
  [{ state: 'arranged', reply: 'x'.repeat(301) }, ['reply-too-long']]
])('%o is refused', async (given, errors) => {
  await sendViews(store, team.child, child);
  expect(await answerWish(store, team.jo, wish(), given, monday)).toEqual({ ok: false, errors });
  expect(await store.db.select().from(store.t.wishAnswers)).toEqual([]);
});

test('nobody answers another IRO’s wish, nor one that was never made', async () => {
  await sendViews(store, team.child, child);
  const arranged = { state: 'arranged', reply: '' };
  await expect(answerWish(store, team.lee, wish(), arranged, monday)).rejects.toThrow(NotYours);
  await expect(answerWish(store, team.bo, wish(), arranged, monday)).rejects.toThrow(NotYours);
  const other = { ...wish(), questionId: 'B01' };
  await expect(answerWish(store, team.jo, other, arranged, monday)).rejects.toThrow(NotYours);
});

test('the pack has what may be said in the meeting, and never a safety answer or a private subject', async () => {
  const id = await sendViews(store, team.child, child);
  const alone = await meetingPack(store, team.jo, team.reviewId, monday);
  expect(alone.voices).toMatchObject([{ audience: 'child', answers: [] }]);
  const ids = ['B01', 'B04', 'B09.school', 'B25a'];
  await store.db.update(store.t.answers).set({ shared: 'meeting' });
  const pack = await meetingPack(store, team.jo, team.reviewId, monday);
  const said = pack.voices[0]?.answers.map(({ questionId }) => questionId) ?? [];
  expect(ids.filter((each) => said.includes(each))).toEqual(['B01', 'B25a']);
  // What is private is not named in the room either.
  expect(said).not.toContain('B27');
  expect(pack.wishes.map(({ questionId, forTheRoom }) => [questionId, forTheRoom])).toEqual([
    ['B25a', true],
    ['B27', false]
  ]);
  expect(pack.voices[0]).toMatchObject({ submissionId: id, heldBack: 3 });
  expect(pack.askFirst).toEqual([{ area: 'HEALTH', words: 'my health', saidYes: false }]);
  await expect(meetingPack(store, team.bo, team.reviewId, monday)).rejects.toThrow(NotYours);
});

test('a council says which places are not possible, and adds its own', async () => {
  const typed = (boxes: Record<string, string>) => (box: string) => boxes[box] ?? '';
  const saved = await savePlaces(
    store,
    typed({ 'why.school': 'The school has no room.', 'words.own-1': 'The rainbow room' }),
    team.kit.staffId,
    monday
  );
  expect(saved).toEqual({ ok: true });
  const offered = await placesOffered(store, 'ar');
  expect(offered.find(({ id }) => id === 'school')).toMatchObject({ notPossible: 'The school has no room.' });
  expect(offered.find(({ id }) => id === 'home')?.words).not.toBe('Where I live');
  expect(offered.at(-1)).toEqual({
    id: 'own-1',
    words: 'The rainbow room',
    symbol: 'place',
    notPossible: null
  });
  expect((await placeLines(store)).find(({ id }) => id === 'own-1')?.words).toBe('The rainbow room');

  const wrong = await savePlaces(store, typed({ 'why.own-2': 'Shut' }), team.kit.staffId, monday);
  expect(wrong).toEqual({ ok: false, problems: { 'words.own-2': 'Say which place this is.' } });
  expect(await placesOffered(store, 'en')).toHaveLength(7);
});
