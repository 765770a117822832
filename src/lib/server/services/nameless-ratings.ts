/** A rating may be sent without a name: then nothing but a trace says that an invitation was used. */
import { and, eq } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import type { Writer } from './submission-records.ts';

/** The trace that an invitation was used to rate, kept instead of a name on the rating. */
export const namelessRating = 'rating.sent-without-name';

/** True when this invitation was used to rate the meeting without a name. */
export async function ratedWithoutName(store: Store, who: Writer): Promise<boolean> {
  if (who.invitationId === null) return false;
  const { events } = store.t;
  const rows = await store.db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.actorId, who.invitationId), eq(events.action, namelessRating)))
    .limit(1);
  return rows.length > 0;
}
