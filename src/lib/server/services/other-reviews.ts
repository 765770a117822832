/** The reviews of a child before and after one of them. */
import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm';
import { neighboursOf, type Neighbours } from '../../domain/review-order.ts';
import type { Store } from '../db/store.ts';
import type { ReviewCard } from './caseload.ts';

/** When the child's reviews on either side of this one were held. */
export async function reviewsBeside(
  store: Store,
  { id, childId, heldOn, meetingOn }: Pick<ReviewCard, 'id' | 'childId' | 'heldOn' | 'meetingOn'>
): Promise<Neighbours> {
  const { reviews } = store.t;
  const wasHeld = and(isNotNull(reviews.heldOn), isNull(reviews.cancelledAt));
  const rows = await store.db
    .select({ heldOn: reviews.heldOn })
    .from(reviews)
    .where(and(eq(reviews.childId, childId), ne(reviews.id, id), wasHeld));
  return neighboursOf(
    rows.flatMap((row) => row.heldOn ?? []),
    heldOn ?? meetingOn
  );
}
