import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { locales } from '../../src/lib/i18n/locales.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { meetingPack } from '../../src/lib/server/services/meeting-pack.ts';
import {
  keepOut as keepOutOf,
  letIn as letInto,
  readOutList,
  type AnswerNamed
} from '../../src/lib/server/services/read-out.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, sendViews, type Team } from '../support/iro-team.ts';
import { packPage } from '../support/pack-page.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const hurts = 'Mia in my class is fostered too';
const mothers = 'Her father never rang';
const cafe = 'The one by the bus station';

let store: Store;
let team: Team;
let child: string;
let mother: string;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  child = await sendChild();
  mother = await sendViews(
    store,
    team.parent,
    { P05: { asked: 'What is good?', words: mothers } },
    monday,
    'parent'
  );
  await allMayBeSaid();
});
afterEach(() => store.close());

const sendChild = (now = monday) =>
  sendViews(
    store,
    team.child,
    {
      B01: { asked: 'How is home?', choice: 'good', choices: { good: 'good' }, words: 'I like it' },
      B04: { asked: 'How is school?', choice: 'good', choices: { good: 'good' }, words: hurts },
      B25a: { asked: 'Where?', choice: 'outside', choices: { outside: 'In a café' }, words: cafe }
    },
    now
  );
const allMayBeSaid = () => store.db.update(store.t.answers).set({ shared: 'meeting' });
const answer = (submissionId: string, questionId: string): AnswerNamed => ({ submissionId, questionId });
const keepOut = (...shown: AnswerNamed[]) => keepOutOf(store, team.jo, team.reviewId, shown, monday);
const letIn = (one: AnswerNamed, who = team.jo) => letInto(store, who, team.reviewId, one, monday);
const told = async () => JSON.stringify(await meetingPack(store, team.jo, team.reviewId, monday));
const deeds = async () =>
  (await logged(store, team.jo.staffId))
    .map(({ action }) => action)
    .filter((action) => action.startsWith('pack.answer'));

test('one answer is kept out of the pack, whoever’s it is, and let in again; each is logged', async () => {
  await keepOut(answer(child, 'B04'), answer(mother, 'P05'));
  for (const words of [hurts, mothers]) expect(await told()).not.toContain(words);
  expect(await told()).toContain('I like it');
  expect(await meetingPack(store, team.jo, team.reviewId, monday)).toMatchObject({ byHand: 2 });

  expect(await letIn(answer(child, 'B04'), team.kit)).toEqual({ sentAgain: false });
  expect(await told()).toContain(hurts);
  expect(await told()).not.toContain(mothers);
  await keepOut(answer(mother, 'P05'));
  expect(await deeds()).toEqual(['pack.answer-kept-out', 'pack.answer-kept-out']);
  expect((await logged(store, team.kit.staffId)).map(({ action }) => action)).toContain('pack.answer-let-in');
});

test('the page shows apart what is kept out, with whose hand it was', async () => {
  await keepOut(answer(child, 'B04'));
  const { voices } = await readOutList(store, team.kit, team.reviewId, monday);
  const of = voices[0]!.answers.map(({ answer, held }) => [answer.questionId, held]);
  expect(of).toEqual([
    ['B01', null],
    ['B04', { staffId: team.jo.staffId, name: 'Jo Clarke', at: monday }],
    ['B25a', null]
  ]);
  expect((await logged(store, team.kit.staffId)).map(({ action }) => action)).toContain('pack.read');
});

test('what is sent again under the same question stays out, and is not let in unseen', async () => {
  await keepOut(answer(child, 'B04'));
  const { submissions } = store.t;
  await store.db.update(submissions).set({ replacedAt: monday }).where(eq(submissions.id, child));
  const again = await sendChild(monday + 1000);
  await allMayBeSaid();
  expect(again).not.toBe(child);
  expect(await told()).not.toContain(hurts);
  expect(await letIn(answer(child, 'B04'))).toEqual({ sentAgain: true });
  expect(await told()).not.toContain(hurts);
  expect(await letIn(answer(again, 'B04'))).toEqual({ sentAgain: false });
  expect(await told()).toContain(hurts);
});

test('a wish that is kept out is arranged by, and neither its words nor itself are for the room', async () => {
  await keepOut(answer(child, 'B25a'));
  const pack = await meetingPack(store, team.jo, team.reviewId, monday);
  expect(pack.wishes).toMatchObject([{ questionId: 'B25a', forTheRoom: false, words: null }]);
  expect(JSON.stringify(pack)).not.toContain(cafe);
});

test.each(locales.map(({ code }) => code))('nothing of it is printed or counted in %s', async (language) => {
  const sheetOf = (page: string) => page.slice(page.indexOf('<div class="pack"'));
  const before = sheetOf(await packPage(store, team, `?in=${language}`));
  await keepOut(answer(mother, 'P05'), answer(child, 'B04'));
  const page = await packPage(store, team, `?in=${language}`);
  expect(page).toContain('2 answers are');
  const sheet = sheetOf(page);
  expect(sheet).not.toContain('Choose what is read out');
  for (const words of [hurts, mothers]) expect(page).not.toContain(words);
  const counts = (html: string) => html.match(/<p class="[^"]*">[^<]*: \d+<\/p>/g) ?? [];
  expect(counts(sheet)).toEqual(counts(before));
});

test('only who may record the meeting chooses, and only among what was on the page and in this review', async () => {
  const one = answer(child, 'B04');
  for (const who of [team.lee, team.bo]) {
    await expect(keepOutOf(store, who, team.reviewId, [one], monday)).rejects.toThrow(NotYours);
    await expect(letIn(one, who)).rejects.toThrow(NotYours);
    await expect(readOutList(store, who, team.reviewId, monday)).rejects.toThrow(NotYours);
  }
  await keepOut(answer(child, 'no such question'), answer('no such submission', 'B04'));
  expect(await store.db.select().from(store.t.packHoldings)).toEqual([]);
  expect(await told()).toContain(hurts);
});
