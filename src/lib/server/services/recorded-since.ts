/** A review whose meeting was held, or was recorded here, since a day: what follows a meeting counts from when it was known. */
import { and, eq, exists, gte, or, type SQL } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';

/** Of a query on `reviews`. */
export function recordedSince(store: Store, since: Day): SQL | undefined {
  const { meetings, reviews } = store.t;
  const sat = store.db
    .select({ id: meetings.id })
    .from(meetings)
    .where(
      and(
        eq(meetings.reviewId, reviews.id),
        eq(meetings.counts, true),
        gte(meetings.recordedAt, Date.parse(`${since}T00:00:00Z`))
      )
    );
  return or(gte(reviews.heldOn, since), exists(sat));
}
