import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import type { MeetingEntries } from '../../src/lib/server/services/meeting-entries.ts';
import { removeMeeting } from '../../src/lib/server/services/meeting-removal.ts';
import { meetingsOf, recordMeeting } from '../../src/lib/server/services/meetings.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, sendViews, type Team } from '../support/iro-team.ts';
import { meetingPosted, peopleOf } from '../../src/routes/(staff)/staff/reviews/[review]/meeting/posted.ts';
import { aminaAndHers, monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  await store.db.update(store.t.reviews).set({ meetingOn: '2026-11-13' });
});
afterEach(() => store.close());

const held: MeetingEntries = {
  heldOn: '2026-11-13',
  counts: true,
  childCame: 'no',
  childSpoke: false,
  childUsedSymbols: false,
  spokenForBy: 'nobody',
  ownWordsUsed: 'yes',
  otherMedium: 'none',
  chairedByChild: 'no',
  note: '',
  people: []
};
const target = () => ({ reviewId: team.reviewId, meetingId: null });
const review = async () => {
  const { reviews } = store.t;
  const [row] = await store.db.select().from(reviews).where(eq(reviews.id, team.reviewId));
  return row!;
};

test('the sitting that counts gives the review its day, and never its code', async () => {
  const result = await recordMeeting(store, team.jo, target(), held, monday);
  expect(result).toMatchObject({ ok: true, heldOn: '2026-11-13' });
  expect(await review()).toMatchObject({ heldOn: '2026-11-13', participationCode: null });
  expect((await logged(store, team.jo.staffId)).map((event) => event.action)).toEqual(['meeting.recorded']);
});

test('a sitting that does not count leaves the review open', async () => {
  await recordMeeting(store, team.jo, target(), { ...held, counts: false }, monday);
  expect((await review()).heldOn).toBeNull();
});

test('in a series, the last one said to count is the only one that does', async () => {
  await recordMeeting(store, team.jo, target(), held, monday);
  await recordMeeting(store, team.jo, target(), { ...held, heldOn: '2026-11-16' }, monday);
  await recordMeeting(store, team.jo, target(), { ...held, heldOn: '2026-11-10', counts: false }, monday);
  const { sittings } = await meetingsOf(store, team.jo, team.reviewId, monday);
  expect(sittings.map((sitting) => [sitting.heldOn, sitting.counts])).toEqual([
    ['2026-11-10', false],
    ['2026-11-13', false],
    ['2026-11-16', true]
  ]);
  expect((await review()).heldOn).toBe('2026-11-16');
});

test('who was asked and who came, from the people round the child and names typed in; names are sealed', async () => {
  const { people } = await meetingsOf(store, team.jo, team.reviewId, monday);
  const sam = people.find((person) => person.name === 'Sam')!;
  const rows = [
    { connectionId: sam.id, role: 'carer', name: 'Sam', invited: true, came: true },
    { connectionId: null, role: 'teacher', name: 'Mr Obi', invited: true, came: false },
    { connectionId: null, role: 'other', name: '', invited: false, came: false }
  ];
  await recordMeeting(store, team.jo, target(), { ...held, people: rows, note: 'Short and calm.' }, monday);
  const { sittings } = await meetingsOf(store, team.jo, team.reviewId, monday);
  expect(sittings[0]).toMatchObject({ note: 'Short and calm.', childCame: false, ownWordsUsed: true });
  expect(sittings[0]?.people).toMatchObject(rows.slice(0, 2));
  expect(JSON.stringify(await store.db.select().from(store.t.attendances))).not.toContain('Obi');
});

test('a person of another child cannot be put in the table', async () => {
  const zoe = await aminaAndHers(store, 'Zoe');
  const rows = [
    { connectionId: zoe.carer.connectionId, role: 'carer', name: 'Sam', invited: true, came: true }
  ];
  await recordMeeting(store, team.jo, target(), { ...held, people: rows }, monday);
  expect((await meetingsOf(store, team.jo, team.reviewId, monday)).sittings[0]?.people).toEqual([]);
});

test('a sitting can be put right, and its people with it', async () => {
  const rows = [{ connectionId: null, role: 'other', name: 'Ade', invited: true, came: true }];
  const first = await recordMeeting(store, team.jo, target(), { ...held, people: rows }, monday);
  const meetingId = first.ok ? first.meetingId : '';
  const right = { ...held, heldOn: '2026-11-12', childCame: 'yes', childSpoke: true };
  await recordMeeting(store, team.jo, { reviewId: team.reviewId, meetingId }, right, monday);
  const { sittings } = await meetingsOf(store, team.jo, team.reviewId, monday);
  expect(sittings).toMatchObject([{ id: meetingId, heldOn: '2026-11-12', childSpoke: true, people: [] }]);
  expect((await review()).heldOn).toBe('2026-11-12');
});

