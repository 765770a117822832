import { afterEach, beforeEach, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { findByToken } from '../../src/lib/server/services/invitations.ts';
import { sendInvitations } from '../../src/lib/server/services/message-invitations.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import { readingLog } from '../../src/lib/server/services/reading-log.ts';
import { askForRatings, remind } from '../../src/lib/server/services/reminders.ts';
import { alertStaff } from '../../src/lib/server/services/staff-alerts.ts';
import { decide } from '../../src/lib/server/services/triage.ts';
import { readViews } from '../../src/lib/server/services/views.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, cover, sendViews, yesNoWords, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const day = 86_400_000;
let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const words = (language: string, token: string) =>
  Promise.resolve({ subject: language, text: `https://h/i/${token}` });
const invite = (who: string[], childTo = '') =>
  sendInvitations(store, team.jo, team.reviewId, { who, childTo }, words, monday);
const told = async () =>
  (await outboxLines(store, true, monday)).map(({ purpose, shown }) => [purpose, shown?.to]);
const tokenIn = (text: string | undefined) => text?.split('/i/')[1] ?? '';

test('an invitation is made and put in together, and its link lets its person in', async () => {
  expect(await invite(['child'], 'amina@example.org')).toEqual({ ok: true, count: 1 });
  const [line] = await outboxLines(store, true, monday);
  expect(line).toMatchObject({ purpose: 'invitation', channel: 'email', shown: { to: 'amina@example.org' } });
  const found = await findByToken(store, tokenIn(line?.shown?.text), monday);
  expect(found).toMatchObject({ state: 'open', invitation: { audience: 'child', reviewId: team.reviewId } });
});

test.each([
  [[], '', 'nobody'],
  [['child'], 'at school', 'child-contact']
])('%o with “%s” is refused as %s, and nothing is made', async (who, childTo, problem) => {
  const before = await store.db.select().from(store.t.invitations);
  expect(await invite(who, childTo)).toMatchObject({ ok: false, problem });
  expect(await store.db.select().from(store.t.invitations)).toEqual(before);
  expect(await told()).toEqual([]);
});

test('who has no contact is named, and nobody else is invited either', async () => {
  const parent = team.parent.connectionId ?? '';
  const refused = await invite(['child', parent], 'amina@example.org');
  expect(refused).toEqual({ ok: false, problem: 'no-contact', names: ['Samira'] });
  expect(await told()).toEqual([]);
  await expect(
    sendInvitations(
      store,
      team.lee,
      team.reviewId,
      { who: ['child'], childTo: 'a@example.org' },
      words,
      monday
    )
  ).rejects.toThrow(NotYours);
});

test('reminders count back from the meeting, come once each, bring a link that works, and stop when answered', async () => {
  await invite(['child'], 'amina@example.org');
  const meeting = Date.UTC(2026, 11, 3, 10);
  const first = (await outboxLines(store, true, monday))[0]?.shown?.text;
  expect(await remind(store, words, meeting - 8 * day)).toBe(0);
  expect([
    await remind(store, words, meeting - 7 * day),
    await remind(store, words, meeting - 6 * day)
  ]).toEqual([1, 0]);
  const reminder = (await outboxLines(store, true, monday)).find(({ purpose }) => purpose === 'reminder');
  for (const text of [first, reminder?.shown?.text])
    expect(await findByToken(store, tokenIn(text), monday)).toMatchObject({ state: 'open' });

  await sendViews(store, team.child, { B01: { asked: 'How?', choice: 'good' } });
  expect(await remind(store, words, meeting - 2 * day)).toBe(0);
});

test('after the meeting those who were asked by message are asked once how it was', async () => {
  await invite(['child'], '07700 900123');
  expect(await askForRatings(store, words, monday)).toBe(0);
  const held = { heldOn: '2026-12-03' };
  await store.db.update(store.t.reviews).set(held).where(eq(store.t.reviews.id, team.reviewId));
  const after = Date.UTC(2026, 11, 4, 10);
  expect([await askForRatings(store, words, after), await askForRatings(store, words, after + day)]).toEqual([
    1, 0
  ]);
  expect(await told()).toContainEqual(['rating', '+447700900123']);
});

test('a safety answer is told at once to the IRO, who covers, and the manager, once, and says nothing of anybody', async () => {
  await cover(store, team.jo.staffId, team.lee, '2026-11-10', '2026-11-30');
  await sendViews(store, team.child, {
    'B09.school': { asked: 'Do you feel safe at school?', choice: 'no', choices: yesNoWords, worry: true }
  });
  expect(await alertStaff(store, 'https://h', monday)).toBe(3);
  expect(await alertStaff(store, 'https://h', monday)).toBe(0);
  const lines = await outboxLines(store, true, monday);
  expect(new Set(lines.map(({ shown }) => shown?.to))).toEqual(
    new Set(['jo@example.org', 'Lee Park@example.org', 'Kit Moore@example.org'])
  );
  for (const { shown } of lines) expect(JSON.stringify(shown)).not.toMatch(/Amina|school/);
});

test('views unread past their day are told to the manager; read ones are not', async () => {
  const id = await sendViews(store, team.child, { B01: { asked: 'How?', choice: 'good' } });
  expect(await alertStaff(store, 'https://h', monday + day)).toBe(0);
  const later = monday + 7 * day;
  const entries = { decision: 'no-concern', passedTo: '', passedWhen: '', note: '', tellChild: '' };
  expect(await alertStaff(store, 'https://h', later)).toBe(1);
  expect(await told()).toEqual([['unread', 'Kit Moore@example.org']]);
  await decide(store, team.jo, { reviewId: team.reviewId, submissionId: id }, entries, later);
  await store.db.delete(store.t.outbox);
  expect(await alertStaff(store, 'https://h', later)).toBe(0);
});

test('a worry nobody read by the next working day is late, though the page promised two', async () => {
  await sendViews(store, team.child, {
    'B09.school': { asked: 'Do you feel safe at school?', choice: 'no', choices: yesNoWords, worry: true }
  });
  const unread = async (now: number) => {
    await alertStaff(store, 'https://h', now);
    return (await told()).filter(([purpose]) => purpose === 'unread');
  };
  expect(await unread(monday + day)).toEqual([]);
  expect(await unread(monday + 2 * day)).toEqual([['unread', 'Kit Moore@example.org']]);
});

test('the log shows who read a child’s words, and what one person did', async () => {
  await sendViews(store, team.child, { B01: { asked: 'How?', choice: 'good' } });
  await readViews(store, team.jo, team.reviewId, monday + day);
  expect(await readingLog(store, { childId: null, staffId: '' })).toBeNull();
  const ofChild = await readingLog(store, { childId: team.childId, staffId: '' });
  expect(ofChild?.entries[0]).toMatchObject({ who: 'Jo Clarke', action: 'answers.read', child: 'Amina' });
  const none = { entries: [], older: null };
  expect(await readingLog(store, { childId: null, staffId: team.lee.staffId })).toEqual(none);
  expect(await readingLog(store, { childId: 'nobody', staffId: '' })).toEqual(none);
});
