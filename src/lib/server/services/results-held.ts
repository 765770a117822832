/** The held reviews that the figures of the results page are counted from, read in one query. */
import { and, between, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { addDays, addMonths, type Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { together } from '../db/together.ts';

export interface ResultsWanted {
  readonly from: Day;
  readonly to: Day;
  /** Only the caseloads of these IROs; null for the whole council. */
  readonly iroIds: readonly string[] | null;
}

/** Reviews that were held in the period, of the caseloads asked for. */
export function heldIn(store: Store, { from, to, iroIds }: ResultsWanted): SQL | undefined {
  const { reviews } = store.t;
  return and(between(reviews.heldOn, from, to), isNull(reviews.cancelledAt), ofIros(store, iroIds));
}

/** A review without its own IRO belongs to the child's. */
export function ofIros(store: Store, iroIds: readonly string[] | null): SQL | undefined {
  const { reviews, children } = store.t;
  if (iroIds === null) return undefined;
  const theChilds = sql`(select ${children.iroId} from ${children} where ${children.id} = ${reviews.childId})`;
  return inArray(sql`coalesce(${reviews.iroId}, ${theChilds})`, [...iroIds]);
}

interface HeldChild {
  readonly childId: string;
  readonly dateOfBirth: Day;
  readonly lookedAfterSince: Day | null;
  readonly ceasedOn: Day | null;
}

export interface Held {
  /** The same object for each review of a child. */
  readonly child: HeldChild;
  readonly heldOn: Day;
  readonly dueOn: Day | null;
  /** As it stands in the register. */
  readonly code: string | null;
  readonly lateReason: string | null;
}

/** What is read for one period: its own reviews, and those of the twelve months before its last day. */
export interface HeldReviews {
  readonly wanted: ResultsWanted;
  /** Held in the period. */
  readonly inPeriod: readonly Held[];
  /** Held in the twelve months up to its last day. */
  readonly inYear: readonly Held[];
}

/** The first of the twelve months' days up to a day. */
const yearBefore = (to: Day): Day => addDays(addMonths(to, -12), 1);

/** A child's reviews come as one text: a row of the database for each of ten thousand reviews takes twice as long. */
export async function heldReviews(store: Store, wanted: ResultsWanted): Promise<HeldReviews> {
  const { reviews, children } = store.t;
  const yearFrom = yearBefore(wanted.to);
  const from = wanted.from < yearFrom ? wanted.from : yearFrom;
  const theirs = store.db
    .select({
      all: together(store.kind, [
        reviews.heldOn,
        reviews.dueOn,
        reviews.participationCode,
        reviews.lateReason
      ])
    })
    .from(reviews)
    .where(and(eq(reviews.childId, children.id), heldIn(store, { ...wanted, from })));
  const rows = await store.db
    .select({
      childId: children.id,
      dateOfBirth: children.dateOfBirth,
      lookedAfterSince: children.lookedAfterSince,
      ceasedOn: children.ceasedOn,
      reviews: sql<string>`${theirs}`
    })
    .from(children);
  const all = rows.flatMap(heldOf);
  return {
    wanted,
    inPeriod: from === wanted.from ? all : all.filter((one) => one.heldOn >= wanted.from),
    inYear: from === yearFrom ? all : all.filter((one) => one.heldOn >= yearFrom)
  };
}

type Row = readonly [heldOn: Day, dueOn: Day | null, code: string | null, lateReason: string | null];

function heldOf({ reviews, ...child }: HeldChild & { readonly reviews: string }): Held[] {
  if (reviews === '[]') return [];
  const rows = JSON.parse(reviews) as Row[];
  return rows.map(([heldOn, dueOn, code, lateReason]) => ({ child, heldOn, dueOn, code, lateReason }));
}
