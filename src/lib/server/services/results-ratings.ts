/** What was said about the meeting, by what was asked and by quarter. Nobody's words are read here. */
import { and, count, eq, gte, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm';
import { quarterOf, quartersBetween } from '../../domain/quarter.ts';
import {
  satisfaction,
  type RatingAnswer,
  type RatingQuestion,
  type ThemeResult
} from '../../domain/satisfaction.ts';
import { smallest, type Shown } from '../../domain/small-numbers.ts';
import { saidIn, type Tally } from '../../domain/tally.ts';
import type { Audience } from '../../domain/viewer.ts';
import type { Band } from '../../forms/definition.ts';
import { formsFor } from '../../forms/registry.ts';
import type { Store } from '../db/store.ts';
import { instantsOf, startOf } from './results-period.ts';
import { ofIros, type ResultsWanted } from './results-held.ts';

const bandWords: Readonly<Record<Band, string>> = {
  symbol: 'in symbols',
  '4-7': '4 to 7',
  '8-11': '8 to 11',
  '12-15': '12 to 15',
  '16-17': '16 and 17',
  adult: 'adults'
};

/** The questions of an audience's rating forms that are counted, each once, with the ages it is asked of. */
function ratingQuestions(audience: Audience): RatingQuestion[] {
  const asked = formsFor({ purpose: 'rating', audience }).flatMap(({ band, pages }) =>
    pages
      .flatMap((page) => page.questions)
      .flatMap(({ id, theme, practice, words }) =>
        theme && !practice ? [{ id, theme, band, words: words.en.replaceAll('{iro}', 'your IRO') }] : []
      )
  );
  return [...Map.groupBy(asked, (question) => question.id)].map(([id, same]) => {
    const [first] = same;
    if (!first) throw new RangeError(`No question ${id}`);
    const bands = same.map(({ band }) => bandWords[band]).join(', ');
    return { id, theme: first.theme, words: `${first.words} (${bands})` };
  });
}

/** What an audience said about the meeting, by theme and quarter, small numbers hidden. Never a mean. */
export async function satisfactionOf(
  store: Store,
  wanted: ResultsWanted,
  audience: Audience
): Promise<ThemeResult[]> {
  const questions = ratingQuestions(audience);
  const answers = await ratingAnswers(
    store,
    wanted,
    audience,
    questions.map((question) => question.id)
  );
  return satisfaction(questions, answers);
}

export interface RatedBy {
  /** Ratings sent in the period. */
  readonly ratings: Shown;
  /** The children they are of: one child may rate two meetings. */
  readonly children: Shown;
}

/** How many ratings an audience sent in the period, and of how many children; hidden under five. */
export async function ratedBy(store: Store, wanted: ResultsWanted, audience: Audience): Promise<RatedBy> {
  const { submissions } = store.t;
  const [row] = await store.db
    .select({
      ratings: count(),
      children: sql<number>`count(distinct ${submissions.childId})`.mapWith(Number)
    })
    .from(submissions)
    .where(ratingsSent(store, wanted, audience));
  const shown = (n: number): Shown => (n > 0 && n < smallest ? null : n);
  return { ratings: shown(row?.ratings ?? 0), children: shown(row?.children ?? 0) };
}

/** Ratings sent in the period as they stand now. */
function ratingsSent(store: Store, wanted: ResultsWanted, audience: Audience): SQL | undefined {
  const { submissions, reviews } = store.t;
  const theirs = store.db.select({ id: reviews.id }).from(reviews).where(ofIros(store, wanted.iroIds));
  const [first, end] = instantsOf(wanted);
  return and(
    eq(submissions.purpose, 'rating'),
    eq(submissions.audience, audience),
    gte(submissions.submittedAt, first),
    lt(submissions.submittedAt, end),
    isNull(submissions.withdrawnAt),
    isNull(submissions.replacedAt),
    wanted.iroIds === null ? undefined : inArray(submissions.reviewId, theirs)
  );
}

/** Answers by question, quarter and choice: one for each bar. Ratings that say the same are counted in the database. */
async function ratingAnswers(
  store: Store,
  wanted: ResultsWanted,
  audience: Audience,
  ids: readonly string[]
): Promise<RatingAnswer[]> {
  const { submissions } = store.t;
  const quarters = quartersBetween(wanted.from, wanted.to);
  const quarter = quarterNumber(
    store,
    quarters.map((one) => startOf(one.from))
  );
  const rows = await store.db
    .select({ quarter, tally: sql<string | null>`cast(${submissions.tally} as text)`, count: count() })
    .from(submissions)
    .where(ratingsSent(store, wanted, audience))
    .groupBy(quarter, submissions.tally);
  return [...Map.groupBy(rows, (row) => row.quarter)].flatMap(([at, some]) => {
    const on = quarters[at - 1]?.from ?? quarterOf(wanted.from).from;
    return countedAnswers(some, ids).map((answer) => ({ ...answer, on }));
  });
}

interface SameRatings {
  readonly tally: string | null;
  readonly count: number;
}

type SaidOften = Pick<RatingAnswer, 'outcome' | 'value'> & { count: number };

/** How often each thing was said of each of these questions. */
function countedAnswers(ratings: readonly SameRatings[], ids: readonly string[]): Omit<RatingAnswer, 'on'>[] {
  const answers = new Map(ids.map((id) => [id, new Map<string, SaidOften>()]));
  for (const { tally, count: times } of ratings)
    for (const [id, said] of Object.entries(JSON.parse(tally ?? '{}') as Tally)) {
      // A choice and an outcome of the same name are two things.
      const key = typeof said === 'string' ? said : `[${said[0]}]`;
      const before = answers.get(id)?.get(key);
      if (before) before.count += times;
      else answers.get(id)?.set(key, { ...saidIn(said), count: times });
    }
  return [...answers].flatMap(([questionId, all]) =>
    [...all.values()].map((said) => ({ questionId, ...said }))
  );
}

/**
 * The number of quarters that had begun: which one an instant falls in, without a database's own dates. Halved again
 * and again, because it is asked of every rating.
 */
function quarterNumber(store: Store, starts: readonly number[]): SQL<number> {
  const { submittedAt } = store.t.submissions;
  const among = (least: number, most: number): SQL => {
    if (least >= most) return sql.raw(String(most));
    const middle = Math.ceil((least + most) / 2);
    const start = sql.raw(String(starts[middle - 1]));
    return sql`case when ${submittedAt} >= ${start} then ${among(middle, most)} else ${among(least, middle - 1)} end`;
  };
  return sql<number>`(${among(1, starts.length)})`.mapWith(Number);
}
