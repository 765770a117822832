/** Messages that did not arrive, or that nobody knows of: they wait for a person, however many came after them. */
import { and, count, desc, eq, gt, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { mightEver } from '../../domain/access.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { asked, lineOf, type OutboxLine } from './outbox-lines.ts';
import { withPeople } from './outbox-people.ts';
import { answerWithin } from './outbox.ts';
import { noteReadings } from './readings.ts';

/** So long a message that is about no way in is asked about; one about a way in, as long as that is open. In milliseconds. */
const otherwise = 30 * 86_400_000;
/** More than a person settles in a day. */
const most = 300;

/** Those to settle, the newest first, with whom they were for. @param show whether to open what is kept */
export async function messagesToSettle(store: Store, show: boolean, now: number): Promise<OutboxLine[]> {
  const { outbox } = store.t;
  const rows = await store.db
    .select()
    .from(outbox)
    .where(unsettled(store, now))
    .orderBy(desc(outbox.putInAt))
    .limit(most);
  return (await withPeople(store, rows)).map(({ row, who }) => lineOf(store, row, who, show, now));
}

/** How many there are. */
export async function countToSettle(store: Store, now: number): Promise<number> {
  const { outbox } = store.t;
  const [row] = await store.db.select({ n: count() }).from(outbox).where(unsettled(store, now));
  return row?.n ?? 0;
}

/**
 * Refused, came back, or lost track of; and still of use: the way in it was about is open, so that a new letter or
 * message settles it, or it is about none and not old.
 */
function unsettled(store: Store, now: number): SQL | undefined {
  const { outbox, invitations, staffInvites } = store.t;
  const lost = and(
    isNull(outbox.sentAt),
    isNotNull(outbox.handedAt),
    or(isNotNull(outbox.problem), lt(outbox.handedAt, now - answerWithin))
  );
  const aboutOpen = sql`exists (select 1 from ${invitations} where ${invitations.reviewId} = ${outbox.reviewId}
    and ${invitations.endedAt} is null and ${invitations.endsAt} > ${now}
    and ${outbox.about} like '%:' || ${invitations.id} || '%'
    and not ${sentSince(store)})`;
  // A link to an account that was used, or ended by a new one, is nobody's to send again.
  const linkOver = sql`exists (select 1 from ${staffInvites} where ${outbox.about} = 'staff:' || ${staffInvites.id}
    and (${staffInvites.usedAt} is not null or ${staffInvites.withdrawnAt} is not null))`;
  return and(
    or(isNotNull(outbox.givenUpAt), lost),
    or(aboutOpen, and(isNull(outbox.reviewId), gt(outbox.putInAt, now - otherwise), sql`not ${linkOver}`))
  );
}

/**
 * A later message about the same way in settles it: of any kind once it is known to have arrived, and one that somebody
 * pressed for after this one failed as soon as it was sent. What goes out by itself may go to the same wrong address.
 */
function sentSince(store: Store): SQL {
  const { outbox, invitations } = store.t;
  const later = alias(outbox, 'later');
  return sql`exists (select 1 from ${outbox} as "later" where ${later.reviewId} = ${outbox.reviewId}
    and ${later.sentAt} is not null and ${later.givenUpAt} is null
    and ${later.putInAt} > ${outbox.putInAt}
    and ${later.about} like '%:' || ${invitations.id} || '%'
    and (${later.problem} = 'delivered' or (${later.about} like ${`%${asked}%`}
      and (${outbox.givenUpAt} is null or ${later.putInAt} > ${outbox.givenUpAt}))))`;
}

/**
 * A person pressed "It came back" on the wrong message: it counts as sent again. Only while it waits to be settled; what
 * the carrier itself says of a message stands. Logged.
 * @throws NotYours for roles that do not see messages
 */
export async function didNotComeBack(store: Store, viewer: Staff, id: string, now: number): Promise<void> {
  if (!mightEver(viewer, 'see-outbox')) throw new NotYours();
  await store.transaction(async (tx) => {
    const { outbox, reviews } = tx.t;
    const itself = and(eq(outbox.id, id), eq(outbox.problem, 'came-back'), isNotNull(outbox.sentAt));
    const [row] = await tx.db
      .select({ reviewId: outbox.reviewId })
      .from(outbox)
      .where(and(itself, unsettled(tx, now)));
    if (!row) return;
    await tx.db.update(outbox).set({ problem: null, givenUpAt: null }).where(itself);
    const [of] = await tx.db
      .select({ childId: reviews.childId })
      .from(reviews)
      .where(eq(reviews.id, row.reviewId ?? ''));
    const deed = { action: 'message.not-come-back', childId: of?.childId ?? null, subjectId: id };
    await noteReadings(tx, viewer, [deed], now);
  });
}
