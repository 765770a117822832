/** What was said about the meeting, by what was asked and by quarter. Nobody's words are read here. */
import { and, eq, gte, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm';
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

interface RatedBy {
  /** Ratings sent in the period. */
  readonly ratings: Shown;
  /** The children they are of: one child may rate two meetings. */
  readonly children: Shown;
}

interface Ratings {
  /** What was said about the meeting, by theme and quarter, small numbers hidden. Never a mean. */
  readonly themes: ThemeResult[];
  /** How many sent it, and of how many children; hidden under five. */
  readonly by: RatedBy;
}

/** What an audience said about the meeting in ratings sent in the period. */
export async function ratingsOf(store: Store, wanted: ResultsWanted, audience: Audience): Promise<Ratings> {
  const questions = ratingQuestions(audience);
  const sent = await sentRatings(store, wanted, audience);
  const shown = (n: number): Shown => (n > 0 && n < smallest ? null : n);
  const ids = questions.map((question) => question.id);
  return {
    themes: satisfaction(questions, ratingAnswers(wanted, sent, ids)),
    by: {
      ratings: shown(sent.length),
      children: shown(new Set(sent.map((one) => one.childId)).size)
    }
  };
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

interface SentRating {
  readonly childId: string;
  /** The first quarter of the period is 1. */
  readonly quarter: number;
  /** As the database has it written. */
  readonly tally: string;
}

/** A line for each rating: one text of them all is read in half the time of as many rows. A tally has no line break. */
async function sentRatings(store: Store, wanted: ResultsWanted, audience: Audience): Promise<SentRating[]> {
  const { childId, tally } = store.t.submissions;
  const starts = quartersBetween(wanted.from, wanted.to).map((one) => startOf(one.from));
  const line = sql`${childId} || ' ' || ${quarterNumber(store, starts)} || ' ' || coalesce(cast(${tally} as text), '{}')`;
  const [row] = await store.db
    .select({ lines: sql<string | null>`string_agg(${line}, ${lineBreak})` })
    .from(store.t.submissions)
    .where(ratingsSent(store, wanted, audience));
  if (!row?.lines) return [];
  return row.lines.split(lineBreak).map((one) => {
    const [first, second] = [one.indexOf(' '), one.indexOf(' ', one.indexOf(' ') + 1)];
    return {
      childId: one.slice(0, first),
      quarter: Number(one.slice(first + 1, second)),
      tally: one.slice(second + 1)
    };
  });
}

const lineBreak = '\n';

/** Answers by question, quarter and choice: one for each bar. Many ratings say the same, and are looked into once. */
function ratingAnswers(
  wanted: ResultsWanted,
  sent: readonly SentRating[],
  ids: readonly string[]
): RatingAnswer[] {
  const quarters = quartersBetween(wanted.from, wanted.to);
  const days = quarters.map((one) => one.from);
  return countedAnswers(sent, ids).flatMap(({ questionId, said, counts }) =>
    counts.flatMap((count, quarter) => ({
      questionId,
      ...saidIn(said),
      on: days[quarter - 1] ?? quarterOf(wanted.from).from,
      count
    }))
  );
}

interface SaidOften {
  readonly questionId: string;
  readonly said: Tally[string];
  /** By the number of the quarter, with gaps where nobody said it. */
  readonly counts: number[];
}

/** How often each thing was said of each of these questions. */
function countedAnswers(sent: readonly SentRating[], ids: readonly string[]): SaidOften[] {
  const answers = new Map(ids.map((id) => [id, new Map<string, SaidOften>()]));
  for (const [tally, same] of Map.groupBy(sent, (one) => one.tally)) {
    const quarters = [...Map.groupBy(same, (one) => one.quarter)];
    for (const [questionId, said] of Object.entries(JSON.parse(tally) as Tally)) {
      const all = answers.get(questionId);
      if (!all) continue;
      // A choice and an outcome of the same name are two things.
      const key = typeof said === 'string' ? said : `[${said[0]}]`;
      const often: SaidOften = all.get(key) ?? { questionId, said, counts: [] };
      all.set(key, often);
      for (const [quarter, some] of quarters)
        often.counts[quarter] = (often.counts[quarter] ?? 0) + some.length;
    }
  }
  return [...answers.values()].flatMap((all) => [...all.values()]);
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
