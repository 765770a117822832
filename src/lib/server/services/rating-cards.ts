/**
 * Cards still to be printed that ask how a meeting went: whoever was asked by letter gets no message, so somebody has to
 * print them one.
 */
import { and, asc, desc, eq, gt, isNotNull, isNull, lte, notExists, or, type SQL } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import { addDays, dayOf, type Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { caseloadAsked, childName, childrenIn, type Staff } from './caseload.ts';
import { namelessRating } from './nameless-ratings.ts';
import { recordedSince } from './recorded-since.ts';

/** Days after a meeting, or after it was recorded, in which it can still be asked about. */
const daysToAsk = 42;

/** One held review with people to print for. */
export interface RatingCards {
  readonly reviewId: string;
  readonly name: string;
  readonly heldOn: Day;
  /** How many people were asked by letter and have not rated it. */
  readonly people: number;
}

/**
 * Held reviews of the caseload with somebody who was asked by letter, has sent no rating and was printed no card that
 * asks for one, the last held first. Nothing for whoever prints no letters.
 * @param iroId one IRO's only, for those who see all
 */
export async function ratingCards(
  store: Store,
  viewer: Staff,
  iroId: string | null,
  now: number
): Promise<RatingCards[]> {
  if (!mightEver(viewer, 'invite')) return [];
  const today = dayOf(now);
  const caseload = await caseloadAsked(store, viewer, iroId, today);
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
    .from(invitations)
    .innerJoin(reviews, eq(reviews.id, invitations.reviewId))
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(
      and(
        childrenIn(store, caseload),
        isNull(reviews.cancelledAt),
        isNotNull(reviews.heldOn),
        lte(reviews.heldOn, today),
        recordedSince(store, addDays(today, -daysToAsk)),
        isNull(invitations.channel),
        isNull(invitations.endedAt),
        gt(invitations.endsAt, now),
        isNull(invitations.ratingPrintedAt),
        notRated(store)
      )
    )
    .orderBy(desc(reviews.heldOn), asc(reviews.id));
  return [...Map.groupBy(rows, ({ reviewId }) => reviewId).values()].flatMap((people) => {
    const [first] = people;
    if (!first || first.heldOn === null) return [];
    const { reviewId, heldOn } = first;
    return [{ reviewId, heldOn, name: childName(store, first), people: people.length }];
  });
}

/** By the person of the invitation: with their name, from whichever of their ways in, or without it from this one. */
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
    notExists(store.db.select({ id: submissions.id }).from(submissions).where(sent)),
    notExists(store.db.select({ id: events.id }).from(events).where(nameless))
  );
}
