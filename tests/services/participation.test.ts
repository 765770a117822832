import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import type { MeetingEntries } from '../../src/lib/server/services/meeting-entries.ts';
import { dueFrom } from '../../src/lib/server/services/due.ts';
import { recordMeeting } from '../../src/lib/server/services/meetings.ts';
import { confirmCode, participationOf } from '../../src/lib/server/services/participation.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, sendViews, type Team } from '../support/iro-team.ts';
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
const before = monday - 7 * day;
const away: MeetingEntries = {
  heldOn: '2026-11-13',
  counts: true,
  childCame: 'no',
  childSpoke: false,
  childUsedSymbols: false,
  spokenForBy: 'nobody',
  ownWordsUsed: 'no',
  otherMedium: 'none',
  chairedByChild: 'no',
  note: '',
  people: []
};
const wish = {
  B24: { asked: 'Do you want to come to your meeting?', choice: 'some', choices: { some: 'some of it' } }
};
const choice = { code: '', changedBecause: '', noContributionReason: '' };
const record = (entries: Partial<MeetingEntries> = {}) =>
  recordMeeting(
    store,
    team.jo,
    { reviewId: team.reviewId, meetingId: null },
    { sure: entries.heldOn ?? away.heldOn, ...away, ...entries },
    monday
  );
const propose = async () => (await participationOf(store, team.jo, team.reviewId, monday)).proposal;
const code = async () => {
  const { reviews } = store.t;
  const [row] = await store.db.select().from(reviews).where(eq(reviews.id, team.reviewId));
  return row?.participationCode;
};

test('before the meeting: as things stand, with what the child said about coming', async () => {
  await sendViews(store, team.child, wish, before);
  const proposal = await propose();
  expect(proposal.code).toBe('PN6');
  expect(proposal.reasons.map((reason) => reason.words)).toContain('some of it');
  expect(proposal.reasons.map((reason) => reason.words)).toContain('A form was sent on 9 November 2026.');
  expect(await logged(store, team.jo.staffId)).toEqual([
    { action: 'answers.wish-read', subjectId: team.reviewId }
  ]);
});

test.each([
  { sent: true, meeting: {}, proposed: 'PN6' },
  { sent: false, meeting: {}, proposed: 'PN7' },
  { sent: false, meeting: { otherMedium: 'letter' }, proposed: 'PN6' },
  { sent: true, meeting: { spokenForBy: 'advocate' }, proposed: 'PN5' },
  { sent: true, meeting: { childCame: 'yes', childSpoke: true }, proposed: 'PN1' },
  { sent: false, meeting: { childCame: 'yes', childUsedSymbols: true }, proposed: 'PN3' },
  { sent: true, meeting: { childCame: 'yes', ownWordsUsed: 'yes' }, proposed: 'PN2' },
  { sent: true, meeting: { childCame: 'yes' }, proposed: 'PN4' }
])(
  'views sent $sent and $meeting: $proposed, set only when confirmed',
  async ({ sent, meeting, proposed }) => {
    if (sent) await sendViews(store, team.child, wish, before);
    await record(meeting);
    expect((await propose()).code).toBe(proposed);
    expect(await code()).toBeNull();
  }
);

test('in a series of meetings, what the child did in any of them counts', async () => {
  await record({ heldOn: '2026-11-10', counts: false, childCame: 'yes', childSpoke: true });
  await record();
  expect((await propose()).code).toBe('PN1');
});

test('confirming keeps the proposal, its reasons and who confirmed', async () => {
  await sendViews(store, team.child, wish, before);
  await record();
  expect(await confirmCode(store, team.jo, team.reviewId, { ...choice, code: 'PN6' }, monday)).toEqual({
    ok: true
  });
  expect(await code()).toBe('PN6');
  const { decisions, factsChanged } = await participationOf(store, team.jo, team.reviewId, monday);
  expect(decisions).toMatchObject([
    { proposed: 'PN6', confirmed: 'PN6', by: 'Jo Clarke', changedBecause: null }
  ]);
  expect(decisions[0]?.reasons).toContain('Views: A form was sent on 9 November 2026.');
  expect(factsChanged).toBe(false);
  expect((await logged(store, team.jo.staffId)).map((event) => event.action)).toContain('code.confirmed');
});

test('another code than proposed needs its reason, which is sealed', async () => {
  await sendViews(store, team.child, wish, before);
  await record();
  const other = { ...choice, code: 'PN5' };
  expect(await confirmCode(store, team.jo, team.reviewId, other, monday)).toMatchObject({
    ok: false,
    errors: { changedBecause: 'Say why it is PN5 and not PN6.' }
  });
  const why = { ...other, changedBecause: 'Her advocate spoke by phone.' };
  expect(await confirmCode(store, team.jo, team.reviewId, why, monday)).toEqual({ ok: true });
  const { decisions } = await participationOf(store, team.jo, team.reviewId, monday);
  expect(decisions[0]?.changedBecause).toBe('Her advocate spoke by phone.');
  expect(JSON.stringify(await store.db.select().from(store.t.codeDecisions))).not.toContain('advocate');
});

