/** The review after one that was held: by when the law wants it, and its day, which is set at the meeting. */
import type { Day } from '../../domain/day.ts';
import type { TimescaleResult } from '../../domain/review-timescale.ts';
import type { Store } from '../db/store.ts';
import { openReview, type Staff } from './caseload.ts';
import { openChild, type ChildPage, type OpenChildOptions } from './child-page.ts';
import { savePlan, type PlanForm } from './review-plans.ts';
import type { Written } from './typed-form.ts';

type ReviewLine = ChildPage['past'][number];

export interface NextReview {
  readonly limits: TimescaleResult;
  /** Null while it has no day. */
  readonly planned: {
    readonly meetingOn: Day;
    readonly meetingTime: string | null;
    readonly placeKind: string | null;
    /** It is planned for after the limit. */
    readonly late: boolean;
  } | null;
}

/**
 * What is known of the next review once this one was held. Null before that, when a later one was held since, and for a
 * child who is not looked after any more or not known since when.
 * @throws NotYours
 */
export async function nextReview(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number,
  options: OpenChildOptions = {}
): Promise<NextReview | null> {
  const review = await openReview(store, viewer, 'see-review', reviewId, now);
  const { open, past, next: limits } = await openChild(store, viewer, review.childId, now, options);
  const { heldOn } = review;
  if (heldOn === null || limits === null || past.some((one) => wasAfter(one, heldOn))) return null;
  return { limits, planned: plannedOf(open, limits) };
}

const wasAfter = (review: ReviewLine, heldOn: Day): boolean =>
  !review.cancelled && review.heldOn !== null && review.heldOn > heldOn;

function plannedOf(open: ReviewLine | null, { limit }: TimescaleResult): NextReview['planned'] {
  if (open === null || open.meetingOn === null) return null;
  const { meetingOn, meetingTime, placeKind } = open;
  return { meetingOn, meetingTime, placeKind, late: meetingOn > limit };
}

/** What the small form asks. */
export type NextPlan = Pick<PlanForm, 'meetingOn' | 'meetingTime' | 'placeKind' | 'sure'>;

/**
 * Sets the day of the next review, or another day than was set; where exactly it is stays as it was written.
 * @throws NotYours
 */
export async function planNext(
  store: Store,
  viewer: Staff,
  reviewId: string,
  plan: NextPlan,
  now: number
): Promise<Written<PlanForm>> {
  const { childId } = await openReview(store, viewer, 'plan-review', reviewId, now);
  if (plan.meetingOn === null) return { ok: false, problems: { meetingOn: 'Write the day.' } };
  const { open } = await openChild(store, viewer, childId, now);
  return savePlan(store, viewer, childId, { ...plan, place: open?.place ?? '' }, now);
}
