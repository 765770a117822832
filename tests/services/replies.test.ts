import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { letterToPrint } from '../../src/lib/server/services/letter-print.ts';
import { sendLetter as send } from '../../src/lib/server/services/letter-sending.ts';
import { sendInvitations } from '../../src/lib/server/services/message-invitations.ts';
import { readingHint, repliesOf, saveOutcome } from '../../src/lib/server/services/replies.ts';
import { resetPictures, setPictures } from '../../src/lib/server/services/picture-pass.ts';
import { secretPictures } from '../../src/lib/symbols/secret-pictures.ts';
import type { StaffMember } from '../../src/lib/domain/viewer.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, sendViews, type Team } from '../support/iro-team.ts';
import { aminaAndHers, monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const longer = {
  asked: 'I want family time to be longer',
  state: 'not-yet',
  reply: 'We will try two hours in May.'
};
const said = () => Promise.resolve({ subject: 'A letter', text: 'There is one.' });
const sendLetter = (by: Store, viewer: StaffMember, reviewId: string, words: string, now: number) =>
  send(by, viewer, reviewId, { words, leftOpen: [] }, said, now);
const fresh = () => ({ reviewId: team.reviewId, outcomeId: null });

test('what the child asked, with its answer, in order and sealed', async () => {
  expect(await saveOutcome(store, team.jo, fresh(), longer, monday)).toEqual({ ok: true });
  await saveOutcome(
    store,
    team.jo,
    fresh(),
    { asked: 'A bike', state: 'done', reply: 'Sam has it.' },
    monday
  );
  const { outcomes } = await repliesOf(store, team.jo, team.reviewId, monday);
  expect(outcomes).toMatchObject([longer, { asked: 'A bike', state: 'done', by: 'Jo Clarke' }]);
  const rows = await store.db.select().from(store.t.outcomes);
  expect(rows.map((row) => row.position)).toEqual([1, 2]);
  expect(JSON.stringify(rows)).not.toContain('family');
});

test('not yet becomes done, in its place', async () => {
  await saveOutcome(store, team.jo, fresh(), longer, monday);
  const { outcomes } = await repliesOf(store, team.jo, team.reviewId, monday);
  const done = { ...longer, state: 'done', reply: 'It is two hours now.' };
  const outcomeId = outcomes[0]?.id ?? '';
  await saveOutcome(store, team.kit, { reviewId: team.reviewId, outcomeId }, done, monday + 1000);
  expect((await repliesOf(store, team.jo, team.reviewId, monday)).outcomes).toMatchObject([
    { ...done, by: 'Kit Moore' }
  ]);
});

test.each([
  { change: { asked: ' ' }, field: 'asked' },
  { change: { asked: 'x'.repeat(501) }, field: 'asked' },
  { change: { state: '' }, field: 'state' },
  { change: { state: 'maybe' }, field: 'state' },
  { change: { reply: '' }, field: 'reply' },
  { change: { reply: 'x'.repeat(1001) }, field: 'reply' }
])('an outcome without a good $field is refused', async ({ change, field }) => {
  const result = await saveOutcome(store, team.jo, fresh(), { ...longer, ...change }, monday);
  expect(result.ok ? [] : Object.keys(result.errors)).toEqual([field]);
  expect((await repliesOf(store, team.jo, team.reviewId, monday)).outcomes).toEqual([]);
});

test('a letter goes after the meeting, and the latest stands first', async () => {
  const early = await sendLetter(store, team.jo, team.reviewId, 'Dear Amina', monday);
  expect(early).toMatchObject({
    ok: false,
    errors: { words: expect.stringContaining('Record the meeting') as string }
  });
  await store.db.update(store.t.reviews).set({ heldOn: '2026-11-13' });
  expect(await sendLetter(store, team.jo, team.reviewId, '  ', monday)).toMatchObject({ ok: false });
  await sendLetter(store, team.jo, team.reviewId, 'Dear Amina', monday);
  await sendLetter(store, team.jo, team.reviewId, 'Dear Amina, once more', monday + 1000);
  const { letters } = await repliesOf(store, team.jo, team.reviewId, monday);
  expect(letters.map((letter) => letter.words)).toEqual(['Dear Amina, once more', 'Dear Amina']);
  expect(JSON.stringify(await store.db.select().from(store.t.letters))).not.toContain('Dear');
  expect((await logged(store, team.jo.staffId)).map((event) => event.action)).toEqual([
    'letter.sent',
    'letter.sent'
  ]);
});

test('what was asked is answered or said to be left open before the first letter goes', async () => {
  await sendViews(store, team.child, { B21: { asked: 'What do you want?', words: 'A bike' } });
  await store.db.update(store.t.reviews).set({ heldOn: '2026-11-13' });
  const refused = await sendLetter(store, team.jo, team.reviewId, 'Dear Amina', monday);
  expect(refused).toMatchObject({ ok: false, errors: { open: expect.any(String) as string } });
  const letter = { words: 'Dear Amina', leftOpen: ['B21'] };
  const all = { words: 'Dear Amina', leftOpen: ['B20'] };
  expect(await send(store, team.jo, team.reviewId, all, said, monday)).toMatchObject({ ok: false });
  expect(await send(store, team.jo, team.reviewId, letter, said, monday)).toEqual({ ok: true, told: false });
  const deeds = (await logged(store, team.jo.staffId)).map(({ action }) => action);
  expect(deeds).toContain('asked.left-open');
});

test('a child who was asked by message is told that a letter is there, by a new link and no name', async () => {
  await store.db.update(store.t.reviews).set({ heldOn: '2026-11-13' });
  const invite = (_: string, token: string) =>
    Promise.resolve({ subject: 'Something', text: `Heard: /i/${token}` });
  const chosen = { who: ['child'], childTo: 'amina@example.org' };
  await sendInvitations(store, team.jo, team.reviewId, chosen, invite, monday);
  const letter = { words: 'Dear Amina', leftOpen: [] };
  const late = monday + 40 * 86_400_000;
  expect(await send(store, team.jo, team.reviewId, letter, invite, late)).toEqual({ ok: true, told: true });
  const { outbox, invitationLinks, invitations } = store.t;
  const rows = await store.db.select().from(outbox);
  const [row] = rows.filter(({ purpose }) => purpose === 'letter');
  const words = store.vault.open(row!.message!, `outbox.message:${row!.id}`);
  expect(words).toContain('amina@example.org');
  expect(words).not.toContain('Dear');
  expect(await store.db.select().from(invitationLinks)).toHaveLength(1);
  // The way in lasts as long after the letter as it does after a meeting.
  const ends = (await store.db.select().from(invitations)).filter(({ endedAt }) => endedAt === null);
  expect(ends.some(({ endsAt }) => endsAt >= late + 42 * 86_400_000 - 86_400_000)).toBe(true);
});

test('a letter is printed by those who may write it, and its reading is logged', async () => {
  await store.db.update(store.t.reviews).set({ heldOn: '2026-11-13' });
  const wanted = { reviewId: team.reviewId, letterId: null };
  expect(await letterToPrint(store, team.jo, wanted, monday)).toMatchObject({ letter: null });
  await sendLetter(store, team.jo, team.reviewId, 'Dear Amina', monday);
  expect(await letterToPrint(store, team.kit, wanted, monday)).toMatchObject({
    letter: { words: 'Dear Amina', by: 'Jo Clarke' }
  });
  expect((await logged(store, team.kit.staffId)).map(({ action }) => action)).toEqual(['letter.read']);
  await expect(letterToPrint(store, team.bo, wanted, monday)).rejects.toThrow(NotYours);
});

test('sentences too hard for the age are pointed out, easy ones are not', () => {
  const easy = 'You asked for a bike. Sam has it now.';
  const hard = 'The local authority will consider alternative arrangements regarding supervised contact.';
  expect(readingHint(`${easy} ${hard}`, 9)).toEqual({ hard: [hard], readingAge: 8 });
  expect(readingHint(easy, 9).hard).toEqual([]);
});

test('only the IRO, who covers, and the manager write to a child, and only to this one', async () => {
  for (const viewer of [team.lee, team.bo]) {
    await expect(repliesOf(store, viewer, team.reviewId, monday)).rejects.toThrow(NotYours);
    await expect(saveOutcome(store, viewer, fresh(), longer, monday)).rejects.toThrow(NotYours);
    await expect(sendLetter(store, viewer, team.reviewId, 'Dear Amina', monday)).rejects.toThrow(NotYours);
  }
  const zoe = await aminaAndHers(store, 'Zoe');
  await saveOutcome(store, team.kit, { reviewId: zoe.reviewId, outcomeId: null }, longer, monday);
  const { outcomes } = await repliesOf(store, team.kit, zoe.reviewId, monday);
  const crossed = { reviewId: team.reviewId, outcomeId: outcomes[0]?.id ?? '' };
  await expect(saveOutcome(store, team.jo, crossed, longer, monday)).rejects.toThrow(NotYours);
});

test('who writes is told whether the child has pictures to read it with', async () => {
  const state = async (now: number) => (await repliesOf(store, team.jo, team.reviewId, now)).pictures;
  expect(await state(monday)).toBe('none');
  await sendViews(store, team.child, {
    B01: { asked: 'How do you feel about where you live?', choice: 'good', choices: { good: 'good' } }
  });
  // Something was said without any: only a member of staff can let them be chosen.
  expect(await state(monday + 1)).toBe('late');
  await resetPictures(store, team.child.invitationId, team.jo.staffId, monday + 2);
  expect(await state(monday + 3)).toBe('none');
  const picked = secretPictures.slice(0, 3);
  expect(await setPictures(store, team.child, picked, monday + 3, monday + 4)).toEqual({ ok: true });
  expect(await state(monday + 5)).toBe('set');
});