test('whoever has left the child’s list since stays in the sitting, by name', async () => {
  const rows = [
    { connectionId: team.carer.connectionId, role: 'carer', name: 'Sam', invited: true, came: true }
  ];
  const first = await recordMeeting(store, team.jo, target(), { ...held, people: rows }, monday);
  await store.db.update(store.t.connections).set({ endedOn: '2026-11-16' });
  await store.db.update(store.t.attendances).set({ name: null });
  const { people, sittings } = await meetingsOf(store, team.jo, team.reviewId, monday);
  expect(people).toEqual([]);
  expect(sittings[0]?.people).toMatchObject(rows);
  const named = peopleOf(people, sittings[0]!.people);
  const posted = new FormData();
  posted.set(`invited.${team.carer.connectionId}`, 'yes');
  posted.set(`came.${team.carer.connectionId}`, 'yes');
  const again = { ...held, note: 'Calm.', people: meetingPosted(posted, named).people };
  const meetingId = first.ok ? first.meetingId : '';
  await recordMeeting(store, team.jo, { ...target(), meetingId }, again, monday);
  const [put] = (await meetingsOf(store, team.jo, team.reviewId, monday)).sittings;
  expect(put).toMatchObject({ note: 'Calm.', people: rows });
});

test('as many people as were typed in are read, however many rows there were', () => {
  const posted = new FormData();
  for (let row = 0; row < 6; row += 1) posted.set(`free.${row}.name`, `Guest ${row}`);
  expect(meetingPosted(posted, []).people.map(({ name }) => name)).toHaveLength(6);
});

test('a sitting recorded by mistake is taken off: the last of the others counts, and the code is asked again', async () => {
  const sam = [{ connectionId: null, role: 'other', name: 'Sam', invited: true, came: true }];
  await recordMeeting(store, team.jo, target(), { ...held, counts: false, heldOn: '2026-11-12' }, monday);
  const wrong = await recordMeeting(store, team.jo, target(), { ...held, people: sam }, monday);
  await store.db.update(store.t.reviews).set({ participationCode: 'PN6' });
  const meetingId = wrong.ok ? wrong.meetingId : '';
  const taken = { reviewId: team.reviewId, meetingId };
  await expect(removeMeeting(store, team.bo, taken, monday)).rejects.toThrow(NotYours);
  await expect(removeMeeting(store, team.lee, taken, monday)).rejects.toThrow(NotYours);
  expect(await removeMeeting(store, team.jo, taken, monday)).toEqual({ heldOn: '2026-11-12' });
  expect(await review()).toMatchObject({ heldOn: '2026-11-12', participationCode: null });
  const { sittings } = await meetingsOf(store, team.jo, team.reviewId, monday);
  expect(sittings).toMatchObject([{ heldOn: '2026-11-12', counts: true }]);
  expect(await store.db.select().from(store.t.attendances)).toEqual([]);
  const deeds = (await logged(store, team.jo.staffId)).map(({ action }) => action);
  expect(deeds.slice(-2).sort()).toEqual(['code.asked-again', 'meeting.removed']);
  await removeMeeting(store, team.kit, { ...taken, meetingId: sittings[0]!.id }, monday);
  expect(await review()).toMatchObject({ heldOn: null, participationCode: null });
  await expect(removeMeeting(store, team.jo, taken, monday)).rejects.toThrow(NotYours);
});

test('who sent views is told by person, never what they said', async () => {
  await sendViews(store, team.parent, { B04: { asked: 'How is school?', words: 'Fine' } });
  const { sent } = await meetingsOf(store, team.jo, team.reviewId, monday);
  expect(sent).toEqual([
    { connectionId: team.parent.connectionId, audience: 'parent', on: '2026-11-16', after: false }
  ]);
});

test('once a code is confirmed one sitting has to count', async () => {
  const first = await recordMeeting(store, team.jo, target(), held, monday);
  await store.db.update(store.t.reviews).set({ participationCode: 'PN6' });
  const meetingId = first.ok ? first.meetingId : '';
  const result = await recordMeeting(
    store,
    team.jo,
    { ...target(), meetingId },
    { ...held, counts: false },
    monday
  );
  expect(result).toMatchObject({ ok: false, errors: { counts: expect.any(String) as string } });
  expect((await review()).heldOn).toBe('2026-11-13');
});

