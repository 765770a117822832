import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { endPerson, putBack } from '../../src/lib/server/services/child-people.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { openInvitations } from '../../src/lib/server/services/invitation-sheet.ts';
import { paperForInvited } from '../../src/lib/server/services/invited-paper.ts';
import { findByToken } from '../../src/lib/server/services/invitations.ts';
import { makeLetters } from '../../src/lib/server/services/letters.ts';
import { tellOfChanges } from '../../src/lib/server/services/meeting-changes.ts';
import { sendInvitations } from '../../src/lib/server/services/message-invitations.ts';
import { messageWords } from '../../src/lib/server/services/message-words.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import { askForRatings, remind, remindNow } from '../../src/lib/server/services/reminders.ts';
import { cancelReview } from '../../src/lib/server/services/review-cancelling.ts';
import { savePlan } from '../../src/lib/server/services/review-plans.ts';
import { saveSettings } from '../../src/lib/server/services/settings.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { aminaAndTheTeam, logged, sendViews, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const day = 86_400_000;
/** The meeting is on 3 December. */
const meeting = Date.UTC(2026, 11, 3, 10);
let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  // The cards that everybody has already stand for printed letters; only the mother's is left.
  const { invitations } = store.t;
  await store.db.update(invitations).set({ endedAt: monday });
  await store.db.update(invitations).set({ endedAt: null }).where(eq(invitations.id, letterOfHers()));
});
afterEach(() => store.close());

const letterOfHers = () => team.parent.invitationId;
const mother = () => team.parent.connectionId ?? '';
const words = (language: string, token: string, purpose: string) =>
  Promise.resolve({ subject: `${purpose} ${language}`, text: `https://h/i/${token}` });
const told = async () =>
  (await outboxLines(store, true, monday)).map(({ purpose, shown }) => [purpose, shown?.to]);
const links = async () =>
  (await outboxLines(store, true, monday)).map(({ shown }) => shown?.text.split('/i/')[1] ?? '');

/** What the register says of the mother. */
const set = (facts: { contact?: string; askViews?: boolean; noReminders?: boolean; endedOn?: string }) => {
  const { contact, ...rest } = facts;
  const sealed =
    contact === undefined ? {} : { contact: store.vault.seal(contact, `connections.contact:${mother()}`) };
  return store.db
    .update(store.t.connections)
    .set({ ...sealed, ...rest })
    .where(eq(store.t.connections.id, mother()));
};
const childReachedAt = (contact: string) =>
  store.db
    .update(store.t.children)
    .set({ contact: store.vault.seal(contact, `children.contact:${team.childId}`) });

describe('a reminder', () => {
  it('reaches whoever has a printed letter, at the contact of today, with a link that works', async () => {
    expect(await remind(store, words, meeting - 7 * day)).toBe(0);
    await set({ contact: 'ring me, or samira@example.org' });
    expect(await remind(store, words, meeting - 7 * day)).toBe(1);
    expect(await told()).toEqual([['reminder', 'samira@example.org']]);
    expect(await findByToken(store, (await links())[0] ?? '', monday)).toMatchObject({ state: 'open' });
  });

  it.each([
    ['must not be asked', { askViews: false }],
    ['is no longer round the child', { endedOn: '2026-11-20' }],
    ['is not to be reminded', { noReminders: true }]
  ])('never reaches who %s', async (_, facts) => {
    await set({ contact: 'samira@example.org', ...facts });
    expect(await remind(store, words, meeting - 7 * day)).toBe(0);
    await store.db.update(store.t.reviews).set({ heldOn: '2026-12-03' });
    expect(await askForRatings(store, words, meeting + day)).toBe(0);
    expect(await told()).toEqual([]);
  });

  it('never goes out once the child is no longer looked after', async () => {
    await set({ contact: 'samira@example.org' });
    await store.db.update(store.t.children).set({ ceasedOn: '2026-11-26' });
    expect(await remind(store, words, meeting - 7 * day)).toBe(0);
  });

  it('goes to the address of today, not to the one the invitation went to', async () => {
    await set({ contact: 'old@example.org' });
    await sendInvitations(store, team.jo, team.reviewId, { who: [mother()], childTo: '' }, words, monday);
    await set({ contact: 'new@example.org' });
    await remind(store, words, meeting - 7 * day);
    await set({ contact: 'asked not to be written to' });
    await remind(store, words, meeting - 3 * day);
    expect((await told()).sort()).toEqual([
      ['invitation', 'old@example.org'],
      ['reminder', 'new@example.org']
    ]);
  });

  it('comes on the days the council has set', async () => {
    await set({ contact: 'samira@example.org' });
    const { words: given } = readConfig({});
    const save = (typed: { remindFirstDays: string; remindSecondDays: string }) =>
      saveSettings(store, given, typed, team.kit.staffId, monday);
    expect(await save({ remindFirstDays: '3', remindSecondDays: '3' })).toMatchObject({
      ok: false,
      problems: { remindSecondDays: expect.any(String) as string }
    });
    expect(await save({ remindFirstDays: '10', remindSecondDays: '' })).toMatchObject({ ok: true });
    const on = (before: number) => remind(store, words, meeting - before * day);
    expect([await on(11), await on(10), await on(7), await on(3)]).toEqual([0, 1, 0, 0]);
  });
});

