/** The people of the team as a manager sees them: who they are, how many children they hold, and who leaves. */
import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { endSessionsOf } from '../auth/session.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { stillLookedAfter } from './looked-after.ts';
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
    .where(stillLookedAfter(store, dayOf(now)))
    .groupBy(children.iroId);
  const members = rows.map((row) => ({
    ...row,
    over: row.endsAt !== null && row.endsAt <= now,
    children: held.find(({ iroId }) => iroId === row.id)?.n ?? 0
  }));
  return [...members.filter(({ over }) => !over), ...members.filter(({ over }) => over)];
}

/** Why a child has another IRO; kept for the record. */
export const handoverReasons = [
  { value: 'left', words: 'The IRO leaves' },
  { value: 'absence', words: 'A long absence' },
  { value: 'caseload', words: 'Too many children' },
  { value: 'asked', words: 'The child asked for it' },
  { value: 'other', words: 'Another reason' }
] as const;

type HandoverProblem = 'to' | 'reason' | 'nobody';
export type HandedOver =
  | { readonly ok: true; readonly children: number }
  | { readonly ok: false; readonly problem: HandoverProblem };

/**
 * Passes every child of one IRO, with the reviews that are not held, to another. Each child is told on their page.
 * Reviews that were held keep the IRO who held them.
 */
export async function handOver(
  store: Store,
  by: Staff,
  from: string,
  wanted: { readonly to: string; readonly reason: string },
  now: number
): Promise<HandedOver> {
  const reason = handoverReasons.find(({ value }) => value === wanted.reason);
  if (!reason) return { ok: false, problem: 'reason' };
  return store.transaction(async (tx): Promise<HandedOver> => {
    const { staff, children, reviews, handovers } = tx.t;
    const [to] = await tx.db.select().from(staff).where(eq(staff.id, wanted.to));
    const leaves = to?.endsAt ?? Number.POSITIVE_INFINITY;
    if (!to || to.role !== 'iro' || to.id === from || leaves <= now) return { ok: false, problem: 'to' };
    const passed = await tx.db
      .update(children)
      .set({ iroId: to.id, updatedAt: now })
      .where(eq(children.iroId, from))
      .returning({ id: children.id });
    if (passed.length === 0) return { ok: false, problem: 'nobody' };
    await tx.db
      .update(reviews)
      .set({ iroId: to.id, updatedAt: now })
      .where(and(eq(reviews.iroId, from), isNull(reviews.heldOn)));
    for (const { id: childId } of passed) {
      const id = newId();
      const facts = { fromId: from, toId: to.id, reason: reason.value, doneBy: by.staffId, doneAt: now };
      await tx.db.insert(handovers).values({ id, childId, ...facts });
      const did = { actorKind: 'staff', actorId: by.staffId, action: 'child.handed-over' } as const;
      await record(tx, { ...did, childId, subjectId: id }, now);
    }
    return { ok: true, children: passed.length };
  });
}

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
  const endsAt = Date.parse(`${lastDay}T23:59:59Z`);
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

/** The child's new IRO, until the child was told; null when nothing changed since. */
export async function newIroOf(store: Store, childId: string): Promise<{ id: string; name: string } | null> {
  const { handovers, staff } = store.t;
  const [row] = await store.db
    .select({ id: handovers.id, name: staff.name, seenAt: handovers.seenAt })
    .from(handovers)
    .innerJoin(staff, eq(staff.id, handovers.toId))
    .where(eq(handovers.childId, childId))
    .orderBy(desc(handovers.doneAt))
    .limit(1);
  return row && row.seenAt === null ? { id: row.id, name: row.name } : null;
}

/** The child has seen who their IRO is now. */
export async function newIroSeen(store: Store, childId: string, now: number): Promise<void> {
  const { handovers } = store.t;
  await store.db
    .update(handovers)
    .set({ seenAt: now })
    .where(and(eq(handovers.childId, childId), isNull(handovers.seenAt)));
}
