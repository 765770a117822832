/** Who of those round a child sent views before a review: that they did, and never what they said. */
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { cameAfter } from '../../domain/late-paper.ts';
import type { Store } from '../db/store.ts';
import { heldFactsOf } from './held-facts.ts';

export interface SentViews {
  /** Null for the child. */
  readonly connectionId: string | null;
  readonly audience: string;
  readonly on: Day;
  /** It came after the meeting. */
  readonly after: boolean;
}

/**
 * One line for each person whose views of this review stand, the first sent first. The caller has checked who may know
 * it.
 */
export async function sentViews(store: Store, reviewId: string): Promise<SentViews[]> {
  const { submissions } = store.t;
  const rows = await store.db
    .select({
      connectionId: submissions.connectionId,
      audience: submissions.audience,
      at: submissions.submittedAt
    })
    .from(submissions)
    .where(
      and(
        eq(submissions.reviewId, reviewId),
        eq(submissions.purpose, 'views'),
        isNotNull(submissions.submittedAt),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt)
      )
    )
    .orderBy(asc(submissions.submittedAt));
  const held = await heldFactsOf(store, reviewId);
  return rows.flatMap(({ at, ...who }) =>
    at === null ? [] : [{ ...who, on: dayOf(at), after: cameAfter(held, at) }]
  );
}
