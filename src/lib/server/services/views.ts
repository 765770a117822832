/**
 * One review's views, word for word: the child's first, the parents' and carers' beside them, by life area.
 * Every reading is logged in the same request.
 */
import type { LifeArea } from '../../forms/definition.ts';
import type { Store } from '../db/store.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';
import { mayReadKept } from './kept-answers.ts';
import { noteReadings } from './readings.ts';
import { areasInOrder, type PrivateTopic, type ShownAnswer } from './shown-answers.ts';
import { stillMatters, voicesOf, type Voice } from './voices.ts';

/** One life area across the voices, in their order. */
interface AreaRow {
  readonly area: LifeArea;
  readonly worry: boolean;
  /** The child does not want this area talked about in front of everyone (or wants to be asked first). */
  readonly mark: PrivateTopic['mark'] | null;
  readonly cells: readonly (readonly ShownAnswer[])[];
}

export interface Views {
  readonly review: ReviewCard;
  readonly voices: readonly Voice[];
  readonly rows: readonly AreaRow[];
  readonly topics: readonly PrivateTopic[];
}

/** What the log says: read on the review's pages, or on the sheet for the meeting. */
type ReadAs = 'answers.read' | 'pack.read';

/**
 * Opens every submission sent before this review, and logs each reading.
 * @param reader the language in which questions and choices are said
 * @param action as which it is logged
 * @throws NotYours when this person may not read the answers of this review.
 */
export async function readViews(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number,
  reader = 'en',
  action: ReadAs = 'answers.read'
): Promise<Views> {
  const review = await openReview(store, viewer, 'read-answers', reviewId, now);
  return viewsOf(store, viewer, review, stillMatters, now, reader, action);
}

/**
 * The views of one review that `shows` lets through, each reading logged; none that is kept from who reads. The caller
 * has opened the review for somebody who may read them.
 */
export async function viewsOf(
  store: Store,
  viewer: Staff,
  review: ReviewCard,
  shows: (voice: Voice) => boolean,
  now: number,
  reader = 'en',
  action: ReadAs = 'answers.read'
): Promise<Views> {
  const read = await voicesOf(store, review.id, 'views', reader);
  const kept = mayReadKept(viewer);
  const shown = read.filter(({ voice }) => (kept || !voice.keptFromIro) && shows(voice));
  await noteReadings(
    store,
    viewer,
    shown.map(({ voice }) => ({
      action,
      childId: review.childId,
      subjectId: voice.submissionId
    })),
    now
  );
  const voices = shown.map(({ voice }) => voice);
  const topics = shown.flatMap((one) => (one.voice.standing === 'stands' ? one.topics : []));
  return { review, voices, topics, rows: rowsOf(voices, topics) };
}

function rowsOf(voices: readonly Voice[], topics: readonly PrivateTopic[]): AreaRow[] {
  const all = voices.flatMap((voice) => voice.answers);
  return areasInOrder(all).map((area) => ({
    area,
    worry: all.some((answer) => answer.area === area && answer.worry),
    mark: topics.find((topic) => topic.area === area)?.mark ?? null,
    cells: voices.map((voice) => voice.answers.filter((answer) => answer.area === area))
  }));
}

/** What the child asked for in their own words, to answer one by one. Logged as read. */
export async function askedFor(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<ShownAnswer[]> {
  const { voices } = await readViews(store, viewer, reviewId, now);
  const child = voices.filter((voice) => voice.audience === 'child' && voice.standing === 'stands');
  return child
    .flatMap((voice) => voice.answers)
    .filter((answer) => answer.words !== null && answer.area !== 'REV');
}
