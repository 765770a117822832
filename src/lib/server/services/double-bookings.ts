/** Meetings of one IRO that are planned for the same day and time. Brothers and sisters may share a meeting. */
import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { childName } from './caseload.ts';
import { stillLookedAfter } from './looked-after.ts';

/** A meeting with a day and a time, and whose it is. */
interface Booking {
  readonly childId: string;
  /** The child's IRO. */
  readonly iroId: string | null;
  readonly meetingOn: Day | null;
  readonly meetingTime: string | null;
}

/** "Jo Clarke has Callum then."; null when nothing else is planned for that time. */
export async function bookedThen(store: Store, wanted: Booking, today: Day): Promise<string | null> {
  const { childId, iroId, meetingOn, meetingTime } = wanted;
  if (iroId === null || meetingOn === null || meetingTime === null) return null;
  const { reviews, children, staff } = store.t;
  const { id, firstName, nickname, localId } = children;
  const rows = await store.db
    .select({ id, firstName, nickname, localId, iro: staff.name })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        eq(reviews.meetingOn, meetingOn),
        eq(reviews.meetingTime, meetingTime),
        eq(children.iroId, iroId),
        ne(children.id, childId),
        isNull(reviews.heldOn),
        isNull(reviews.cancelledAt),
        stillLookedAfter(store, today)
      )
    );
  const together = await siblingIds(store, childId);
  const others = rows.filter((row) => !together.has(row.id));
  const [first] = others;
  return first ? `${first.iro} has ${others.map((row) => childName(store, row)).join(' and ')} then.` : null;
}

async function siblingIds(store: Store, childId: string): Promise<Set<string>> {
  const { siblings } = store.t;
  const rows = await store.db
    .select()
    .from(siblings)
    .where(or(eq(siblings.childId, childId), eq(siblings.siblingId, childId)));
  return new Set(rows.flatMap((row) => [row.childId, row.siblingId]));
}

/** For each of some planned meetings of a list, the others of the same IRO at the same time. @param together whose may share one */
export function sameTime<B extends Booking>(
  rows: readonly B[],
  together: (row: B) => readonly string[]
): Map<B, B[]> {
  const timed = rows.filter(
    (row) => row.iroId !== null && row.meetingOn !== null && row.meetingTime !== null
  );
  const groups = Map.groupBy(
    timed,
    ({ iroId, meetingOn, meetingTime }) => `${iroId} ${meetingOn} ${meetingTime}`
  );
  const others = (row: B, group: readonly B[]) =>
    group.filter((one) => one.childId !== row.childId && !together(row).includes(one.childId));
  return new Map(
    [...groups.values()].flatMap((group) => group.map((row) => [row, others(row, group)] as const))
  );
}
