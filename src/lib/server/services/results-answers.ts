/** What came back: how many were asked, opened, started and sent their views, and how many rated the meeting. */
import { and, between, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { addDays, dayOf, type Day } from '../../domain/day.ts';
import { returnRates, type Asked } from '../../domain/return-rate.ts';
import { shareOf } from '../../domain/share.ts';
import { hideSmallRow, type Shown } from '../../domain/small-numbers.ts';
import type { Audience } from '../../domain/viewer.ts';
import type { Store } from '../db/store.ts';
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
  return returnRates(asked).map(({ audience, asked: of, lines }) => ({
    audience,
    asked: shownStep(of, of),
    steps: lines.map((line) => {
      const count = shownStep(line.count, of);
      return { id: line.id, words: line.words, count, share: count === null ? null : line.share };
    })
  }));
}

/** One person asked for one review, however many invitations they were given. */
async function askedFor(store: Store, wanted: ResultsWanted): Promise<Asked[]> {
  const { invitations, reviews, children } = store.t;
  const day = sql<Day>`coalesce(${reviews.heldOn}, ${reviews.meetingOn})`;
  const { reviewId, audience, connectionId } = invitations;
  const rows = await store.db
    .select({
      reviewId,
      audience,
      connectionId,
      day,
      openedAt: sql<number | null>`min(${invitations.openedAt})`.mapWith(Number)
    })
    .from(invitations)
    .innerJoin(reviews, eq(reviews.id, invitations.reviewId))
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(
      and(between(day, wanted.from, wanted.to), isNull(reviews.cancelledAt), ofIros(store, wanted.iroIds))
    )
    .groupBy(reviewId, audience, connectionId, day);
  const sent = await sentFor(store, wanted);
  const onDay = dayFinder();
  return rows.map((row) => {
    const theirs = sent.get(personKey(row));
    return {
      audience: row.audience as Audience,
      openedOn: onDay(row.openedAt),
      startedOn: onDay(theirs?.startedAt),
      returnedOn: onDay(theirs?.submittedAt),
      neededBy: addDays(row.day, -1)
    };
  });
}

/** Days of instants. Asking the calendar costs microseconds, and a year's forms fall in far fewer hours than there are forms. */
function dayFinder(): (at: number | null | undefined) => Day | null {
  const byHour = new Map<number, Day>();
  return (at) => {
    if (at === null || at === undefined) return null;
    const hour = Math.floor(at / 3_600_000);
    const day = byHour.get(hour) ?? dayOf(at);
    byHour.set(hour, day);
    return day;
  };
}

const personKey = (row: { reviewId: string; audience: string; connectionId: string | null }) =>
  `${row.reviewId} ${row.audience} ${row.connectionId ?? ''}`;

/** When each person first started and first sent: what they changed later was in time if the first was. */
async function sentFor(store: Store, wanted: ResultsWanted) {
  const { submissions, reviews, children } = store.t;
  const { reviewId, audience, connectionId } = submissions;
  const day = sql<Day>`coalesce(${reviews.heldOn}, ${reviews.meetingOn})`;
  const rows = await store.db
    .select({
      reviewId,
      audience,
      connectionId,
      startedAt: sql<number | null>`min(${submissions.startedAt})`.mapWith(Number),
      submittedAt: sql<number | null>`min(${submissions.submittedAt})`.mapWith(Number)
    })
    .from(submissions)
    .innerJoin(reviews, eq(reviews.id, submissions.reviewId))
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(
      and(
        eq(submissions.purpose, 'views'),
        isNull(submissions.withdrawnAt),
        between(day, wanted.from, wanted.to),
        ofIros(store, wanted.iroIds)
      )
    )
    .groupBy(reviewId, audience, connectionId);
  return new Map(rows.map((row) => [personKey(row), row]));
}

export interface RatedResult {
  readonly rated: Shown;
  readonly asked: Shown;
  readonly share: Shown;
}

/** Of the held reviews whose child was given a way in, those the child rated. */
export async function meetingsRated(store: Store, wanted: ResultsWanted): Promise<RatedResult> {
  const { reviews, children, invitations, submissions } = store.t;
  const [row] = await store.db
    .select({
      asked: sql<number>`count(distinct ${reviews.id})`.mapWith(Number),
      rated: sql<number>`count(distinct ${submissions.reviewId})`.mapWith(Number)
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(invitations, and(eq(invitations.reviewId, reviews.id), eq(invitations.audience, 'child')))
    .leftJoin(
      submissions,
      and(
        eq(submissions.reviewId, reviews.id),
        eq(submissions.purpose, 'rating'),
        eq(submissions.audience, 'child'),
        isNotNull(submissions.submittedAt),
        isNull(submissions.withdrawnAt)
      )
    )
    .where(heldIn(store, wanted));
  const [asked, rated] = [row?.asked ?? 0, row?.rated ?? 0];
  const shown = hideSmallRow([rated, asked - rated]);
  const count = shown.counts[0] ?? null;
  return { rated: count, asked: shown.total, share: count === null ? null : shareOf(rated, asked) };
}
