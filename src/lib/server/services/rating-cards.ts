/**
 * Cards still to be printed that ask how a meeting went: whoever was asked by letter and has no address gets no message,
 * so somebody has to print them one.
 */
import { and, asc, eq, gt, isNotNull, isNull, lte, notExists, or, sql, type SQL } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import { addDays, dayOf, type Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { caseloadAsked, childName, childrenIn, openReview, type Staff } from './caseload.ts';
import { namelessRating } from './nameless-ratings.ts';
import { recordedSince } from './recorded-since.ts';

/** Days after a meeting, or after it was recorded, in which it can still be asked about. */
const daysToAsk = 42;

/** One held review with people to print for. */
export interface RatingCards {
  readonly reviewId: string;
  readonly name: string;
  readonly heldOn: Day;
  /** How many people are to be printed a card. */
  readonly people: number;
}

/**
 * Held reviews of the caseload with somebody who was asked by letter, has sent no rating, was sent no message that asks
 * for one and was printed no card, the longest held first: their time to answer ends first. Nothing for whoever prints no
 * letters.
 * @param iroId one IRO's only, for those who see all
 */
export async function ratingCards(
  store: Store,
  viewer: Staff,
  iroId: string | null,
  now: number
): Promise<RatingCards[]> {
  if (!mightEver(viewer, 'invite')) return [];
  const caseload = await caseloadAsked(store, viewer, iroId, dayOf(now));
  const { children, invitations, reviews } = store.t;
  const rows = await store.db
    .select({
      reviewId: reviews.id,
      heldOn: reviews.heldOn,
      id: children.id,
      localId: children.localId,
      firstName: children.firstName,
      nickname: children.nickname
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(invitations, eq(invitations.reviewId, reviews.id))
    .where(and(childrenIn(store, caseload), cardMissing(store, now)))
    .orderBy(asc(reviews.heldOn), asc(reviews.id));
  return [...Map.groupBy(rows, ({ reviewId }) => reviewId).values()].flatMap((people) => {
    const [first] = people;
    if (!first || first.heldOn === null) return [];
    const { reviewId, heldOn } = first;
    return [{ reviewId, heldOn, name: childName(store, first), people: people.length }];
  });
}

/**
 * Who of one review is to be printed a card: `child`, or the id of a connection. Nobody while it was not held.
 * @throws NotYours
 */
export async function cardsOfReview(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<string[]> {
  await openReview(store, viewer, 'invite', reviewId, now);
  const { invitations, reviews } = store.t;
  const rows = await store.db
    .select({ connectionId: invitations.connectionId })
    .from(reviews)
    .innerJoin(invitations, eq(invitations.reviewId, reviews.id))
    .where(and(eq(reviews.id, reviewId), cardMissing(store, now)));
  return rows.map(({ connectionId }) => connectionId ?? 'child');
}

/** Of a query on `reviews` and `invitations`. */
function cardMissing(store: Store, now: number): SQL | undefined {
  const { invitations, reviews } = store.t;
  const today = dayOf(now);
  return and(
    isNull(reviews.cancelledAt),
    isNotNull(reviews.heldOn),
    lte(reviews.heldOn, today),
    recordedSince(store, addDays(today, -daysToAsk)),
    isNull(invitations.channel),
    isNull(invitations.endedAt),
    gt(invitations.endsAt, now),
    isNull(invitations.ratingPrintedAt),
    notRated(store),
    notWrittenTo(store)
  );
}

/**
 * By the person of the invitation: with their name, from whichever of their ways in, or without it from this one. Each
 * subquery asks for what its index holds, so that no other row is looked at.
 */
function notRated(store: Store): SQL | undefined {
  const { events, invitations, submissions } = store.t;
  const samePerson = or(
    eq(submissions.connectionId, invitations.connectionId),
    and(eq(submissions.audience, 'child'), eq(invitations.audience, 'child'))
  );
  const sent = and(
    eq(submissions.reviewId, invitations.reviewId),
    eq(submissions.purpose, 'rating'),
    isNotNull(submissions.submittedAt),
    isNull(submissions.mistypedBy),
    samePerson
  );
  const nameless = and(eq(events.actorId, invitations.id), eq(events.action, namelessRating));
  return and(
    notExists(store.db.select({ id: submissions.reviewId }).from(submissions).where(sent)),
    notExists(store.db.select({ id: events.actorId }).from(events).where(nameless))
  );
}

/** No message is on its way, or has arrived, that asks them how it went; one that was given up asks nobody. */
function notWrittenTo(store: Store): SQL {
  const { invitations, outbox } = store.t;
  const asked = and(eq(outbox.about, sql`'rating:' || ${invitations.id}`), isNull(outbox.givenUpAt));
  return notExists(store.db.select({ id: outbox.about }).from(outbox).where(asked));
}
