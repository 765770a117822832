/** How a meeting went, as those who gave their name said it. Every reading is logged in the same request. */
import type { Store } from '../db/store.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';
import { mayReadKept } from './kept-answers.ts';
import { noteReadings } from './readings.ts';
import { stillMatters, voicesOf, type Voice } from './voices.ts';

/**
 * Opens the ratings of one review that carry a name, the child's first.
 * @throws NotYours when this person may not read the answers of this review.
 */
export async function readRatings(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<Voice[]> {
  const review = await openReview(store, viewer, 'read-answers', reviewId, now);
  return ratingsOf(store, viewer, review, stillMatters, now);
}

/** The ratings that `shows` lets through, each reading logged. The caller has opened the review for who may read them. */
export async function ratingsOf(
  store: Store,
  viewer: Staff,
  { id, childId }: Pick<ReviewCard, 'id' | 'childId'>,
  shows: (voice: Voice) => boolean,
  now: number
): Promise<Voice[]> {
  const kept = mayReadKept(viewer);
  const voices = (await voicesOf(store, id, 'rating'))
    .map(({ voice }) => voice)
    .filter((voice) => (kept || !voice.keptFromIro) && shows(voice));
  const readings = voices.map((voice) => ({
    action: 'rating.read',
    childId,
    subjectId: voice.submissionId
  }));
  await noteReadings(store, viewer, readings, now);
  return voices;
}