describe('pressed by hand', () => {
  const press = (now = monday, viewer = team.jo) =>
    remindNow(store, viewer, team.reviewId, mother(), words, now);

  it('reminds once a day, and is written down', async () => {
    await set({ contact: 'samira@example.org' });
    expect(await press()).toEqual({ ok: true, name: 'Samira' });
    expect(await press(monday + 3_600_000)).toMatchObject({ ok: false });
    expect(await press(monday + day)).toMatchObject({ ok: true });
    expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toEqual([
      'invitation.reminded',
      'invitation.reminded'
    ]);
    await expect(press(monday, team.lee)).rejects.toThrow(NotYours);
  });

  it('reminds nobody who has sent, is not to be reminded or cannot be reached', async () => {
    expect(await press()).toMatchObject({ ok: false });
    await set({ contact: 'samira@example.org', noReminders: true });
    expect(await press()).toMatchObject({ ok: false });
    await set({ noReminders: false });
    await sendViews(store, team.parent, { B01: { asked: 'How?', choice: 'good' } }, monday, 'parent');
    expect(await press()).toMatchObject({ ok: false });
    expect(await told()).toEqual([]);
  });
});

describe('a meeting that is moved', () => {
  const move = (meetingOn: string, meetingTime = '16:00', now = monday) =>
    savePlan(store, team.jo, team.childId, { meetingOn, meetingTime, placeKind: '', place: '' }, now);
  const later = monday + 60_000;

  it('keeps ways in open until after the new day', async () => {
    await move('2027-03-01');
    const [row] = await store.db
      .select()
      .from(store.t.invitations)
      .where(eq(store.t.invitations.id, letterOfHers()));
    expect(row?.endsAt).toBe(Date.UTC(2027, 3, 12, 23, 59, 59));
  });

  it('is told to whoever was asked, once, with a new link; a place or nothing new is not', async () => {
    await set({ contact: 'samira@example.org' });
    await move('2026-12-03', '16:00', later);
    expect(await tellOfChanges(store, words, later)).toBe(0);
    await move('2026-12-10', '16:00', later);
    expect([await tellOfChanges(store, words, later), await tellOfChanges(store, words, later)]).toEqual([
      1, 0
    ]);
    await move('2026-12-10', '15:00', later + 1);
    expect(await tellOfChanges(store, words, later + 1)).toBe(1);
    expect(await told()).toEqual([
      ['moved', 'samira@example.org'],
      ['moved', 'samira@example.org']
    ]);
    for (const link of await links())
      expect(await findByToken(store, link, later)).toMatchObject({ state: 'open' });
  });

  it('is reminded of again for the new day', async () => {
    await set({ contact: 'samira@example.org' });
    expect(await remind(store, words, meeting - 7 * day)).toBe(1);
    await move('2026-12-17', '16:00', meeting - 6 * day);
    expect(await remind(store, words, meeting + 7 * day)).toBe(1);
  });

  it('names who holds a printed letter with the old day, until there is a new one', async () => {
    const old = async () =>
      (await openInvitations(store, team.bo, team.reviewId, later + 1)).people
        .filter((person) => person.holdsOldDay)
        .map(({ name }) => name);
    expect(await old()).toEqual([]);
    await move('2026-12-10', '16:00', later);
    expect(await old()).toEqual(['Samira']);
    const wanted = { who: [mother()], language: null, size: null };
    await makeLetters(store, team.bo, team.reviewId, wanted, later + 1);
    expect(await old()).toEqual([]);
  });

  it('or cancelled is told too, without a link', async () => {
    await set({ contact: 'samira@example.org' });
    await cancelReview(store, team.jo, { childId: team.childId }, later);
    expect([await tellOfChanges(store, words, later), await tellOfChanges(store, words, later)]).toEqual([
      1, 0
    ]);
    expect(await told()).toEqual([['cancelled', 'samira@example.org']]);
    expect(await store.db.select().from(store.t.invitationLinks)).toEqual([]);
  });

  it('says nothing of anybody, in every language', async () => {
    const said = await messageWords(store, readConfig({}));
    for (const language of ['en', 'ar', 'uk', 'pl', 'ro', 'sq', 'vi'])
      for (const purpose of ['moved', 'cancelled'] as const) {
        const { subject, text } = await said(language, 'tok', purpose);
        expect(`${subject} ${text}`).not.toMatch(/mail\.|[{}]|Amina/);
        expect(text.includes('/i/tok')).toBe(purpose === 'moved');
      }
  });
});

