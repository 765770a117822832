/**
 * Printed letters with a day of the meeting that does not hold any more: whoever has one comes on the old day, unless
 * somebody tells them. No message reaches them by itself.
 */
import { and, asc, eq, gt, gte, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { caseloadAsked, childName, childrenIn, openReview, type Staff } from './caseload.ts';
import { record } from './events.ts';

/** Written down when somebody says that the holder of a letter was told. */
const told = 'invitation.told-of-change';

/** One review whose day or time has changed since letters were printed for it. */
export interface OldLetters {
  readonly reviewId: string;
  readonly childId: string;
  readonly name: string;
  /** It was called off, not moved. */
  readonly cancelled: boolean;
  /** The day it is on now, or was on when it was called off. */
  readonly meetingOn: Day | null;
  /** How many people hold one and were not told. */
  readonly people: number;
}

/**
 * Those of a caseload, the nearest first: until a new letter was printed, a message about the change went to the holder,
 * somebody said that they were told, or the day has passed. Nothing for whoever prints no letters.
 * @param iroId one IRO's only, for those who see all
 */
export async function oldLetters(
  store: Store,
  viewer: Staff,
  iroId: string | null,
  now: number
): Promise<OldLetters[]> {
  if (!mightEver(viewer, 'invite')) return [];
  const caseload = await caseloadAsked(store, viewer, iroId, dayOf(now));
  return grouped(store, await rowsWhere(store, childrenIn(store, caseload), now));
}

/** Those about one child. The caller has checked who may know. */
export const oldLettersOf = async (store: Store, childId: string, now: number): Promise<OldLetters[]> =>
  grouped(store, await rowsWhere(store, eq(store.t.children.id, childId), now));

/** The ways in of one review whose letters say an old day, by their id. The caller has opened the review. */
export async function holdersOfOldDay(
  store: Store,
  reviewId: string,
  now: number
): Promise<ReadonlySet<string>> {
  const rows = await rowsWhere(store, eq(store.t.reviews.id, reviewId), now);
  return new Set(rows.map(({ invitationId }) => invitationId));
}

/**
 * Somebody told the holder of a letter that the day has changed. For one who holds none it does nothing. Logged.
 * @throws NotYours
 */
export async function holderTold(
  store: Store,
  viewer: Staff,
  reviewId: string,
  invitationId: string,
  now: number
): Promise<void> {
  const { childId } = await openReview(store, viewer, 'invite', reviewId, now);
  if (!(await holdersOfOldDay(store, reviewId, now)).has(invitationId)) return;
  const deed = { action: told, childId, subjectId: invitationId } as const;
  await record(store, { actorKind: 'staff', actorId: viewer.staffId, ...deed }, now);
}

type Row = Awaited<ReturnType<typeof changedRows>>[number];

/** Letters that were printed before the last change, and nothing was said to their holders since. */
async function rowsWhere(store: Store, where: SQL | undefined, now: number): Promise<Row[]> {
  const rows = await changedRows(store, where, now);
  return rows.filter(({ madeAt, cancelledAt, movedAt, toldAt, writtenAt }) => {
    const changedAt = cancelledAt ?? movedAt ?? 0;
    return madeAt < changedAt && (toldAt ?? 0) < changedAt && (writtenAt ?? 0) < changedAt;
  });
}

/** Open letters for meetings that are ahead and were moved or called off, with when what happened last. */
function changedRows(store: Store, where: SQL | undefined, now: number) {
  const { children, invitations, reviews, events, outbox } = store.t;
  const toldAt = sql<number | null>`(select max(${events.at}) from ${events}
    where ${events.childId} = ${children.id} and ${events.action} = ${told}
    and ${events.subjectId} = ${invitations.id})`.mapWith(Number);
  const written = sql<number | null>`(select max(${outbox.putInAt}) from ${outbox}
    where ${outbox.reviewId} = ${reviews.id} and ${outbox.givenUpAt} is null
    and (${outbox.about} = 'cancelled:' || ${invitations.id}
      or ${outbox.about} like 'moved:' || ${invitations.id} || ':%'))`.mapWith(Number);
  return store.db
    .select({
      invitationId: invitations.id,
      madeAt: invitations.createdAt,
      reviewId: reviews.id,
      meetingOn: reviews.meetingOn,
      cancelledAt: reviews.cancelledAt,
      child: children,
      movedAt: reviews.movedAt,
      toldAt,
      writtenAt: written
    })
    .from(invitations)
    .innerJoin(reviews, eq(reviews.id, invitations.reviewId))
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(
      and(
        where,
        isNull(invitations.channel),
        isNull(invitations.endedAt),
        gt(invitations.endsAt, now),
        isNull(reviews.heldOn),
        gte(reviews.meetingOn, dayOf(now)),
        or(isNotNull(reviews.cancelledAt), isNotNull(reviews.movedAt))
      )
    )
    .orderBy(asc(reviews.meetingOn), asc(reviews.id));
}

const grouped = (store: Store, rows: readonly Row[]): OldLetters[] =>
  [...Map.groupBy(rows, ({ reviewId }) => reviewId).values()].flatMap((people) => {
    const [first] = people;
    if (!first) return [];
    const { reviewId, child, cancelledAt, meetingOn } = first;
    return [
      {
        ...{ reviewId, meetingOn, childId: child.id, name: childName(store, child) },
        cancelled: cancelledAt !== null,
        people: people.length
      }
    ];
  });
