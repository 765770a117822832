/** What stands on a review's first page: status for everybody who may see it, answers for who may read them. */
import type { Store } from '../db/store.ts';
import { requestsFor, requestsOn, type RequestCard } from './answered-requests.ts';
import { askedPeople, type AskedPerson } from './asked-people.ts';
import { NotYours, type ReviewCard, type Staff } from './caseload.ts';
import { holidaySet } from './bank-holidays.ts';
import { countdown, type Countdown } from './countdown.ts';
import { dayOf } from '../../domain/day.ts';
import { lookBy } from '../../domain/triage.ts';
import { ratingsOf, readRatings } from './meeting-ratings.ts';
import { mistypedPapers, type MistypedPaper } from './mistyped-papers.ts';
import { openFlagged, orIfNotYours } from './on-duty.ts';
import { participationOf, type Participation } from './participation.ts';
import { readViews, viewsOf, type Views } from './views.ts';
import type { Voice } from './voices.ts';

/** The day by which somebody looks at the first unread submission: as promised, and sooner for a worry. */
interface ReadByClock extends Countdown {
  readonly by: string;
}

interface Reading {
  readonly views: Views;
  /** How the meeting went, from those who gave their name. */
  readonly ratings: readonly Voice[];
  readonly requests: readonly RequestCard[];
  /** Papers that staff took back as a mistake: that they were, and not what stood on them. */
  readonly mistyped: readonly MistypedPaper[];
  /** Null for who reads it on duty alone: the code is not theirs. */
  readonly participation: Participation | null;
  readonly readBy: ReadByClock | null;
}

export interface ReviewPage {
  readonly review: ReviewCard;
  readonly people: readonly AskedPerson[];
  /** Null for who may see the review but not what was said. */
  readonly reading: Reading | null;
  /** Opened because they are on duty: what is flagged and waits is all that is shown. */
  readonly byDuty: boolean;
}

/**
 * One review's first page for one member of staff; every answer on it is logged as read.
 * @throws NotYours when they may not see the review at all.
 */
export function reviewPage(store: Store, viewer: Staff, reviewId: string, now: number): Promise<ReviewPage> {
  return orIfNotYours(
    () => wholePage(store, viewer, reviewId, now),
    () => flaggedPage(store, viewer, reviewId, now)
  );
}

/** Whether the review's first page opens for them, with nothing read. */
export async function opensReview(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<boolean> {
  const open = async () => {
    await openFlagged(store, viewer, 'see-review', reviewId, now);
    return true;
  };
  return orIfNotYours(open, () => Promise.resolve(false));
}

async function wholePage(store: Store, viewer: Staff, reviewId: string, now: number): Promise<ReviewPage> {
  const { review, people } = await askedPeople(store, viewer, reviewId, now);
  return { review, people, reading: await readingOf(store, viewer, reviewId, now), byDuty: false };
}

async function flaggedPage(store: Store, viewer: Staff, reviewId: string, now: number): Promise<ReviewPage> {
  const review = await openFlagged(store, viewer, 'read-answers', reviewId, now);
  const waits = (voice: Voice) => voice.worry && voice.triages.length === 0;
  const asks = (request: { readonly worry: boolean; readonly handledAt: number | null }) =>
    request.worry && request.handledAt === null;
  const views = await viewsOf(store, viewer, review, waits, now);
  const ratings = await ratingsOf(store, viewer, review, waits, now);
  const requests = await requestsOn(store, viewer, review, asks, now);
  const readBy = await readByOf(store, [...views.voices, ...ratings], now);
  return {
    review,
    people: [],
    reading: { views, ratings, requests, mistyped: [], participation: null, readBy },
    byDuty: true
  };
}

async function readingOf(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<Reading | null> {
  try {
    const views = await readViews(store, viewer, reviewId, now);
    const ratings = await readRatings(store, viewer, reviewId, now);
    const requests = await requestsFor(store, viewer, reviewId, now);
    const participation = await participationOf(store, viewer, reviewId, now);
    const readBy = await readByOf(store, [...views.voices, ...ratings], now);
    const mistyped = await mistypedPapers(store, viewer, { id: reviewId });
    return { views, ratings, requests, mistyped, participation, readBy };
  } catch (problem) {
    if (problem instanceof NotYours) return null;
    throw problem;
  }
}

async function readByOf(store: Store, voices: readonly Voice[], now: number): Promise<ReadByClock | null> {
  const holidays = await holidaySet(store);
  const [first] = voices
    .filter((voice) => voice.toRead && voice.triages.length === 0)
    .flatMap((voice) => {
      const by = lookBy({ ...voice, submittedAt: voice.sentAt }, holidays);
      return by === null ? [] : [{ by, sentAt: voice.sentAt }];
    })
    .sort((a, b) => a.by.localeCompare(b.by));
  if (first === undefined) return null;
  return { by: first.by, ...countdown(dayOf(first.sentAt), first.by, dayOf(now), holidays) };
}
