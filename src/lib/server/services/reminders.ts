/**
 * Reminders to those who were asked by message and have not sent anything, counted back from the meeting; and after
 * it, one message that asks how it went. Each brings a new link to the same way in. Whoever has answered is left alone.
 */
import { and, eq, gt, gte, isNotNull, isNull, lte, notExists, or, type SQL } from 'drizzle-orm';
import { addDays, dayOf, daysBetween, type Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { addLink } from './invitations.ts';
import { messageOf, type InviteWords } from './message-invitations.ts';
import { putIn } from './outbox.ts';
import { recordedSince } from './recorded-since.ts';

/** Days before the meeting. */
const steps = [7, 3] as const;
/** Whoever was asked the day before yesterday or later needs no reminder yet. */
const quietDays = 2;
/** After so many days nobody is asked any more how the meeting was. */
const ratingDays = 14;

interface DueReminder {
  readonly invitationId: string;
  readonly reviewId: string;
  readonly language: string;
  readonly channel: string | null;
  readonly contact: string;
  readonly step: number;
}

/** Puts in the reminders of today. Gives how many. @param words of a reminder */
export async function remind(store: Store, words: InviteWords, now: number): Promise<number> {
  const today = dayOf(now);
  const { invitations, reviews } = store.t;
  const rows = await openByMessage(
    store,
    now,
    and(
      isNull(reviews.heldOn),
      gte(reviews.meetingOn, today),
      lte(reviews.meetingOn, addDays(today, steps[0])),
      lte(invitations.createdAt, now - quietDays * 86_400_000),
      nothingSent(store, 'views')
    )
  );
  const due = rows.map((row) => ({ ...row, step: stepFor(today, row.meetingOn ?? today) }));
  return putInAll(
    store,
    due,
    ({ invitationId, step }) => `reminder:${invitationId}:${step}`,
    'reminder',
    words,
    now
  );
}

const stepFor = (today: Day, meetingOn: Day): number =>
  [...steps].reverse().find((step) => daysBetween(today, meetingOn) <= step) ?? steps[0];

/** Asks those who were asked before the meeting how it went. Gives how many. @param words of that message */
export async function askForRatings(store: Store, words: InviteWords, now: number): Promise<number> {
  const { reviews } = store.t;
  const since = addDays(dayOf(now), -ratingDays);
  const held = and(isNotNull(reviews.heldOn), recordedSince(store, since), nothingSent(store, 'rating'));
  const rows = await openByMessage(store, now, held);
  const due = rows.map((row) => ({ ...row, step: 0 }));
  return putInAll(store, due, ({ invitationId }) => `rating:${invitationId}`, 'rating', words, now);
}

function openByMessage(store: Store, now: number, wanted: SQL | undefined) {
  const { invitations, reviews } = store.t;
  return store.db
    .select({
      invitationId: invitations.id,
      reviewId: invitations.reviewId,
      language: invitations.language,
      channel: invitations.channel,
      contact: invitations.contact,
      meetingOn: reviews.meetingOn
    })
    .from(invitations)
    .innerJoin(reviews, eq(reviews.id, invitations.reviewId))
    .where(
      and(
        isNotNull(invitations.channel),
        isNull(invitations.endedAt),
        gt(invitations.endsAt, now),
        isNull(reviews.cancelledAt),
        wanted
      )
    );
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
          samePerson
        )
      )
  );
}

async function putInAll(
  store: Store,
  rows: readonly (Omit<DueReminder, 'contact'> & {
    readonly contact: Parameters<Store['vault']['open']>[0] | null;
  })[],
  about: (row: { readonly invitationId: string; readonly step: number }) => string,
  purpose: 'reminder' | 'rating',
  words: InviteWords,
  now: number
): Promise<number> {
  let count = 0;
  for (const row of rows) {
    if (row.contact === null || (await isIn(store, about(row)))) continue;
    const to = store.vault.open(row.contact, `invitations.contact:${row.invitationId}`);
    const channel = row.channel === 'text' ? 'text' : 'email';
    await store.transaction(async (tx) => {
      const token = await addLink(tx, row.invitationId, now);
      const said = await words(row.language, token);
      await putIn(tx, messageOf(about(row), purpose, { channel, to }, row.reviewId, said), now);
    });
    count += 1;
  }
  return count;
}

async function isIn(store: Store, about: string): Promise<boolean> {
  const { outbox } = store.t;
  const [row] = await store.db.select({ id: outbox.id }).from(outbox).where(eq(outbox.about, about));
  return row !== undefined;
}
