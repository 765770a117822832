/**
 * The legal limit of each review that is not held. It is kept with the review, so that lists can be sorted and searched by
 * it, and counted again in the same transaction whenever something it follows from changes: since when a child is looked
 * after, the cycle, a review held or corrected, a load of the register, the bank holidays. There is one calculator
 * (`nextLimit`); no file and no form sets a limit.
 */
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { cameOn, dueDay } from './register-care.ts';
import { grouped, inParts } from './register-state.ts';

/** Counts the limit of one child's open review again. */
export const recountOpenLimit = (tx: Store, childId: string): Promise<void> =>
  recountOpenLimits(tx, [childId]);

/**
 * Counts the limits of open reviews again: of some children, or of everybody's when the bank holidays change. A few
 * queries for some hundred children at a time; only what differs is written.
 */
export async function recountOpenLimits(tx: Store, childIds: readonly string[] | null): Promise<void> {
  const open =
    childIds === null ? await openOf(tx, null) : await inParts(childIds, (part) => openOf(tx, part));
  const held = await heldDays(
    tx,
    open.map((row) => row.childId)
  );
  const holidays = await holidaySet(tx);
  const moved = open.flatMap((row) => {
    const dueOn = dueDay(row, held.get(row.childId) ?? [], cameOn(row), holidays);
    return dueOn === row.dueOn ? [] : { id: row.id, dueOn };
  });
  const { reviews } = tx.t;
  for (const [dueOn, rows] of grouped(moved, (row) => row.dueOn)) {
    const ids = rows.map((row) => row.id);
    await inParts(ids, async (part) => {
      await tx.db.update(reviews).set({ dueOn }).where(inArray(reviews.id, part));
      return [];
    });
  }
}

function openOf(store: Store, childIds: string[] | null) {
  const { reviews, children } = store.t;
  const { cycle, cycleStartedOn, lookedAfterSince, createdAt } = children;
  return store.db
    .select({
      id: reviews.id,
      dueOn: reviews.dueOn,
      childId: reviews.childId,
      cycle,
      cycleStartedOn,
      lookedAfterSince,
      createdAt
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(
      and(
        isNull(reviews.heldOn),
        isNull(reviews.cancelledAt),
        childIds === null ? undefined : inArray(reviews.childId, childIds)
      )
    );
}

/** The days of the reviews that were held, in order, by child. */
export async function heldDays(store: Store, childIds: readonly string[]): Promise<Map<string, Day[]>> {
  const { reviews } = store.t;
  const rows = await inParts(childIds, (part) =>
    store.db
      .select({ childId: reviews.childId, heldOn: reviews.heldOn })
      .from(reviews)
      .where(and(inArray(reviews.childId, part), isNotNull(reviews.heldOn), isNull(reviews.cancelledAt)))
  );
  const byChild = grouped(rows, (row) => row.childId);
  return new Map([...byChild].map(([id, theirs]) => [id, theirs.flatMap((row) => row.heldOn ?? []).sort()]));
}
