/**
 * Children passed from one IRO to another: a caseload, a part of it, or one child. Every way to another IRO comes through
 * `passChildren`, so that the record is whole and each child is told who their IRO is now.
 */
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { childName, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { recordAll } from './events.ts';
import { grouped, inParts } from './register-state.ts';

/** Why a child has another IRO; kept for the record. */
export const handoverReasons = [
  { value: 'left', words: 'The IRO leaves' },
  { value: 'absence', words: 'A long absence' },
  { value: 'caseload', words: 'Too many children' },
  { value: 'asked', words: 'The child asked for it' },
  { value: 'other', words: 'Another reason' }
] as const;

export const isHandoverReason = (reason: string): boolean =>
  handoverReasons.some(({ value }) => value === reason);

export interface Pass {
  readonly childIds: readonly string[];
  /** Null: the children have no IRO then, and there is nobody to tell them of. */
  readonly to: string | null;
  readonly reason: string;
  /** Staff id; null for the command that loads a register, which writes the new IRO as the one who did it. */
  readonly by: string | null;
}

/**
 * Passes children to another IRO, within a transaction. What is not held goes with the child; reviews that were held keep
 * the IRO who held them, which for those that nobody was written down for is the one who passes the child on. Children who
 * are with that IRO already stay as they are. A fixed number of statements for some hundred children at a time.
 * @returns how many children have another IRO now
 */
export async function passChildren(tx: Store, pass: Pass, now: number): Promise<number> {
  const { children } = tx.t;
  const rows = await inParts(pass.childIds, (part) =>
    tx.db.select({ id: children.id, from: children.iroId }).from(children).where(inArray(children.id, part))
  );
  const moved = rows.filter(({ from }) => from !== pass.to);
  for (const [from, theirs] of grouped(moved, (row) => row.from)) {
    const ids = theirs.map(({ id }) => id);
    await inParts(ids, async (part) => {
      await moveSome(tx, part, { ...pass, from }, now);
      return [];
    });
  }
  return moved.length;
}

async function moveSome(
  tx: Store,
  ids: readonly string[],
  { from, to, reason, by }: Pass & { readonly from: string | null },
  now: number
): Promise<void> {
  const { children, reviews, handovers } = tx.t;
  const theirs = inArray(reviews.childId, [...ids]);
  if (from !== null) {
    const unsigned = and(theirs, isNotNull(reviews.heldOn), isNull(reviews.iroId));
    await tx.db.update(reviews).set({ iroId: from }).where(unsigned);
  }
  const open = and(theirs, isNull(reviews.heldOn), isNotNull(reviews.iroId));
  await tx.db.update(reviews).set({ iroId: null }).where(open);
  await tx.db
    .update(children)
    .set({ iroId: to, updatedAt: now })
    .where(inArray(children.id, [...ids]));
  const lines = ids.map((childId) => ({ id: newId(), childId }));
  if (to !== null) {
    const facts = { fromId: from, toId: to, reason, doneBy: by ?? to, doneAt: now };
    await tx.db.insert(handovers).values(lines.map((line) => ({ ...line, ...facts })));
  }
  const actorKind = by === null ? 'system' : 'staff';
  const did = { actorKind, actorId: by, action: 'child.handed-over' } as const;
  const events = lines.map(({ id, childId }) => ({ ...did, childId, subjectId: to === null ? null : id }));
  await recordAll(tx, events, now);
}

type HandoverProblem = 'to' | 'reason' | 'children' | 'nobody';
export type HandedOver =
  | { readonly ok: true; readonly children: number }
  | { readonly ok: false; readonly problem: HandoverProblem };

export interface HandoverWanted {
  readonly to: string;
  readonly reason: string;
  /** Ids of the children; null for all of them. Those who are another IRO's are left where they are. */
  readonly children: readonly string[] | null;
}

/** Passes the children of one IRO, all or those who are named, to another. Each child is told on their page. */
export async function handOver(
  store: Store,
  by: Staff,
  from: string,
  { to: toId, reason, children: wanted }: HandoverWanted,
  now: number
): Promise<HandedOver> {
  if (!isHandoverReason(reason)) return { ok: false, problem: 'reason' };
  return store.transaction(async (tx): Promise<HandedOver> => {
    const { staff, children } = tx.t;
    const [to] = await tx.db.select().from(staff).where(eq(staff.id, toId));
    const leaves = to?.endsAt ?? Number.POSITIVE_INFINITY;
    if (!to || to.role !== 'iro' || to.id === from || leaves <= now) return { ok: false, problem: 'to' };
    const theirs = await tx.db.select({ id: children.id }).from(children).where(eq(children.iroId, from));
    if (theirs.length === 0) return { ok: false, problem: 'nobody' };
    const childIds = theirs.map(({ id }) => id).filter((id) => wanted === null || wanted.includes(id));
    if (childIds.length === 0) return { ok: false, problem: 'children' };
    const passed = await passChildren(tx, { childIds, to: to.id, reason, by: by.staffId }, now);
    return { ok: true, children: passed };
  });
}

/** The children of one IRO by name, those looked after first: to choose from. */
export async function childrenToPass(
  store: Store,
  iroId: string
): Promise<{ readonly id: string; readonly name: string; readonly localId: string }[]> {
  const { children } = store.t;
  const rows = await store.db
    .select()
    .from(children)
    .where(and(eq(children.iroId, iroId), isNull(children.ceasedOn)))
    .orderBy(asc(children.localId));
  return rows
    .map((row) => ({ id: row.id, name: childName(store, row), localId: row.localId }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || a.localId.localeCompare(b.localId));
}

/** The child's new IRO, until the child was told; null when nothing changed since. */
export async function newIroOf(store: Store, childId: string): Promise<{ id: string; name: string } | null> {
  const { handovers, staff, children } = store.t;
  const [row] = await store.db
    .select({
      id: handovers.id,
      name: staff.name,
      seenAt: handovers.seenAt,
      toId: handovers.toId,
      now: children.iroId
    })
    .from(handovers)
    .innerJoin(staff, eq(staff.id, handovers.toId))
    .innerJoin(children, eq(children.id, handovers.childId))
    .where(eq(handovers.childId, childId))
    .orderBy(desc(handovers.doneAt))
    .limit(1);
  return row && row.seenAt === null && row.toId === row.now ? { id: row.id, name: row.name } : null;
}

/** The child has seen who their IRO is now. */
export async function newIroSeen(store: Store, childId: string, now: number): Promise<void> {
  const { handovers } = store.t;
  await store.db
    .update(handovers)
    .set({ seenAt: now })
    .where(and(eq(handovers.childId, childId), isNull(handovers.seenAt)));
}

export interface HandoverLine {
  readonly id: string;
  /** Null when the child had nobody. */
  readonly from: string | null;
  readonly to: string;
  readonly reason: string;
  readonly doneAt: number;
  /** When the child was shown it; null: not yet. */
  readonly seenAt: number | null;
}

/** The IROs a child has had since records are kept, the latest first. @throws NotYours */
export async function handoversOf(
  store: Store,
  viewer: Staff,
  childId: string,
  now: number
): Promise<HandoverLine[]> {
  await childFor(store, viewer, 'see-child', childId, now);
  const { handovers, staff } = store.t;
  const [from, to] = [alias(staff, 'from_iro'), alias(staff, 'to_iro')];
  const rows = await store.db
    .select({
      id: handovers.id,
      from: from.name,
      to: to.name,
      reason: handovers.reason,
      doneAt: handovers.doneAt,
      seenAt: handovers.seenAt
    })
    .from(handovers)
    .innerJoin(to, eq(to.id, handovers.toId))
    .leftJoin(from, eq(from.id, handovers.fromId))
    .where(eq(handovers.childId, childId))
    .orderBy(desc(handovers.doneAt));
  return rows.map((row) => ({
    ...row,
    reason: handoverReasons.find(({ value }) => value === row.reason)?.words ?? row.reason
  }));
}
