/**
 * A child taken out of the register again who was put in by mistake: twice, or under another's number. Only while nothing
 * hangs on them: nobody has opened a way in, nothing was said, held or worked on.
 */
import { and, count, eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import { childName, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { record } from './events.ts';

export interface Removal {
  readonly name: string;
  readonly localId: string;
  /** Why the child stays; null when they may go. */
  readonly staysBecause: string | null;
}

/** What would be removed, or why it is not. @throws NotYours unless this person may change the child */
export async function removalOf(store: Store, viewer: Staff, childId: string, now: number): Promise<Removal> {
  const row = await childFor(store, viewer, 'edit-child', childId, now);
  return { name: childName(store, row), localId: row.localId, staysBecause: await whyStays(store, childId) };
}

/**
 * Removes the child with everything that was written down of them. What was logged stays.
 * @returns the reason why not, or null when the child is gone
 * @throws NotYours unless this person may change the child
 */
export async function removeChild(
  store: Store,
  viewer: Staff,
  childId: string,
  now: number
): Promise<string | null> {
  return store.transaction(async (tx) => {
    await childFor(tx, viewer, 'edit-child', childId, now);
    const why = await whyStays(tx, childId);
    if (why !== null) return why;
    await removeRows(tx, childId);
    await record(tx, { actorKind: 'staff', actorId: viewer.staffId, action: 'child.removed', childId }, now);
    return null;
  });
}

async function whyStays(store: Store, childId: string): Promise<string | null> {
  const { reviews, invitations } = store.t;
  const held = and(eq(reviews.childId, childId), isNotNull(reviews.heldOn));
  if ((await store.db.select({ n: count() }).from(reviews).where(held))[0]?.n)
    return 'A review of this child was held.';
  const opened = and(eq(invitations.childId, childId), isNotNull(invitations.openedAt));
  if ((await store.db.select({ n: count() }).from(invitations).where(opened))[0]?.n)
    return 'Somebody has opened the way in that they were given for this child.';
  return (await isWorkedOn(store, childId)) ? 'Something was said or worked on for this child.' : null;
}

/** Whether any record of what was said, asked for or done speaks of the child. */
async function isWorkedOn({ db, t }: Store, childId: string): Promise<boolean> {
  const ofChild = [
    t.submissions,
    t.requests,
    t.referrals,
    t.disputes,
    t.decisions,
    t.outcomes,
    t.wishAnswers,
    t.midwayChecks,
    t.picturePasses,
    t.waysOfSeeing
  ];
  for (const table of ofChild) {
    const [row] = await db.select({ n: count() }).from(table).where(eq(table.childId, childId));
    if (row?.n) return true;
  }
  const theirs = db.select({ id: t.reviews.id }).from(t.reviews).where(eq(t.reviews.childId, childId));
  for (const table of [t.meetings, t.codeDecisions, t.letters, t.packConsents, t.packHoldings]) {
    const [row] = await db.select({ n: count() }).from(table).where(inArray(table.reviewId, theirs));
    if (row?.n) return true;
  }
  return false;
}

/** In the order in which one hangs on another. */
async function removeRows({ db, t }: Store, childId: string): Promise<void> {
  const theirs = db.select({ id: t.reviews.id }).from(t.reviews).where(eq(t.reviews.childId, childId));
  const waysIn = db
    .select({ id: t.invitations.id })
    .from(t.invitations)
    .where(eq(t.invitations.childId, childId));
  await db.delete(t.outbox).where(inArray(t.outbox.reviewId, theirs));
  await db.delete(t.invitationLinks).where(inArray(t.invitationLinks.invitationId, waysIn));
  await db.delete(t.invitations).where(eq(t.invitations.childId, childId));
  await db.delete(t.reviews).where(eq(t.reviews.childId, childId));
  await db.delete(t.siblings).where(or(eq(t.siblings.childId, childId), eq(t.siblings.siblingId, childId)));
  for (const table of [t.connections, t.handovers, t.episodes, t.files])
    await db.delete(table).where(eq(table.childId, childId));
  await db.update(t.notices).set({ childId: null }).where(eq(t.notices.childId, childId));
  await db.delete(t.children).where(eq(t.children.id, childId));
}
