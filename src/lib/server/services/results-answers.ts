/** What came back: how many were asked, opened, started and sent their views, and how many rated the meeting. */
import { and, between, eq, exists, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { addDays, type Day } from '../../domain/day.ts';
import { returnRates, type Asked, type ReturnRate } from '../../domain/return-rate.ts';
import { shareOf } from '../../domain/share.ts';
import { hideSmallRow, type Shown } from '../../domain/small-numbers.ts';
import { audiences, type Audience } from '../../domain/viewer.ts';
import { midnightIn } from '../db/midnight.ts';
import type { Store } from '../db/store.ts';
import { ofIros, type ResultsWanted } from './results-held.ts';
import { summersIn } from './results-period.ts';
import { shownStep } from './results-shown.ts';
import type { ShownLine } from './results.ts';

export interface ReturnResult {
  readonly audience: Audience | 'all';
  readonly asked: Shown;
  readonly steps: readonly ShownLine[];
}

/** How far somebody came who was asked: each of these includes those before it. */
const steps = { asked: '0', opened: '1', started: '2', returned: '3', inTime: '4' } as const;

/** Whether a child rated a held review; `other` is everybody else, and reviews that were not held. */
const ratings = { none: '0', rated: '1', other: '-' } as const;

/** People who were asked for one review each and came equally far. */
interface Came {
  readonly audience: Audience;
  readonly step: string;
  readonly rating: string;
  readonly count: number;
}

/** Return rates by audience for reviews whose day was in the period. In time: sent before the day of the meeting. */
export function returns({ wanted, people }: PeopleAsked): ReturnResult[] {
  // The domain asks on which day: the last of the period stands for "it did", and for "in time" or the day before.
  const on = wanted.to;
  const asked = people.map(({ audience, step, count }): Asked => ({
    audience,
    openedOn: step >= steps.opened ? on : null,
    startedOn: step >= steps.started ? on : null,
    returnedOn: step >= steps.returned ? on : null,
    neededBy: step === steps.inTime ? on : addDays(on, -1),
    count
  }));
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

export interface RatedResult {
  readonly rated: Shown;
  readonly asked: Shown;
  readonly share: Shown;
}

/** Of the held reviews whose child was given a way in, those the child rated. */
export function meetingsRated({ people }: PeopleAsked): RatedResult {
  const howMany = (is: string) =>
    people.filter(({ rating }) => rating === is).reduce((sum, { count }) => sum + count, 0);
  const rated = howMany(ratings.rated);
  const asked = rated + howMany(ratings.none);
  const shown = hideSmallRow([rated, asked - rated]);
  const given = shown.counts[0] ?? null;
  return { rated: given, asked: shown.total, share: given === null ? null : shareOf(rated, asked) };
}

export interface PeopleAsked {
  readonly wanted: ResultsWanted;
  readonly people: readonly Came[];
}

/**
 * Everybody asked for a review of the period. Each comes as a few letters of one long text, which is counted here: for
 * thirty thousand people that takes a fraction of what it takes the database to sort them into groups.
 */
export async function peopleAsked(store: Store, wanted: ResultsWanted): Promise<PeopleAsked> {
  const people = eachAsked(store, wanted);
  const [row] = await store.db
    .select({ all: sql<string | null>`string_agg(${people.letters}, '')` })
    .from(people);
  const all = row?.all ?? '';
  const counts = new Map<string, number>();
  for (let at = 0; at < all.length; at += lettersEach) {
    const letters = all.slice(at, at + lettersEach);
    counts.set(letters, (counts.get(letters) ?? 0) + 1);
  }
  return { wanted, people: [...counts].map(([letters, count]) => ({ ...readLetters(letters), count })) };
}

/** Two of the audience, one of the step, one of the rating. */
const lettersEach = 4;

function readLetters(letters: string): Omit<Came, 'count'> {
  const audience = audiences.find((one) => one.startsWith(letters.slice(0, 2)));
  if (!audience) throw new RangeError(`No audience begins with ${letters}`);
  return { audience, step: letters.charAt(2), rating: letters.charAt(3) };
}

/**
 * The letters of each person asked for one review, however many invitations they were given. What somebody changed
 * later was in time if the first was. Grouped by the review first, in whose order the invitations lie together: so
 * nothing has to be sorted, as long as the reviews are not looked up by their day (see `dayIn`).
 */
function eachAsked(store: Store, wanted: ResultsWanted) {
  const { invitations, reviews, submissions } = store.t;
  const { audience, connectionId, openedAt } = invitations;
  const sentAt = sql`min(${submissions.submittedAt})`;
  const step = sql`case when ${inTime(store, sentAt, wanted)} then ${raw(steps.inTime)} when ${sentAt} is not null then ${raw(steps.returned)} when min(${submissions.startedAt}) is not null then ${raw(steps.started)} when min(${openedAt}) is not null then ${raw(steps.opened)} else ${raw(steps.asked)} end`;
  const isHeldChilds = sql`${audience} = 'child' and ${reviews.heldOn} is not null`;
  const rating = sql`case when ${isHeldChilds} then case when ${exists(childsRating(store))} then ${raw(ratings.rated)} else ${raw(ratings.none)} end else ${raw(ratings.other)} end`;
  return store.db
    .select({ letters: sql<string>`substr(${audience}, 1, 2) || ${step} || ${rating}`.as('letters') })
    .from(reviews)
    .innerJoin(invitations, eq(invitations.reviewId, reviews.id))
    .leftJoin(submissions, viewsOf(store))
    .where(and(dayIn(store, wanted), isNull(reviews.cancelledAt), ofIros(store, wanted.iroIds)))
    .groupBy(reviews.id, audience, connectionId)
    .as('people');
}

/** A letter as it stands in the statement, so that the database takes it for text. */
const raw = (letter: string): SQL => sql.raw(`'${letter}'`);

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

function childsRating(store: Store) {
  const { reviews, submissions } = store.t;
  return store.db
    .select({ reviewId: submissions.reviewId })
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
}

/** Held in the period, or planned for it and not held: the day of a review. */
const dayOfReview = ({ t: { reviews } }: Store): SQL<Day> =>
  sql<Day>`coalesce(${reviews.heldOn}, ${reviews.meetingOn})`;

/** Said so that no index finds it: reviews found by day come in its order, and their people would have to be sorted. */
const dayIn = (store: Store, { from, to }: ResultsWanted): SQL => between(dayOfReview(store), from, to);

/**
 * Whether an instant is before English midnight of the review's day, which in summer comes an hour before that of UTC.
 * Only what lies in that hour asks for the season.
 */
function inTime(store: Store, sentAt: SQL, period: ResultsWanted): SQL {
  const day = dayOfReview(store);
  const midnight = midnightIn(store.kind, day);
  const summers = summersIn(period).map(
    ({ after, last }) => sql`(${day} > ${sql.raw(`'${after}'`)} and ${day} <= ${sql.raw(`'${last}'`)})`
  );
  const isSummer = sql.join(summers, sql` or `);
  return sql`(${sentAt} < ${midnight} - 3600000 or (${sentAt} < ${midnight} and not (${isSummer})))`;
}
