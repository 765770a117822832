/** Reviews of brothers and sisters near a review: said beside it, because they may be held together. */
import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import { mayBeTogether } from '../../domain/siblings.ts';
import type { Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { childName, childrenIn, type Caseload } from './caseload.ts';
import { stillLookedAfter } from './looked-after.ts';

export interface AlsoDue {
  readonly childId: string;
  readonly name: string;
  /** The day of the meeting, or the limit while it has none. */
  readonly on: Day;
}

/**
 * For each child of `lines` the open reviews of brothers and sisters within ten working days of `on`, the soonest
 * first; by child id. One query, whatever the number of lines.
 * @param caseload whose children the reader may see: a brother or sister outside it is never named here
 */
export async function alsoDue(
  store: Store,
  caseload: Caseload,
  lines: readonly { readonly childId: string; readonly on: Day | null }[],
  holidays: Holidays
): Promise<ReadonlyMap<string, readonly AlsoDue[]>> {
  const open = Map.groupBy(await openOfSiblings(store, caseload), (row) =>
    row.childId === row.one ? row.other : row.one
  );
  const near = (childId: string, on: Day): AlsoDue[] =>
    (open.get(childId) ?? [])
      .filter((row) => mayBeTogether(on, row.on, holidays))
      .map((row) => ({
        childId: row.childId,
        name: childName(store, { ...row, id: row.childId }),
        on: row.on
      }));
  return new Map(lines.flatMap(({ childId, on }) => (on === null ? [] : [[childId, near(childId, on)]])));
}

/** The open reviews of every child of the caseload who has a brother or sister in the register, once for each pair. */
function openOfSiblings(store: Store, caseload: Caseload) {
  const { siblings, reviews, children } = store.t;
  const on = sql<Day>`coalesce(${reviews.meetingOn}, ${reviews.dueOn})`;
  return store.db
    .select({
      on,
      one: siblings.childId,
      other: siblings.siblingId,
      childId: children.id,
      localId: children.localId,
      firstName: children.firstName,
      nickname: children.nickname
    })
    .from(siblings)
    .innerJoin(children, or(eq(children.id, siblings.childId), eq(children.id, siblings.siblingId)))
    .innerJoin(reviews, eq(reviews.childId, children.id))
    .where(
      and(
        childrenIn(store, caseload),
        stillLookedAfter(store, on),
        isNull(reviews.heldOn),
        isNull(reviews.cancelledAt),
        isNotNull(on)
      )
    )
    .orderBy(on);
}
