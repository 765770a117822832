/** The people of the team as a manager sees them: who they are, how many children they hold, and who leaves. */
import { asc, count, eq, isNull } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import { endSessionsOf } from '../auth/session.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { record } from './events.ts';
import { endStaff } from './staff-accounts.ts';

export interface TeamMember {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly endsAt: number | null;
  readonly over: boolean;
  /** Children whose IRO they are. */
  readonly children: number;
}

/** Everybody with an account, those who left last. */
export async function team(store: Store, now: number): Promise<TeamMember[]> {
  const { staff, children } = store.t;
  const rows = await store.db
    .select({ id: staff.id, name: staff.name, role: staff.role, endsAt: staff.endsAt })
    .from(staff)
    .orderBy(asc(staff.name));
  const held = await store.db
    .select({ iroId: children.iroId, n: count() })
    .from(children)
    .where(isNull(children.ceasedOn))
    .groupBy(children.iroId);
  const members = rows.map((row) => ({
    ...row,
    over: row.endsAt !== null && row.endsAt <= now,
    children: held.find(({ iroId }) => iroId === row.id)?.n ?? 0
  }));
  return [...members.filter(({ over }) => !over), ...members.filter(({ over }) => over)];
}

/** When an account ends whose last day this is. */
export const lastMomentOf = (lastDay: Day): number => Date.parse(`${lastDay}T23:59:59Z`);

/** Ends an account after a day, or at once when that day has passed. @throws NotYours for one's own, or nobody's */
export async function letLeave(
  store: Store,
  by: Staff,
  staffId: string,
  lastDay: Day,
  now: number
): Promise<void> {
  const { staff } = store.t;
  const [row] = await store.db.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId));
  if (!row || staffId === by.staffId) throw new NotYours();
  const endsAt = lastMomentOf(lastDay);
  await endStaff(store, staffId, endsAt, now);
  if (endsAt <= now) await endSessionsOf(store, { kind: 'staff', id: staffId });
  const did = {
    actorKind: 'staff',
    actorId: by.staffId,
    action: 'staff.leaves',
    subjectId: staffId
  } as const;
  await record(store, did, now);
}
