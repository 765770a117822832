/** Whether the child was at a review's meeting. */
import { eq } from 'drizzle-orm';
import type { Store } from '../db/store.ts';

/** Null while no meeting is recorded; a child who came to one of several sittings came. */
export async function childCame({ db, t: { meetings } }: Store, reviewId: string): Promise<boolean | null> {
  const rows = await db
    .select({ came: meetings.childCame })
    .from(meetings)
    .where(eq(meetings.reviewId, reviewId));
  return rows.length === 0 ? null : rows.some(({ came }) => came);
}
