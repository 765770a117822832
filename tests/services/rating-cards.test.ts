import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { askForRatings } from '../../src/lib/server/services/reminders.ts';
import { cardsOfReview, ratingCards } from '../../src/lib/server/services/rating-cards.ts';
import { recordMeeting } from '../../src/lib/server/services/meetings.ts';
import { sendInvitations } from '../../src/lib/server/services/message-invitations.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, newStaff, sendRating, type Team } from '../support/iro-team.ts';
import { invitation, monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const day = 86_400_000;
const held = {
  heldOn: '2026-11-13',
  counts: true,
  childCame: 'yes',
  childSpoke: true,
  childUsedSymbols: false,
  spokenForBy: 'nobody',
  ownWordsUsed: 'no',
  otherMedium: 'none',
  chairedByChild: 'no',
  note: '',
  people: []
};
const record = (heldOn = held.heldOn, now = monday) =>
  recordMeeting(
    store,
    team.jo,
    { reviewId: team.reviewId, meetingId: null },
    { ...held, heldOn, sure: heldOn },
    now
  );
const people = async (viewer = team.bo, now = monday) =>
  (await ratingCards(store, viewer, null, now)).map((card) => [card.name, card.people]);

test('whoever was asked by letter and has not rated is printed for, by those who print', async () => {
  expect(await people()).toEqual([]);
  await record();
  expect(await people()).toEqual([['Amina', 3]]);
  expect(await people(team.jo)).toEqual([['Amina', 3]]);
  expect(await people(team.lee)).toEqual([]);
  expect(await people(await newStaff(store, 'Ash Ade', 'participation'))).toEqual([]);
});

test('nobody is printed for twice, or after rating, with a name or without, or by message', async () => {
  await record();
  const { invitations } = store.t;
  await sendRating(store, team.child, { R1: { asked: 'How?', choice: 'good' } }, { named: true });
  expect(await people()).toEqual([['Amina', 2]]);
  await sendRating(
    store,
    team.parent,
    { R1: { asked: 'How?', choice: 'good' } },
    { named: false, formId: 'rating-parent' }
  );
  expect(await people()).toEqual([['Amina', 1]]);
  await store.db
    .update(invitations)
    .set({ ratingPrintedAt: monday })
    .where(eq(invitations.id, team.carer.invitationId ?? ''));
  expect(await people()).toEqual([]);
  await store.db.update(invitations).set({ ratingPrintedAt: null, channel: 'email' });
  expect(await people()).toEqual([]);
});

test('who was sent a message that asks is printed no card, unless it was given up', async () => {
  await record();
  const say = (_: string, token: string) => Promise.resolve({ subject: 'How?', text: `/i/${token}` });
  const { children, outbox } = store.t;
  const contact = store.vault.seal('amina@example.org', `children.contact:${team.childId}`);
  await store.db.update(children).set({ contact });
  expect(await askForRatings(store, say, monday)).toBe(1);
  expect(await people()).toEqual([['Amina', 2]]);
  expect(await cardsOfReview(store, team.bo, team.reviewId, monday)).not.toContain('child');
  await store.db.update(outbox).set({ givenUpAt: monday });
  expect(await people()).toEqual([['Amina', 3]]);
});

test('the review’s page knows who needs a card, and nobody else is told', async () => {
  const who = (viewer = team.bo) => cardsOfReview(store, viewer, team.reviewId, monday);
  expect(await who()).toEqual([]);
  await record();
  const { connectionId } = team.parent;
  expect((await who()).toSorted()).toEqual(['child', connectionId, team.carer.connectionId].toSorted());
  await sendRating(store, team.child, { R1: { asked: 'How?', choice: 'good' } }, { named: true });
  expect((await who()).toSorted()).toEqual([connectionId, team.carer.connectionId].toSorted());
  await expect(who(team.lee)).rejects.toThrow(NotYours);
});

test('the longest held stands first', async () => {
  await record();
  const other = await newReview(store, team.childId, { heldOn: '2026-11-09' });
  await invitation(store, { ...team.child, reviewId: other });
  const days = (await ratingCards(store, team.bo, null, monday)).map(({ heldOn }) => heldOn);
  expect(days).toEqual(['2026-11-09', '2026-11-13']);
});

test('six weeks after the meeting was recorded nobody is printed for', async () => {
  await record();
  await store.db.update(store.t.invitations).set({ endsAt: monday + 400 * day });
  expect(await people(team.bo, monday + 42 * day)).toHaveLength(1);
  expect(await people(team.bo, monday + 44 * day)).toEqual([]);
});

test('a meeting recorded late is asked about for two weeks from when it was recorded', async () => {
  const say = (_: string, token: string) => Promise.resolve({ subject: 'How?', text: `/i/${token}` });
  const chosen = { who: ['child'], childTo: 'amina@example.org' };
  await sendInvitations(store, team.jo, team.reviewId, chosen, say, monday);
  await record('2026-11-16', monday + 20 * day);
  expect(await askForRatings(store, say, monday + 35 * day)).toBe(0);
  expect(await askForRatings(store, say, monday + 33 * day)).toBe(1);
});
