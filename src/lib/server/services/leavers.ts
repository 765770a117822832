/**
 * IROs who leave, and the children who are still theirs: after the last day a child whose IRO has left has none, however
 * the account ended.
 */
import { and, asc, count, eq, isNotNull, isNull, lte, type SQL } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import { iroNames, type StaffName } from './covers.ts';

/** In milliseconds before the last day: from then on the managers are told. */
const toldAhead = 14 * 86_400_000;

export interface Leaver {
  readonly id: string;
  readonly name: string;
  readonly endsAt: number;
  /** The last day has passed. */
  readonly over: boolean;
  /** Children looked after whose IRO they are. */
  readonly children: number;
}

/** Who leaves within fourteen days, or has left, and still holds children; the longest gone first. */
export const leavers = (store: Store, now: number): Promise<Leaver[]> =>
  holdersUntil(store, now + toldAhead, now);

async function holdersUntil(store: Store, until: number, now: number): Promise<Leaver[]> {
  const { staff, children } = store.t;
  const rows = await store.db
    .select({ id: staff.id, name: staff.name, endsAt: staff.endsAt, children: count() })
    .from(staff)
    .innerJoin(children, eq(children.iroId, staff.id))
    .where(and(isNull(children.ceasedOn), isNotNull(staff.endsAt), lte(staff.endsAt, until)))
    .groupBy(staff.id, staff.name, staff.endsAt)
    .orderBy(asc(staff.endsAt));
  return rows.map((row) => ({ ...row, endsAt: row.endsAt ?? now, over: (row.endsAt ?? now) <= now }));
}

/** The IROs to choose from where children are looked for: everybody here, and those who left and still hold some. */
export async function irosToFind(store: Store, now: number): Promise<StaffName[]> {
  const left = await holdersUntil(store, now, now);
  return [...(await iroNames(store, now)), ...left.map(({ id, name }) => ({ id, name: `${name} (left)` }))];
}

/** Whether this IRO is one by name at `now`: an account that has ended holds nobody. */
export const isNamed = (
  { iroId, iroEndsAt }: { readonly iroId: string | null; readonly iroEndsAt: number | null },
  now: number
): boolean => iroId !== null && (iroEndsAt === null || iroEndsAt > now);

/** The same in a query that has left-joined `staff` to the child's IRO: without one, or with one who has left. */
export const hasLeft = ({ t: { staff } }: Store, now: number): SQL | undefined =>
  and(isNotNull(staff.endsAt), lte(staff.endsAt, now));
