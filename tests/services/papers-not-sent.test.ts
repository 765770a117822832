import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { askedPeople } from '../../src/lib/server/services/asked-people.ts';
import { openInvitations } from '../../src/lib/server/services/invitation-sheet.ts';
import { myReviews } from '../../src/lib/server/services/my-reviews.ts';
import { dropTyped, startTyping } from '../../src/lib/server/services/paper-entry.ts';
import { papersNotSent } from '../../src/lib/server/services/papers-not-sent.ts';
import { begin } from '../support/answering.ts';
import { aminaAndTheTeam, cover, newStaff, type Team } from '../support/iro-team.ts';
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
const paper = (who = 'child') => ({ reviewId: team.reviewId, who });
const start = (who = 'child', formId = 'child-8-11', now = monday) =>
  startTyping(store, team.bo, paper(who), { formId, language: 'en' }, now);
const papers = (viewer = team.bo, now = monday, iroId: string | null = null) =>
  papersNotSent(store, viewer, iroId, now);

test('what was begun stands with who types it in, until it is sent or deleted', async () => {
  expect(await papers()).toEqual([]);
  await start();
  await start(team.parent.connectionId!, 'parent', monday + day);
  expect(await papers()).toMatchObject([
    { who: 'child', name: 'Amina', age: 9, person: null, by: 'Bo Dean', mine: true, since: '2026-11-16' },
    { who: team.parent.connectionId, audience: 'parent', person: 'Samira', since: '2026-11-17' }
  ]);
  await dropTyped(store, team.bo, paper(), monday);
  expect(await papers()).toHaveLength(1);
  await store.db.update(store.t.submissions).set({ submittedAt: monday });
  expect(await papers()).toEqual([]);
});

test('what its person answers on a screen is not on paper', async () => {
  await begin(store, team.child);
  expect(await papers()).toEqual([]);
});

test('it alarms once a working day has gone by', async () => {
  await start();
  const late = async (days: number) => (await papers(team.bo, monday + days * day))[0]?.late;
  expect([await late(0), await late(1), await late(2)]).toEqual([false, false, true]);
});

test('business support is told of all, the IRO of theirs and of those they cover, a manager of none', async () => {
  await start();
  expect(await papers(team.jo)).toMatchObject([{ mine: false }]);
  expect(await papers(team.lee)).toEqual([]);
  expect(await papers(team.kit)).toEqual([]);
  expect(await papers(team.bo, monday, team.lee.staffId)).toEqual([]);
  await expect(papers(team.lee, monday, team.iroId)).rejects.toThrow(NotYours);
  await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-16');
  expect(await papers(team.lee)).toHaveLength(1);
  expect(await papers(await newStaff(store, 'Ash Ade', 'participation'))).toEqual([]);
  await store.db.update(store.t.reviews).set({ cancelledAt: monday });
  expect(await papers()).toEqual([]);
});

test('no list takes it for a child at a screen', async () => {
  await start();
  const typing = { by: 'Bo Dean', since: '2026-11-16' };
  const { people } = await askedPeople(store, team.jo, team.reviewId, monday);
  expect(people[0]?.state).toMatchObject({ kind: 'typing', typing });
  const invited = await openInvitations(store, team.bo, team.reviewId, monday);
  expect(invited.people[0]).toMatchObject({ state: 'typing', typing });
  const wanted = { show: 'all', later: false, iroId: null } as const;
  const { coming } = await myReviews(store, team.bo, wanted, monday);
  expect(coming[0]).toMatchObject({ states: { child: { kind: 'typing' } }, next: 'send-paper' });
});
