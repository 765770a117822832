import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { readingHint, repliesOf, saveOutcome, sendLetter } from '../../src/lib/server/services/replies.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, type Team } from '../support/iro-team.ts';
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
