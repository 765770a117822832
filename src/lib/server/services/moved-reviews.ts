/** A review that was moved: its ways in stay open until after the new day, and the move is written down. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { usualEnd } from './invitations.ts';

/** Written down when the day or the time of a meeting was moved. */
export const dayChanged = 'review.day-changed';

interface When {
  readonly meetingOn: Day | null;
  readonly meetingTime: string | null;
}

/**
 * Follows a new day or time of a review that is not held. A first day, or a first time, changes nothing that anybody was
 * told. @param staffId who moved it; null for the service itself
 */
export async function followMove(
  tx: Store,
  review: { readonly id: string; readonly childId: string; readonly before: When; readonly after: When },
  staffId: string | null,
  now: number
): Promise<void> {
  const { before, after, id, childId } = review;
  const otherDay = before.meetingOn !== after.meetingOn;
  const { invitations } = tx.t;
  if (otherDay)
    await tx.db
      .update(invitations)
      .set({ endsAt: usualEnd(after.meetingOn, now) })
      .where(and(eq(invitations.reviewId, id), isNull(invitations.endedAt)));
  const otherTime = before.meetingTime !== null && before.meetingTime !== after.meetingTime;
  if (before.meetingOn === null || (!otherDay && !otherTime)) return;
  const actorKind = staffId === null ? 'system' : 'staff';
  await record(tx, { actorKind, actorId: staffId, action: dayChanged, childId, subjectId: id }, now);
}

/** When the meeting of one review was moved last; null when it never was. */
export async function lastMoved(
  store: Store,
  review: { readonly id: string; readonly childId: string }
): Promise<{ readonly id: string; readonly at: number } | null> {
  const { events } = store.t;
  const [row] = await store.db
    .select({ id: events.id, at: events.at })
    .from(events)
    .where(
      and(eq(events.childId, review.childId), eq(events.subjectId, review.id), eq(events.action, dayChanged))
    )
    .orderBy(desc(events.at))
    .limit(1);
  return row ?? null;
}