describe('after the meeting', () => {
  beforeEach(() => store.db.update(store.t.reviews).set({ heldOn: '2026-11-16' }));

  it('a letter asks how it was, with the form that asks it, and it is noted', async () => {
    const wanted = { who: ['child'], language: null, size: null };
    const [letter] = await makeLetters(store, team.bo, team.reviewId, wanted, monday + 60 * day);
    expect(letter?.isAfter).toBe(true);
    const { review, people } = await openInvitations(store, team.bo, team.reviewId, monday + 60 * day);
    const id = people.find(({ who }) => who === 'child')?.invitation?.id ?? '';
    const { invitations } = store.t;
    const [row] = await store.db.select().from(invitations).where(eq(invitations.id, id));
    expect(row?.ratingPrintedAt).toBe(monday + 60 * day);
    const paper = await paperForInvited(store, review, letter!, monday);
    expect(paper?.form.purpose).toBe('rating');
  });

  it('a message asks how it was, and nobody is asked a second time', async () => {
    await childReachedAt('07700 900123');
    const chosen = { who: ['child'], childTo: '07700 900123' };
    await sendInvitations(store, team.jo, team.reviewId, chosen, words, monday);
    expect(await askForRatings(store, words, monday + day)).toBe(0);
    expect(await told()).toEqual([['rating', '+447700900123']]);
  });
});

describe('somebody taken off the list', () => {
  it('is put back as who they were, and written down', async () => {
    await endPerson(store, team.bo, team.childId, mother(), monday);
    const child = async () => openChild(store, team.bo, team.childId, monday);
    expect((await child()).former).toEqual([
      { id: mother(), role: 'parent', name: 'Samira', endedOn: '2026-11-16' }
    ]);
    await expect(putBack(store, team.lee, team.childId, mother(), monday)).rejects.toThrow(NotYours);
    await putBack(store, team.bo, team.childId, mother(), monday);
    expect((await child()).former).toEqual([]);
    expect((await child()).people.map(({ id }) => id)).toContain(mother());
    expect((await logged(store, team.bo.staffId)).map(({ action }) => action)).toContain('person.put-back');
  });
});
