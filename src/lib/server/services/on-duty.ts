/**
 * What whoever is on duty may open: flagged answers that nobody has marked and worried calls that nobody has answered,
 * of any caseload, while their shift runs. Only what asks here is open to them; every other page is as before.
 */
import { and, eq, gt, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Action } from '../../domain/access.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type ReviewCard, type Staff } from './caseload.ts';

/** Shifts that run at `now`. */
export const runsAt = ({ t: { dutyShifts } }: Store, now: number) =>
  and(lte(dutyShifts.startsAt, now), gt(dutyShifts.endsAt, now));

/** This person's shift that runs at `now` and ends last; null when they are not on duty. */
export async function shiftOf(
  store: Store,
  viewer: Staff,
  now: number
): Promise<{ readonly startsAt: number; readonly endsAt: number } | null> {
  const { dutyShifts } = store.t;
  const rows = await store.db
    .select({ startsAt: dutyShifts.startsAt, endsAt: dutyShifts.endsAt })
    .from(dutyShifts)
    .where(and(eq(dutyShifts.staffId, viewer.staffId), runsAt(store, now)));
  return rows.sort((a, b) => b.endsAt - a.endsAt)[0] ?? null;
}

/** The person themself when they are on duty at `now`, as the access table is told it. */
export const onDutyNow = async (store: Store, viewer: Staff, now: number): Promise<readonly string[]> =>
  (await shiftOf(store, viewer, now)) === null ? [] : [viewer.staffId];

/** Sent with a name, flagged, and marked by nobody. Needs `submissions`. */
export function flagged(store: Store) {
  const { submissions } = store.t;
  return and(
    eq(submissions.waits, true),
    eq(submissions.worry, true),
    // What is kept from the IRO is kept from whoever stands in for them.
    eq(submissions.keptFromIro, false),
    isNotNull(submissions.submittedAt),
    // A rating that lost its card was sent without a name, and is the manager's alone.
    or(eq(submissions.purpose, 'views'), isNotNull(submissions.invitationId))
  );
}

/** Asked for from the help page, and not kept from the IRO. */
function waitingCall({ t: { requests } }: Store) {
  return and(eq(requests.worry, true), isNull(requests.handledAt), eq(requests.keptFromIro, false));
}

/** One review or one child. */
type Whose = { readonly reviewId: string } | { readonly childId: string };

async function holdsWorry(store: Store, whose: Whose): Promise<boolean> {
  const { submissions, requests } = store.t;
  const of = (table: typeof submissions | typeof requests) =>
    'reviewId' in whose ? eq(table.reviewId, whose.reviewId) : eq(table.childId, whose.childId);
  const said = await store.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(of(submissions), flagged(store)))
    .limit(1);
  if (said.length > 0) return true;
  const asked = await store.db
    .select({ id: requests.id })
    .from(requests)
    .where(and(of(requests), waitingCall(store)))
    .limit(1);
  return asked.length > 0;
}

/** The person themself when they are on duty and something flagged waits there, as the access table is told it. */
export async function onDutyFor(
  store: Store,
  viewer: Staff,
  whose: Whose,
  now: number
): Promise<readonly string[]> {
  const onDuty = await onDutyNow(store, viewer, now);
  return onDuty.length > 0 && (await holdsWorry(store, whose)) ? onDuty : [];
}

/**
 * One review, for somebody on duty and for what is flagged in it alone: the caller shows nothing else of it.
 * @throws NotYours unless they are on duty and something flagged waits in it
 */
export async function openFlagged(
  store: Store,
  viewer: Staff,
  action: Action,
  reviewId: string,
  now: number
): Promise<ReviewCard> {
  const onDuty = await onDutyFor(store, viewer, { reviewId }, now);
  return openReview(store, viewer, action, reviewId, now, onDuty);
}

/** Whether a submission is flagged and nobody has marked it. */
async function isFlagged(store: Store, submissionId: string): Promise<boolean> {
  const { submissions } = store.t;
  const rows = await store.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.id, submissionId), flagged(store)));
  return rows.length > 0;
}

/**
 * The review of a submission that this person may mark: of their caseload, or flagged while they are on duty. What they
 * have read on this shift they may finish marking, though somebody else was faster.
 * @throws NotYours
 */
export async function reviewToMark(
  store: Store,
  viewer: Staff,
  { reviewId, submissionId }: { readonly reviewId: string; readonly submissionId: string },
  now: number
): Promise<ReviewCard> {
  const shift = await shiftOf(store, viewer, now);
  const theirs =
    shift !== null &&
    ((await isFlagged(store, submissionId)) || (await hasRead(store, viewer, submissionId, shift.startsAt)));
  return openReview(store, viewer, 'triage', reviewId, now, theirs ? [viewer.staffId] : []);
}

/** They opened a flagged submission since an instant. */
async function hasRead(store: Store, viewer: Staff, submissionId: string, since: number): Promise<boolean> {
  const { events, submissions } = store.t;
  const rows = await store.db
    .select({ id: events.id })
    .from(events)
    .innerJoin(submissions, eq(submissions.id, events.subjectId))
    .where(
      and(
        eq(events.actorId, viewer.staffId),
        gte(events.at, since),
        inArray(events.action, ['answers.read', 'pack.read', 'rating.read']),
        eq(submissions.id, submissionId),
        eq(submissions.worry, true),
        eq(submissions.keptFromIro, false)
      )
    )
    .limit(1);
  return rows.length > 0;
}

/** Tries the second way when the access table refuses the first; any other fault is told. */
export async function orIfNotYours<T>(first: () => Promise<T>, second: () => Promise<T>): Promise<T> {
  try {
    return await first();
  } catch (problem) {
    if (problem instanceof NotYours) return second();
    throw problem;
  }
}
