/**
 * Reminders to those who were asked and have not sent anything, counted back from the meeting; and after it, one message
 * that asks how it went. Each brings a new link to the same way in. Whoever was given a printed letter is reminded too
 * when the register knows where. Whoever has answered, or is not to be reminded, is left alone.
 */
import { and, eq, gte, isNotNull, isNull, like, lte, notExists, or, type SQL } from 'drizzle-orm';
import { addDays, dayOf, daysBetween, type Day } from '../../domain/day.ts';
import { nextDaytime } from '../../domain/quiet-hours.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { record } from './events.ts';
import { openInvitations } from './invitation-sheet.ts';
import { addLink } from './invitations.ts';
import { messageOf, type InviteWords } from './message-invitations.ts';
import { asked } from './outbox-lines.ts';
import { putIn } from './outbox.ts';
import { reachable, type Reachable } from './reachable.ts';
import { recordedSince } from './recorded-since.ts';
import { reminderDays } from './settings.ts';

const dayLong = 86_400_000;
/** Whoever was asked the day before yesterday or later needs no reminder yet. */
const quietDays = 2;
/** After so many days nobody is asked any more how the meeting was. */
const ratingDays = 14;

/** Puts in the reminders of today. Gives how many. @param words of the messages */
export async function remind(store: Store, words: InviteWords, now: number): Promise<number> {
  const today = dayOf(now);
  const { invitations, reviews } = store.t;
  const steps = await reminderDays(store);
  const rows = await reachable(
    store,
    now,
    and(
      isNull(reviews.heldOn),
      isNull(reviews.cancelledAt),
      gte(reviews.meetingOn, today),
      lte(reviews.meetingOn, addDays(today, Math.max(...steps))),
      lte(invitations.createdAt, now - quietDays * dayLong),
      nothingSent(store, 'views')
    )
  );
  // The day of the meeting is part of what it is about: of a meeting that was moved they are reminded again.
  const about = ({ invitationId, meetingOn }: Reachable) =>
    `reminder:${invitationId}:${stepFor(steps, today, meetingOn ?? today)}:${meetingOn ?? ''}`;
  return putInAll(store, rows, about, 'reminder', words, now);
}

const stepFor = (steps: readonly number[], today: Day, meetingOn: Day): number =>
  [...steps].sort((a, b) => a - b).find((step) => daysBetween(today, meetingOn) <= step) ??
  Math.max(...steps);

/** Asks those who were asked before the meeting how it went. Gives how many. @param words of the messages */
export async function askForRatings(store: Store, words: InviteWords, now: number): Promise<number> {
  const { reviews } = store.t;
  const since = addDays(dayOf(now), -ratingDays);
  const held = and(
    isNotNull(reviews.heldOn),
    isNull(reviews.cancelledAt),
    recordedSince(store, since),
    nothingSent(store, 'rating')
  );
  const rows = await reachable(store, now, held);
  return putInAll(store, rows, ({ invitationId }) => `rating:${invitationId}`, 'rating', words, now);
}

/** By the person of the invitation, from whichever of their ways in. */
function nothingSent(store: Store, purpose: 'views' | 'rating'): SQL {
  const { invitations, submissions } = store.t;
  const samePerson = or(
    eq(submissions.connectionId, invitations.connectionId),
    and(eq(submissions.audience, 'child'), eq(invitations.audience, 'child'))
  );
  return notExists(
    store.db
      .select({ id: submissions.id })
      .from(submissions)
      .where(
        and(
          eq(submissions.reviewId, invitations.reviewId),
          eq(submissions.purpose, purpose),
          isNotNull(submissions.submittedAt),
          // What was typed in by mistake they never sent.
          isNull(submissions.mistypedBy),
          samePerson
        )
      )
  );
}

async function putInAll(
  store: Store,
  rows: readonly Reachable[],
  about: (row: Reachable) => string,
  purpose: 'reminder' | 'rating',
  words: InviteWords,
  now: number
): Promise<number> {
  let count = 0;
  for (const row of rows) {
    if (row.noReminders || (await isIn(store, about(row)))) continue;
    await store.transaction((tx) =>
      putInWithLink(tx, row, { about: about(row), purpose, from: nextDaytime(now) }, words, now)
    );
    count += 1;
  }
  return count;
}

/** What one message is about, and when it may go out first, in ms. */
interface WithLink {
  readonly about: string;
  readonly purpose: 'reminder' | 'rating' | 'moved';
  readonly from: number;
}

/** Puts in one message with a new link to the way in of its reader. */
export async function putInWithLink(
  tx: Store,
  { invitationId, reviewId, language, contact }: Reachable,
  { about, purpose, from }: WithLink,
  words: InviteWords,
  now: number
): Promise<void> {
  const token = await addLink(tx, invitationId, now);
  const said = await words(language, token, purpose);
  await putIn(tx, messageOf(about, purpose, contact, reviewId, said), now, from);
}

/** Whether a message about exactly this was put in before. */
export async function isIn(store: Store, about: string): Promise<boolean> {
  const { outbox } = store.t;
  const [row] = await store.db.select({ id: outbox.id }).from(outbox).where(eq(outbox.about, about));
  return row !== undefined;
}

type Reminded =
  { readonly ok: true; readonly name: string } | { readonly ok: false; readonly problem: string };

/**
 * Reminds one person at once, because a member of staff pressed it: at most once a day, and only whoever has an open way
 * in, has sent nothing and can be reached. Logged.
 * @param who `child`, or the id of a connection
 * @throws NotYours when this person may not invite
 */
export async function remindNow(
  store: Store,
  viewer: Staff,
  reviewId: string,
  who: string,
  words: InviteWords,
  now: number
): Promise<Reminded> {
  const { review, people, open } = await openInvitations(store, viewer, reviewId, now);
  const person = people.find((one) => one.who === who);
  const { invitations } = store.t;
  const its = eq(invitations.id, person?.invitation?.id ?? '');
  const [row] = await reachable(store, now, and(its, nothingSent(store, 'views')));
  if (!open || review.heldOn !== null || !person || !row || row.noReminders)
    return { ok: false, problem: 'They cannot be reminded: they have sent, or no message can reach them.' };
  if (await remindedToday(store, row, now))
    return { ok: false, problem: `${person.name} was reminded today already. Once a day is enough.` };
  await store.transaction(async (tx) => {
    const about = `reminder:${row.invitationId}${asked}${dayOf(now)}`;
    await putInWithLink(tx, row, { about, purpose: 'reminder', from: now }, words, now);
    const { childId, invitationId: subjectId } = row;
    const deed = { action: 'invitation.reminded', childId, subjectId } as const;
    await record(tx, { actorKind: 'staff', actorId: viewer.staffId, ...deed }, now);
  });
  return { ok: true, name: person.name };
}

/** By hand or by itself, by whichever of this person's ways in. */
async function remindedToday(store: Store, row: Reachable, now: number): Promise<boolean> {
  const { outbox, invitations } = store.t;
  const samePerson =
    row.connectionId === null
      ? isNull(invitations.connectionId)
      : eq(invitations.connectionId, row.connectionId);
  const theirs = await store.db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.reviewId, row.reviewId), samePerson));
  const put = await store.db
    .select({ about: outbox.about, at: outbox.putInAt })
    .from(outbox)
    .where(and(eq(outbox.reviewId, row.reviewId), like(outbox.about, 'reminder:%')));
  return put.some(
    ({ about, at }) =>
      dayOf(at) === dayOf(now) && theirs.some(({ id }) => about.startsWith(`reminder:${id}:`))
  );
}
