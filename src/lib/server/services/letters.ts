/**
 * The letter that brings somebody in: the IRO introduced with a photograph, a square for the camera, three words. Link
 * and words are shown once, when they are made, because only their hashes are kept.
 */
import { eq, inArray } from 'drizzle-orm';
import type { PrintSize } from '../../domain/reader.ts';
import type { Audience } from '../../domain/viewer.ts';
import { localeOr, type Locale } from '../../i18n/locales.ts';
import type { Store } from '../db/store.ts';
import type { ReviewCard, Staff } from './caseload.ts';
import { openInvitations } from './invitation-sheet.ts';
import { createInvitation } from './invitations.ts';
import { isNamed } from './leavers.ts';
import { pictureAddress } from './pictures.ts';

/** What is printed for one person. Only here do the link and the words exist in clear. */
export interface Letter {
  readonly invitationId: string;
  readonly who: string;
  readonly audience: Audience;
  readonly connectionId: string | null;
  readonly name: string;
  readonly childName: string;
  readonly token: string;
  /** Three words with spaces. */
  readonly code: string;
  readonly iro: { readonly name: string; readonly picture: string | null } | null;
  /** The meeting was held: it asks how that was. */
  readonly isAfter: boolean;
  readonly meetingOn: string | null;
  readonly meetingTime: string | null;
  readonly language: Locale;
  readonly size: PrintSize;
}

export interface LettersWanted {
  /** `child`, or the ids of connections. */
  readonly who: readonly string[];
  /** For all of them; null for each in their own language, in English where Heard has no words in it. */
  readonly language: Locale | null;
  /** For all of them; null for each in their own print size. */
  readonly size: PrintSize | null;
}

/**
 * Makes ways in for the named people of one review; what they had before stops working. Their pages open in the language
 * of the letter. People who must not be asked are passed over.
 * @throws NotYours
 */
export async function makeLetters(
  store: Store,
  viewer: Staff,
  reviewId: string,
  wanted: LettersWanted,
  now: number
): Promise<Letter[]> {
  const { review, people, open } = await openInvitations(store, viewer, reviewId, now);
  if (!open) return [];
  const iro = await iroShown(store, review, now);
  const letters: Letter[] = [];
  const made: string[] = [];
  const isAfter = review.heldOn !== null;
  for (const person of people.filter((one) => wanted.who.includes(one.who) && one.notAsked === null)) {
    const { who, audience, connectionId, name } = person;
    const language = wanted.language ?? localeOr(person.language);
    const invited = { reviewId, audience, connectionId, language, createdBy: viewer.staffId };
    const { id, token, code } = await createInvitation(store, invited, now);
    made.push(id);
    const { meetingOn, meetingTime, name: childName } = review;
    const size = wanted.size ?? person.printSize;
    const printed = { language, size, iro, isAfter, meetingOn, meetingTime };
    letters.push({ invitationId: id, who, audience, connectionId, name, childName, token, code, ...printed });
  }
  if (isAfter) await noteRatingPrinted(store, made, now);
  return letters;
}

async function noteRatingPrinted(store: Store, ids: readonly string[], now: number): Promise<void> {
  const { invitations } = store.t;
  await store.db
    .update(invitations)
    .set({ ratingPrintedAt: now })
    .where(inArray(invitations.id, [...ids]));
}

/** Nobody when their account has ended: the letter must not promise somebody who is not there. */
async function iroShown(store: Store, review: ReviewCard, now: number): Promise<Letter['iro']> {
  if (!review.iro) return null;
  const { staff } = store.t;
  const [row] = await store.db
    .select({ picture: staff.picture, iroEndsAt: staff.endsAt })
    .from(staff)
    .where(eq(staff.id, review.iro.id));
  if (!row || !isNamed({ iroId: review.iro.id, ...row }, now)) return null;
  return { name: review.iro.name, picture: pictureAddress(row.picture) };
}
