/**
 * The letter to the child after the meeting: sent to their own page, with a message that it is there for a child who was
 * asked by message. Before it goes, each thing the child asked is answered or said to be left open.
 */
import { and, eq, isNull, lt } from 'drizzle-orm';
import { addDays, dayOf } from '../../domain/day.ts';
import { idWithin, newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { readAskedThings } from './asked-things.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';
import { addLink } from './invitations.ts';
import { messageOf, type InviteWords } from './message-invitations.ts';
import { putIn } from './outbox.ts';
import { reachable } from './reachable.ts';
import { noteReadings } from './readings.ts';
import { lettersOf, longest, textError } from './replies.ts';

export interface NewLetter {
  readonly words: string;
  /** Questions whose answers are left open on purpose, or `all`. */
  readonly leftOpen: readonly string[];
}
type LetterErrors = { readonly words?: string; readonly open?: string };
export type LetterSent =
  { readonly ok: true; readonly told: boolean } | { readonly ok: false; readonly errors: LetterErrors };

/** The way in stays open so many days after a letter: as long as it does after a meeting. */
const daysToRead = 42;

/**
 * Sends the letter: the child sees it at once on their own page. A later letter stands before an earlier one.
 * @param say the words of the message that a letter is there, which says nothing of whom it is for
 * @throws NotYours
 */
export async function sendLetter(
  store: Store,
  viewer: Staff,
  reviewId: string,
  { words, leftOpen }: NewLetter,
  say: InviteWords,
  now: number
): Promise<LetterSent> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  const open = await stillOpen(store, viewer, reviewId, now);
  const errors: Record<string, string> = textError(
    'words',
    words,
    longest.letter,
    `Write to ${review.name} first.`
  );
  if (review.heldOn === null)
    errors['words'] = 'Record the meeting first: the letter says what was decided there.';
  else if (!leftOpen.includes('all') && open.some((question) => !leftOpen.includes(question)))
    errors['open'] = `Answer what ${review.name} asked, or say that it is left open on purpose.`;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const id = newId();
  const told = await store.transaction(async (tx) => {
    const sealed = tx.vault.seal(words.trim(), `letters.words:${id}`);
    await tx.db
      .insert(tx.t.letters)
      .values({ id, reviewId, words: sealed, sentBy: viewer.staffId, sentAt: now });
    const { childId } = review;
    const left = open.map((question) => ({
      action: 'asked.left-open',
      childId,
      subjectId: idWithin(reviewId, question)
    }));
    await noteReadings(tx, viewer, [{ action: 'letter.sent', childId, subjectId: id }, ...left], now);
    await keepOpen(tx, reviewId, now);
    return tell(tx, review, id, say, now);
  });
  return { ok: true, told };
}

/** Questions nobody has answered; none any more once a letter was sent, which said so of each. */
async function stillOpen(store: Store, viewer: Staff, reviewId: string, now: number): Promise<string[]> {
  if ((await lettersOf(store, reviewId)).length > 0) return [];
  const things = await readAskedThings(store, viewer, reviewId, now);
  return things.flatMap(({ questionId, outcomeId }) =>
    questionId !== null && outcomeId === null ? [questionId] : []
  );
}

/** The child's way in, printed or sent, lasts long enough to read it. */
async function keepOpen(tx: Store, reviewId: string, now: number): Promise<void> {
  const { invitations } = tx.t;
  const endsAt = Date.parse(`${addDays(dayOf(now), daysToRead)}T23:59:59Z`);
  await tx.db
    .update(invitations)
    .set({ endsAt })
    .where(
      and(
        eq(invitations.reviewId, reviewId),
        eq(invitations.audience, 'child'),
        isNull(invitations.endedAt),
        lt(invitations.endsAt, endsAt)
      )
    );
}

/** One message with a new link, to a child who can be reached by message. */
async function tell(
  tx: Store,
  review: ReviewCard,
  letterId: string,
  say: InviteWords,
  now: number
): Promise<boolean> {
  const { invitations, reviews } = tx.t;
  const childs = and(eq(reviews.id, review.id), eq(invitations.audience, 'child'));
  const invited = (await reachable(tx, now, childs)).at(-1);
  if (!invited) return false;
  const { invitationId, language, contact } = invited;
  const said = await say(language, await addLink(tx, invitationId, now), 'letter');
  await putIn(tx, messageOf(`letter:${invitationId}:${letterId}`, 'letter', contact, review.id, said), now);
  return true;
}
