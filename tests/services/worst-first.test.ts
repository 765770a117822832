import { afterEach, beforeEach, expect, test } from 'vitest';
import { myReviews, type Wanted } from '../../src/lib/server/services/my-reviews.ts';
import { reviewPage } from '../../src/lib/server/services/review-page.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, sendViews, yesNoWords, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
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
const fine = { B04: { asked: 'How is school?', choice: 'good' } };
const unsafe = {
  'B09.school': { asked: 'Do you feel safe at school?', choice: 'no', choices: yesNoWords, worry: true }
};

test('the worst first for the manager too: a worry of today before what is late', async () => {
  await sendViews(store, team.parent, fine, monday - 7 * day);
  await sendViews(store, team.child, unsafe);
  for (const who of [team.jo, team.kit]) {
    const { waiting } = await myReviews(store, who, all, monday);
    expect(waiting.map((item) => [item.from, item.worry, item.late])).toEqual([
      ['child', true, false],
      ['parent', false, true]
    ]);
  }
});

test('a worry is late after the next working day; what was promised stays as it is', async () => {
  const id = await sendViews(store, team.child, unsafe);
  const late = async (now: number) => (await myReviews(store, team.jo, all, now)).waiting[0]?.late;
  expect([await late(monday + day), await late(monday + 2 * day)]).toEqual([false, true]);
  const { reading } = await reviewPage(store, team.jo, team.reviewId, monday);
  expect(reading?.readBy?.by).toBe('2026-11-17');
  const [row] = await store.db.select().from(store.t.submissions);
  expect([row?.id, row?.readBy]).toEqual([id, '2026-11-18']);
});
