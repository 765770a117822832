/** Which records of the register a member of staff put right by hand, and when last: a file must not undo it unseen. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';

/** What staff do on the pages; a load writes none of these down. */
const byHand = [
  'child.added',
  'child.changed',
  'person.added',
  'person.changed',
  'person.ended',
  'person.put-back',
  'review.planned',
  'review.moved',
  'review.cancelled'
];

/** The last such day by the id of the review or person it was done to, or of the child. @param childIds some hundred at most */
export async function handDays(
  store: Store,
  childIds: readonly string[]
): Promise<(readonly [string, Day])[]> {
  const { events } = store.t;
  const rows = await store.db
    .select({ at: events.at, childId: events.childId, subjectId: events.subjectId, action: events.action })
    .from(events)
    .where(
      and(
        inArray(events.childId, [...childIds]),
        eq(events.actorKind, 'staff'),
        inArray(events.action, byHand)
      )
    )
    .orderBy(asc(events.at));
  return rows.flatMap(({ at, childId, subjectId, action }) => {
    // A review that was cancelled is told of the child, for whom the file may plan another.
    const about = action === 'review.cancelled' ? `${childId} cancelled` : (subjectId ?? childId);
    return about === null ? [] : [[about, dayOf(at)] as const];
  });
}
