/** A letter to a child that was sent, for paper: its words as they were written, in a frame the child can read. */
import { eq } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import type { ReviewCard, Staff } from './caseload.ts';
import { pictureAddress } from './pictures.ts';
import { noteReadings } from './readings.ts';
import { repliesOf, type SentLetter } from './replies.ts';

export interface LetterToPrint {
  readonly review: ReviewCard;
  /** Null while none was sent. */
  readonly letter: SentLetter | null;
  /** Of whoever wrote it. */
  readonly picture: string | null;
}

/**
 * One letter of a review, the latest unless one is named. Logged as read.
 * @throws NotYours when this person may not write to the child
 */
export async function letterToPrint(
  store: Store,
  viewer: Staff,
  { reviewId, letterId }: { readonly reviewId: string; readonly letterId: string | null },
  now: number
): Promise<LetterToPrint> {
  const { review, letters } = await repliesOf(store, viewer, reviewId, now);
  const letter = letters.find(({ id }) => id === letterId) ?? letters[0] ?? null;
  if (letter === null) return { review, letter, picture: null };
  const { letters: sent, staff } = store.t;
  const [by] = await store.db
    .select({ picture: staff.picture })
    .from(sent)
    .innerJoin(staff, eq(staff.id, sent.sentBy))
    .where(eq(sent.id, letter.id));
  const reading = { action: 'letter.read', childId: review.childId, subjectId: letter.id };
  await noteReadings(store, viewer, [reading], now);
  return { review, letter, picture: pictureAddress(by?.picture ?? null) };
}