test('PN7 needs a reason from the list, and it is kept', async () => {
  await record();
  const none = { ...choice, code: 'PN7' };
  expect(await confirmCode(store, team.jo, team.reviewId, none, monday)).toMatchObject({
    ok: false,
    errors: { noContributionReason: expect.any(String) as string }
  });
  const made = { ...none, noContributionReason: 'bored' };
  expect(await confirmCode(store, team.jo, team.reviewId, made, monday)).toMatchObject({ ok: false });
  await confirmCode(store, team.jo, team.reviewId, { ...none, noContributionReason: 'school-time' }, monday);
  expect(
    (await participationOf(store, team.jo, team.reviewId, monday)).decisions[0]?.noContributionReason
  ).toBe('school-time');
});

test.each([
  { born: '2017-03-01', code: 'PN0', why: 'rule 440: a child of nine' },
  { born: '2023-01-01', code: 'PN6', why: 'rule 441: a child of three' },
  { born: '2017-03-01', code: 'PN8', why: 'rule 167: no such code' },
  { born: '2017-03-01', code: '', why: 'rule 167: no code' }
])('$code is refused ($why)', async ({ born, code: chosen }) => {
  await store.db.update(store.t.children).set({ dateOfBirth: born });
  await record();
  const entries = { code: chosen, changedBecause: 'Because', noContributionReason: 'other' };
  expect(await confirmCode(store, team.jo, team.reviewId, entries, monday)).toMatchObject({
    ok: false,
    errors: { code: expect.any(String) as string }
  });
  expect(await code()).toBeNull();
});

test('no code before the meeting is recorded', async () => {
  await sendViews(store, team.child, wish, before);
  expect(await confirmCode(store, team.jo, team.reviewId, { ...choice, code: 'PN6' }, monday)).toMatchObject({
    ok: false
  });
});

test('facts that change after confirming are pointed out, and change nothing by themselves', async () => {
  await record();
  await confirmCode(
    store,
    team.jo,
    team.reviewId,
    { ...choice, code: 'PN7', noContributionReason: 'other' },
    monday
  );
  await store.db.update(store.t.meetings).set({ childCame: true, childSpoke: true });
  const { factsChanged, proposal } = await participationOf(store, team.jo, team.reviewId, monday);
  expect([factsChanged, proposal.code, await code()]).toEqual([true, 'PN1', 'PN7']);
});

test('views taken back, or sent after the day of the review, are not counted', async () => {
  await sendViews(store, team.child, wish, before);
  await store.db.update(store.t.submissions).set({ withdrawnAt: monday });
  await record();
  expect((await propose()).code).toBe('PN7');
  await store.db.update(store.t.submissions).set({ withdrawnAt: null, submittedAt: monday });
  expect((await propose()).code).toBe('PN7');
});

test('only the IRO, who covers, and the manager see and confirm a code', async () => {
  await record();
  for (const viewer of [team.lee, team.bo]) {
    await expect(participationOf(store, viewer, team.reviewId, monday)).rejects.toThrow(NotYours);
    await expect(
      confirmCode(store, viewer, team.reviewId, { ...choice, code: 'PN7' }, monday)
    ).rejects.toThrow(NotYours);
  }
});

test('a sitting put right so that the code no longer follows from it asks the code again', async () => {
  const came = { childCame: 'yes', childSpoke: true };
  const first = await record(came);
  const meetingId = first.ok ? first.meetingId : '';
  const correct = (entries: Partial<MeetingEntries>) =>
    recordMeeting(store, team.jo, { reviewId: team.reviewId, meetingId }, { ...away, ...entries }, monday);
  await confirmCode(store, team.jo, team.reviewId, { ...choice, code: 'PN1' }, monday);
  expect(await correct({ ...came, note: 'Calm.' })).toMatchObject({ askedAgain: false });
  expect(await code()).toBe('PN1');
  expect(await correct({})).toMatchObject({ askedAgain: true });
  expect(await code()).toBeNull();
  const due = await dueFrom(store, { all: true }, '2026-11-16', new Set());
  expect(due.find(({ reviewId }) => reviewId === team.reviewId)?.first.step).toBe('code');
  expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toContain('code.asked-again');
});

test('a code chosen against the proposal stands while the proposal does', async () => {
  const first = await record();
  const meetingId = first.ok ? first.meetingId : '';
  const because = { ...choice, code: 'PN6', changedBecause: 'A letter came by hand' } as const;
  expect(await confirmCode(store, team.jo, team.reviewId, because, monday)).toEqual({ ok: true });
  const target = { reviewId: team.reviewId, meetingId };
  await recordMeeting(store, team.jo, target, { ...away, note: 'Short.' }, monday);
  expect(await code()).toBe('PN6');
});
