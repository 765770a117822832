/** What came back: how many were asked, opened, started and sent their views, and how many rated the meeting. */
import { and, between, count, eq, exists, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm';
import { addDays, type Day } from '../../domain/day.ts';
import { returnRates, type Asked, type ReturnRate } from '../../domain/return-rate.ts';
import { shareOf } from '../../domain/share.ts';
import { hideSmallRow, type Shown } from '../../domain/small-numbers.ts';
import type { Audience } from '../../domain/viewer.ts';
import { midnightIn } from '../db/midnight.ts';
import type { Store } from '../db/store.ts';
import { summersIn } from './results-period.ts';
import { shownStep } from './results-shown.ts';
import { heldIn, ofIros, type ResultsWanted, type ShownLine } from './results.ts';

export interface ReturnResult {
  readonly audience: Audience | 'all';
  readonly asked: Shown;
  readonly steps: readonly ShownLine[];
}

/** Return rates by audience for reviews whose day was in the period. In time: sent before the day of the meeting. */
export async function returns(store: Store, wanted: ResultsWanted): Promise<ReturnResult[]> {
  const asked = await askedFor(store, wanted);
  return withFewOthersApart(asked).map(({ audience, asked: of, lines }) => ({
    audience,
    asked: shownStep(of, of),
    steps: lines.map((line) => {
      const shown = shownStep(line.count, of);
      return { id: line.id, words: line.words, count: shown, share: shown === null ? null : line.share };
    })
  }));
}

/**
 * The rates, "all" among them. Others are often fewer than five: then they are left out of "all", which would give
 * their number away beside the rest.
 */
function withFewOthersApart(asked: readonly Asked[]): ReturnRate[] {
  const rates = returnRates(asked);
  const others = rates.find(({ audience }) => audience === 'other');
  if (!others || shownStep(others.asked, others.asked) !== null) return rates;
  const [all] = returnRates(asked.filter(({ audience }) => audience !== 'other')).slice(-1);
  return rates.map((rate) => (rate.audience === 'all' && all ? all : rate));
}

/** People asked for a review, counted by how far they came: a handful of rows whatever the number of reviews. */
async function askedFor(store: Store, wanted: ResultsWanted): Promise<Asked[]> {
  const people = eachAsked(store, wanted);
  const { audience, opened, started, inTime } = people;
  const rows = await store.db
    .select({ audience, opened, started, inTime, count: count() })
    .from(people)
    .groupBy(audience, opened, started, inTime);
  // The domain asks on which day: the last of the period stands for "it did", and for "in time" or the day before.
  const on = wanted.to;
  return rows.map((row) => ({
    audience: row.audience as Audience,
    openedOn: row.opened === 1 ? on : null,
    startedOn: row.started === 1 ? on : null,
    returnedOn: row.inTime === null ? null : on,
    neededBy: row.inTime === 1 ? on : addDays(on, -1),
    count: row.count
  }));
}

/**
 * One row for each person asked for one review, however many invitations they were given. In time is 1 or 0, and null
 * when nothing was sent. What somebody changed later was in time if the first was.
 */
function eachAsked(store: Store, wanted: ResultsWanted) {
  const { invitations, reviews, children, submissions } = store.t;
  const { reviewId, audience, connectionId } = invitations;
  const day = sql<Day>`coalesce(${reviews.heldOn}, ${reviews.meetingOn})`;
  const sentAt = sql<number | null>`min(${submissions.submittedAt})`;
  const begins = sql`${midnightIn(store.kind, day)} - ${ahead(day, wanted)}`;
  return store.db
    .select({
      audience,
      opened: flag(sql`min(${invitations.openedAt}) is not null`).as('opened'),
      started: flag(sql`min(${submissions.startedAt}) is not null`).as('started'),
      inTime: sql<number | null>`case when ${sentAt} < ${begins} then 1 when ${sentAt} is not null then 0 end`
        .mapWith(Number)
        .as('in_time')
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(invitations, eq(invitations.reviewId, reviews.id))
    .leftJoin(submissions, viewsOf(store))
    .where(and(dayIn(store, wanted), isNull(reviews.cancelledAt), ofIros(store, wanted.iroIds)))
    .groupBy(reviewId, audience, connectionId, day)
    .as('people');
}

const flag = (is: SQL) => sql<number>`case when ${is} then 1 else 0 end`.mapWith(Number);

/** What the invited person wrote before that review and did not take back. */
function viewsOf(store: Store): SQL | undefined {
  const { invitations, submissions } = store.t;
  const person = (one: typeof invitations | typeof submissions) => sql`coalesce(${one.connectionId}, '')`;
  return and(
    eq(submissions.reviewId, invitations.reviewId),
    eq(submissions.purpose, 'views'),
    eq(submissions.audience, invitations.audience),
    eq(person(submissions), person(invitations)),
    isNull(submissions.withdrawnAt)
  );
}

/** Held in the period, or planned for it and not held. Said so that both days can be found by their index. */
function dayIn(store: Store, { from, to }: ResultsWanted): SQL | undefined {
  const { heldOn, meetingOn } = store.t.reviews;
  return or(between(heldOn, from, to), and(isNull(heldOn), between(meetingOn, from, to)));
}

/** How many milliseconds English midnight comes before that of UTC: an hour in summer. */
function ahead(day: SQL, period: ResultsWanted): SQL {
  const summers = summersIn(period).map(
    ({ after, last }) => sql`(${day} > ${sql.raw(`'${after}'`)} and ${day} <= ${sql.raw(`'${last}'`)})`
  );
  return sql`case when ${sql.join(summers, sql` or `)} then 3600000 else 0 end`;
}

export interface RatedResult {
  readonly rated: Shown;
  readonly asked: Shown;
  readonly share: Shown;
}

/** Of the held reviews whose child was given a way in, those the child rated. */
export async function meetingsRated(store: Store, wanted: ResultsWanted): Promise<RatedResult> {
  const { reviews, children, invitations, submissions } = store.t;
  const ratings = store.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      and(
        eq(submissions.reviewId, reviews.id),
        eq(submissions.purpose, 'rating'),
        eq(submissions.audience, 'child'),
        isNotNull(submissions.submittedAt),
        isNull(submissions.withdrawnAt)
      )
    );
  const ways = store.db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.reviewId, reviews.id), eq(invitations.audience, 'child')));
  const [row] = await store.db
    .select({
      asked: count(),
      rated: sql<number>`coalesce(sum(${flag(exists(ratings))}), 0)`.mapWith(Number)
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(and(heldIn(store, wanted), exists(ways)));
  const [asked, rated] = [row?.asked ?? 0, row?.rated ?? 0];
  const shown = hideSmallRow([rated, asked - rated]);
  const given = shown.counts[0] ?? null;
  return { rated: given, asked: shown.total, share: given === null ? null : shareOf(rated, asked) };
}
