/**
 * The Reviews table of the SSDA903 return for a period: rows in its own shape, and before them everything the
 * return's checks would find (domain file §1.3).
 */
import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { slashedDay, type Day } from '../../domain/day.ts';
import { checkCode, codeAgainstMeeting, isExportable } from '../../domain/participation-code.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { grouped, inParts } from './register-state.ts';
import { heldIn } from './results-held.ts';

interface ReturnError {
  readonly childId: string;
  readonly reviewId: string;
  readonly localId: string;
  readonly heldOn: Day;
  /** Rule of the return, such as 167; `here` for what only this service can see. */
  readonly rule: string;
  readonly words: string;
}

export interface ReviewsReturn {
  readonly errors: readonly ReturnError[];
  /** `CHILD,DOB,REVIEW,REVIEW_CODE`, days as dd/mm/yyyy; without rows in error and without short breaks. */
  readonly rows: readonly (readonly [child: string, dob: string, review: string, code: string])[];
  /** Reviews left out because all the child's legal statuses are V3 or V4 (rule 399). */
  readonly shortBreaks: number;
}

export const returnHeadings = ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'] as const;

/** @param period days of the review, first and last included: the return's year runs from 1 April to 31 March */
export async function reviewsReturn(
  store: Store,
  period: { readonly from: Day; readonly to: Day }
): Promise<ReviewsReturn> {
  const { reviews, children } = store.t;
  const held = await store.db
    .select({
      reviewId: reviews.id,
      childId: children.id,
      localId: children.localId,
      dateOfBirth: children.dateOfBirth,
      heldOn: reviews.heldOn,
      code: reviews.participationCode
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(heldIn(store, { ...period, iroIds: null }))
    .orderBy(asc(children.localId), asc(reviews.heldOn));
  const statuses = await statusesIn(store, [...new Set(held.map((row) => row.childId))], period);
  const exported = held.filter((row) => isExportable(statuses.get(row.childId) ?? []));
  const against = await againstMeetings(store, exported);
  const checked = exported.map((row) => ({
    row,
    problems: [
      ...checkCode({ code: row.code, dateOfBirth: row.dateOfBirth, reviewDay: row.heldOn }),
      ...(against.get(row.reviewId) ?? [])
    ]
  }));
  return {
    errors: checked.flatMap(({ row, problems }) =>
      problems.map(({ rule, words }) => ({
        childId: row.childId,
        reviewId: row.reviewId,
        localId: row.localId,
        heldOn: row.heldOn ?? '',
        rule,
        words
      }))
    ),
    rows: checked
      .filter(({ problems }) => problems.length === 0)
      .map(({ row }) => [
        row.localId,
        slashedDay(row.dateOfBirth),
        slashedDay(row.heldOn ?? ''),
        row.code ?? ''
      ]),
    shortBreaks: held.length - exported.length
  };
}

interface Coded {
  readonly reviewId: string;
  readonly code: string | null;
}

/**
 * Codes that what was recorded of the meeting contradicts, by review. An IRO who chose another code than was proposed has
 * said why, and it stands.
 */
async function againstMeetings(store: Store, rows: readonly Coded[]) {
  const { meetings, codeDecisions } = store.t;
  const sittings = await inParts(
    rows.map(({ reviewId }) => reviewId),
    (part) =>
      store.db
        .select({ reviewId: meetings.reviewId, came: meetings.childCame })
        .from(meetings)
        .where(inArray(meetings.reviewId, part))
  );
  const byReview = grouped(sittings, (sitting) => sitting.reviewId);
  const found = rows.flatMap(({ reviewId, code }) => {
    const theirs = byReview.get(reviewId);
    const words = theirs
      ? codeAgainstMeeting(
          code,
          theirs.some(({ came }) => came)
        )
      : null;
    return words === null ? [] : { reviewId, code, words };
  });
  const decided = await inParts(
    found.map(({ reviewId }) => reviewId),
    (part) => store.db.select().from(codeDecisions).where(inArray(codeDecisions.reviewId, part))
  );
  const last = new Map(
    decided.sort((a, b) => a.confirmedAt - b.confirmedAt).map((row) => [row.reviewId, row])
  );
  const chosen = ({ reviewId, code }: Coded): boolean => {
    const decision = last.get(reviewId);
    return decision?.confirmed === code && decision?.proposed !== code;
  };
  return new Map(
    found.filter((one) => !chosen(one)).map(({ reviewId, words }) => [reviewId, [{ rule: 'here', words }]])
  );
}

/** Legal statuses of the episodes that touch the period, by child. */
async function statusesIn(
  store: Store,
  childIds: readonly string[],
  { from, to }: { from: Day; to: Day }
): Promise<Map<string, string[]>> {
  const { episodes } = store.t;
  const rows = await inParts(childIds, (part) =>
    store.db
      .select({ childId: episodes.childId, status: episodes.legalStatus })
      .from(episodes)
      .where(
        and(
          inArray(episodes.childId, part),
          lte(episodes.startedOn, to),
          or(isNull(episodes.endedOn), gte(episodes.endedOn, from))
        )
      )
  );
  const byChild = grouped(rows, (row) => row.childId);
  return new Map([...byChild].map(([childId, theirs]) => [childId, theirs.map((row) => row.status)]));
}

/** Who took the return away and when: it names children. */
export function recordExport(store: Store, by: string, now: number): Promise<void> {
  return record(store, { actorKind: 'staff', actorId: by, action: 'return.exported' }, now);
}