test.each([
  { change: { heldOn: '' }, field: 'heldOn' },
  { change: { heldOn: '2026-02-30' }, field: 'heldOn' },
  { change: { heldOn: '2026-11-17' }, field: 'heldOn' },
  { change: { heldOn: '2016-11-17' }, field: 'heldOn' },
  { change: { heldOn: '2026-01-05' }, field: 'heldOn' },
  { change: { childCame: '' }, field: 'childCame' },
  { change: { spokenForBy: 'the cat' }, field: 'spokenForBy' },
  { change: { ownWordsUsed: '' }, field: 'ownWordsUsed' },
  { change: { otherMedium: 'pigeon' }, field: 'otherMedium' },
  { change: { chairedByChild: '' }, field: 'chairedByChild' },
  { change: { childSpoke: true }, field: 'childSpoke' },
  { change: { childUsedSymbols: true }, field: 'childSpoke' },
  { change: { chairedByChild: 'all' }, field: 'chairedByChild' },
  { change: { note: 'x'.repeat(4001) }, field: 'note' }
])('$change is refused at $field, and nothing is written', async ({ change, field }) => {
  await store.db.update(store.t.children).set({ lookedAfterSince: '2026-02-01' });
  const result = await recordMeeting(store, team.jo, target(), { ...held, ...change }, monday);
  expect(result.ok ? [] : Object.keys(result.errors)).toEqual([field]);
  expect(await store.db.select().from(store.t.meetings)).toEqual([]);
});

test('a cancelled review has no meeting', async () => {
  await store.db.update(store.t.reviews).set({ cancelledAt: monday });
  expect(await recordMeeting(store, team.jo, target(), held, monday)).toMatchObject({ ok: false });
});

test('only the IRO, who covers, and the manager record a meeting', async () => {
  await expect(recordMeeting(store, team.lee, target(), held, monday)).rejects.toThrow(NotYours);
  await expect(recordMeeting(store, team.bo, target(), held, monday)).rejects.toThrow(NotYours);
  await expect(meetingsOf(store, team.bo, team.reviewId, monday)).rejects.toThrow(NotYours);
  const elsewhere = { reviewId: team.reviewId, meetingId: 'no such sitting' };
  await expect(recordMeeting(store, team.jo, elsewhere, held, monday)).rejects.toThrow(NotYours);
  expect(await recordMeeting(store, team.kit, target(), held, monday)).toMatchObject({ ok: true });
});

test('the reason for a late review is asked with the meeting, and may wait', async () => {
  const { reviews, children } = store.t;
  await store.db
    .update(children)
    .set({ lookedAfterSince: '2026-10-12', createdAt: monday - 40 * 86_400_000 });
  await store.db.update(reviews).set({ dueOn: '2026-11-09' });
  const late = { ...held, lateReason: 'iro-ill' };
  const other = await recordMeeting(store, team.jo, target(), { ...held, lateReason: 'other' }, monday);
  expect(other).toMatchObject({ ok: false, errors: { lateNote: 'Say what the reason was.' } });
  const wrong = await recordMeeting(store, team.jo, target(), { ...held, lateReason: 'no-such' }, monday);
  expect(wrong).toMatchObject({ ok: false, errors: { lateReason: 'Choose one of these.' } });
  await recordMeeting(store, team.jo, target(), { ...late, heldOn: '2026-11-06' }, monday);
  expect((await review()).lateReason).toBeNull();
  await recordMeeting(store, team.jo, target(), { ...late, lateNote: 'Two weeks' }, monday);
  expect((await review()).lateReason).toBe('iro-ill');
  await recordMeeting(store, team.jo, target(), held, monday);
  expect((await review()).lateReason).toBe('iro-ill');
});

test('a day on or before another held review, or on or after a later one, is refused', async () => {
  await newReview(store, team.childId, { heldOn: '2026-06-19' });
  for (const heldOn of ['2026-06-19', '2026-06-18']) {
    const result = await recordMeeting(store, team.jo, target(), { ...held, heldOn, sure: heldOn }, monday);
    expect(result).toMatchObject({
      ok: false,
      errors: { heldOn: expect.stringContaining('19 June 2026') as string }
    });
  }
  expect(await recordMeeting(store, team.jo, target(), held, monday)).toMatchObject({ ok: true });
  await newReview(store, team.childId, { heldOn: '2026-11-15' });
  const after = await recordMeeting(store, team.jo, target(), { ...held, heldOn: '2026-11-15' }, monday);
  expect(after).toMatchObject({
    ok: false,
    errors: { heldOn: expect.stringContaining('after this one') as string }
  });
});

test('a day far from the planned one is asked about once, and a sitting put right is not asked again', async () => {
  const far = { ...held, heldOn: '2026-10-13' };
  const asked = await recordMeeting(store, team.jo, target(), far, monday);
  expect(asked).toMatchObject({
    ok: false,
    errors: { heldOn: expect.stringContaining('31 days') as string }
  });
  const other = await recordMeeting(store, team.jo, target(), { ...far, sure: '2026-10-12' }, monday);
  expect(other.ok).toBe(false);
  const kept = await recordMeeting(store, team.jo, target(), { ...far, sure: far.heldOn }, monday);
  expect(kept).toMatchObject({ ok: true, heldOn: '2026-10-13' });
  const corrects = { reviewId: team.reviewId, meetingId: kept.ok ? kept.meetingId : '' };
  expect(await recordMeeting(store, team.jo, corrects, { ...far, note: 'Calm.' }, monday)).toMatchObject({
    ok: true
  });
});
