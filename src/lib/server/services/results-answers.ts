/**
 * What came back: how many were asked, opened, started and sent their views, and what they said about the meeting by
 * question and quarter. Choices are counted in the database; nobody's words are read here.
 */
import { and, asc, between, count, eq, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { addDays, dayOf, type Day } from '../../domain/day.ts';
import { quarterOf, quartersBetween } from '../../domain/quarter.ts';
import { returnRates, type Asked } from '../../domain/return-rate.ts';
import {
  satisfaction,
  type QuestionResult,
  type RatingAnswer,
  type RatingQuestion
} from '../../domain/satisfaction.ts';
import { shareOf } from '../../domain/share.ts';
import { hideSmallRow, type Shown } from '../../domain/small-numbers.ts';
import type { Audience } from '../../domain/viewer.ts';
import { choicesOf, shapeOf } from '../../forms/choices.ts';
import { formsFor } from '../../forms/registry.ts';
import type { Store } from '../db/store.ts';
import { instantsOf, startOf } from './results-period.ts';
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

/** The questions of an audience's rating forms that have one choice for an answer, the overall one of each form first. */
function ratingQuestions(audience: Audience): (RatingQuestion & { readonly formId: string })[] {
  return formsFor({ purpose: 'rating', audience }).flatMap((form) =>
    form.pages
      .flatMap((page) => page.questions)
      .filter((question) => shapeOf(question) === 'one')
      .map((question) => ({
        id: question.id,
        formId: form.id,
        words: question.words.en,
        choices: choicesOf(question).map((choice) => ({
          value: choice.value,
          words: capital(choice.words.en)
        }))
      }))
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What an audience said about the meeting, by question and quarter, small numbers hidden. Never a mean. */
export async function satisfactionOf(
  store: Store,
  wanted: ResultsWanted,
  audience: Audience
): Promise<QuestionResult[]> {
  const unique = new Map(ratingQuestions(audience).map((question) => [question.id, question]));
  const answers = await ratingAnswers(store, wanted, audience, [...unique.keys()]);
  const results = satisfaction([...unique.values()], answers);
  return results.filter((result) => result.quarters.length > 0);
}

/** Answers grouped by question, quarter and choice: one row for each bar. */
async function ratingAnswers(
  store: Store,
  wanted: ResultsWanted,
  audience: Audience,
  ids: readonly string[]
): Promise<RatingAnswer[]> {
  if (ids.length === 0) return [];
  const { answers, submissions, reviews, children } = store.t;
  const quarters = quartersBetween(wanted.from, wanted.to);
  const quarter = quarterNumber(
    store,
    quarters.map((one) => startOf(one.from))
  );
  const [first, end] = instantsOf(wanted);
  const { questionId, outcome, choice } = answers;
  const rows = await store.db
    .select({ questionId, outcome, choice, quarter, count: count() })
    .from(answers)
    .innerJoin(submissions, eq(submissions.id, answers.submissionId))
    .innerJoin(reviews, eq(reviews.id, submissions.reviewId))
    .innerJoin(children, eq(children.id, submissions.childId))
    .where(
      and(
        inArray(questionId, [...ids]),
        eq(submissions.purpose, 'rating'),
        eq(submissions.audience, audience),
        gte(submissions.submittedAt, first),
        lt(submissions.submittedAt, end),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt),
        ofIros(store, wanted.iroIds)
      )
    )
    .groupBy(questionId, outcome, choice, quarter)
    .orderBy(asc(questionId));
  return rows.map((row) => ({
    questionId: row.questionId,
    outcome: row.outcome,
    value: typeof row.choice === 'string' ? row.choice : null,
    on: quarters[row.quarter - 1]?.from ?? quarterOf(wanted.from).from,
    count: row.count
  }));
}

/** The number of quarters that had begun: which one an instant falls in, without a database's own dates. */
function quarterNumber(store: Store, starts: readonly number[]) {
  const { submissions } = store.t;
  const begun = starts.map(
    (start) => sql`case when ${submissions.submittedAt} >= ${sql.raw(String(start))} then 1 else 0 end`
  );
  return sql<number>`(${sql.join(begun, sql` + `)})`.mapWith(Number);
}
