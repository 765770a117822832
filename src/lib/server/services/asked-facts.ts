/** What the states of everybody asked about one review are computed from. The caller has checked who may see it. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import { isOpenAt, type SubmissionFact } from './asked-states.ts';

/** Every way in to one review, the oldest first, with whether it is open at `now`. */
export async function waysInto(store: Store, reviewId: string, now: number) {
  const { invitations } = store.t;
  const rows = await store.db
    .select()
    .from(invitations)
    .where(eq(invitations.reviewId, reviewId))
    .orderBy(asc(invitations.createdAt));
  return rows.map((row) => ({ ...row, isOpen: isOpenAt(row, now) }));
}

/** The views begun and sent for one review that still stand, with the name of whoever types them in from paper. */
export function viewsOfReview(store: Store, reviewId: string): Promise<SubmissionFact[]> {
  const { staff, submissions } = store.t;
  const { audience, connectionId, submittedAt, startedAt } = submissions;
  return store.db
    .select({ audience, connectionId, submittedAt, startedAt, typedBy: staff.name })
    .from(submissions)
    .leftJoin(staff, eq(staff.id, submissions.typedBy))
    .where(
      and(
        eq(submissions.reviewId, reviewId),
        eq(submissions.purpose, 'views'),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt)
      )
    );
}
