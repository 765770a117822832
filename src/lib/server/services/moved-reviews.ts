/** A review that was moved: its ways in stay open until after the new day, and the move is written down. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { usualEnd } from './invitations.ts';
import { countPromisesAgain } from './promised-days.ts';

/** Written down when the day or the time of a meeting was moved. */
const dayChanged = 'review.day-changed';
/** What is written down when a review that was cancelled stands again. */
export const broughtBack = 'review.brought-back';

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
  if (otherDay && after.meetingOn !== null) await countPromisesAgain(tx, id, after.meetingOn, now);
  const otherTime = before.meetingTime !== null && before.meetingTime !== after.meetingTime;
  if (before.meetingOn === null || (!otherDay && !otherTime)) return;
  const { reviews } = tx.t;
  await tx.db.update(reviews).set({ movedAt: now }).where(eq(reviews.id, id));
  const actorKind = staffId === null ? 'system' : 'staff';
  await record(tx, { actorKind, actorId: staffId, action: dayChanged, childId, subjectId: id }, now);
}

interface Whose {
  readonly id: string;
  readonly childId: string;
}

interface Deed {
  readonly id: string;
  readonly at: number;
}

/** When the meeting of one review was moved last; null when it never was. */
export const lastMoved = (store: Store, review: Whose): Promise<Deed | null> =>
  lastDone(store, review, dayChanged);

/** When a cancelled review was brought back last; null when it never was. */
export const lastBroughtBack = (store: Store, review: Whose): Promise<Deed | null> =>
  lastDone(store, review, broughtBack);

async function lastDone(store: Store, review: Whose, action: string): Promise<Deed | null> {
  const { events } = store.t;
  const [row] = await store.db
    .select({ id: events.id, at: events.at })
    .from(events)
    .where(
      and(eq(events.childId, review.childId), eq(events.subjectId, review.id), eq(events.action, action))
    )
    .orderBy(desc(events.at))
    .limit(1);
  return row ?? null;
}
