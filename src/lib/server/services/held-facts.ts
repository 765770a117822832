/** When one review was held, and when that was written down. */
import { and, eq } from 'drizzle-orm';
import type { HeldFacts } from '../../domain/late-paper.ts';
import type { Store } from '../db/store.ts';

/** The caller has checked who may know it. */
export async function heldFactsOf(store: Store, reviewId: string): Promise<HeldFacts> {
  const { meetings, reviews } = store.t;
  const counted = and(eq(meetings.reviewId, reviews.id), eq(meetings.counts, true));
  const [row] = await store.db
    .select({ heldOn: reviews.heldOn, recordedAt: meetings.recordedAt })
    .from(reviews)
    .leftJoin(meetings, counted)
    .where(eq(reviews.id, reviewId));
  return row ?? { heldOn: null, recordedAt: null };
}
