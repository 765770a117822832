/** Which children are still looked after, for queries: `isLookedAfter` of the domain in SQL. */
import { gt, isNull, or, type SQL } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';

/** Care has not ceased by a day: it may cease on a later one. Needs `children`. */
export function stillLookedAfter({ t: { children } }: Store, on: Day | SQL<Day>): SQL | undefined {
  return or(isNull(children.ceasedOn), gt(children.ceasedOn, on));
}
