/**
 * The figures of the results page: participation by review and by child, reviews in time. Counted in the database;
 * the definitions are the domain's. Every share stands with its denominator, and small numbers are hidden.
 */
import { and, between, count, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import { measureA, measureB, type HeldReview, type LookedAfterChild } from '../../domain/measures.ts';
import {
  codeWords,
  countsAsParticipation,
  isParticipationCode,
  type ParticipationCode
} from '../../domain/participation-code.ts';
import { shareOf } from '../../domain/share.ts';
import { hideSmallRow, smallest, type Shown } from '../../domain/small-numbers.ts';
import type { Store } from '../db/store.ts';
import { shownCounts, type CountNode } from './results-shown.ts';

export interface ResultsWanted {
  readonly from: Day;
  readonly to: Day;
  /** Only the caseloads of these IROs; null for the whole council. */
  readonly iroIds: readonly string[] | null;
}

/** Reviews that were held in the period, of the caseloads asked for. Needs `reviews` joined with `children`. */
export function heldIn(store: Store, { from, to, iroIds }: ResultsWanted): SQL | undefined {
  const { reviews } = store.t;
  return and(between(reviews.heldOn, from, to), isNull(reviews.cancelledAt), ofIros(store, iroIds));
}

/** A review without its own IRO belongs to the child's. */
export function ofIros(store: Store, iroIds: readonly string[] | null): SQL | undefined {
  const { reviews, children } = store.t;
  if (iroIds === null) return undefined;
  return inArray(sql`coalesce(${reviews.iroId}, ${children.iroId})`, [...iroIds]);
}

const asCode = (code: string | null): ParticipationCode | null =>
  code !== null && isParticipationCode(code) ? code : null;

export interface CodeLine {
  readonly id: string;
  readonly code: string;
  readonly words: string;
  readonly counts: 'yes' | 'no' | 'none';
  readonly count: Shown;
  /** Per cent of reviews of children aged 4 or over; null when hidden, or not in that measure. */
  readonly ofFour: Shown;
  /** Per cent of all reviews. */
  readonly ofAll: Shown;
}

export interface ParticipationResult {
  readonly reviews: number;
  readonly children: number;
  /** Reviews of children aged 4 or over: the first denominator. How old they were hides nobody, so it is shown. */
  readonly four: number;
  readonly took: Shown;
  readonly tookShare: Shown;
  /** PN1 to PN7 and "not recorded". */
  readonly lines: readonly CodeLine[];
  /** PN0, and reviews under 4 without a code where there are any. */
  readonly underFour: readonly CodeLine[];
}

/** Measure B: each code as a share of reviews, with both denominators. Grouped in the database. */
export async function participationByReview(
  store: Store,
  wanted: ResultsWanted
): Promise<ParticipationResult> {
  const groups = await codeGroups(store, wanted);
  const { all, four } = measureB(groups);
  const under = underFourCounts(all.rows, four.rows);
  const rows = withSmallCodesTogether(four.rows);
  const shown = shownCounts(treeOf(four.denominator, rows));
  const line = (id: string, count: Shown, isFour: boolean): CodeLine => {
    const share = (of: number) => (count === null ? null : shareOf(count, of));
    const ofFour = isFour ? share(four.denominator) : null;
    return { id, ...lineWords(id), count, ofFour, ofAll: share(all.denominator) };
  };
  const took = shown.get('took') ?? null;
  return {
    reviews: all.denominator,
    children: await childrenCounted(store, wanted),
    four: four.denominator,
    took,
    tookShare: took === null ? null : four.took.share,
    lines: rows.map((row) => line(row.id, shown.get(row.id) ?? null, true)),
    underFour: under.filter((part) => part.count > 0).map((part) => line(part.id, part.count, false))
  };
}

/** Came, and gave views other than by speaking: close enough in meaning to be shown as one. */
const together = 'PN2, PN3';

/** PN2 and PN3 as one line where one of them would be hidden and both together would not. */
function withSmallCodesTogether(rows: Rows): Rows {
  const [two, three] = [countOf(rows, 'PN2'), countOf(rows, 'PN3')];
  const isSmall = [two, three].some((n) => n > 0 && n < smallest);
  if (!isSmall || two + three < smallest) return rows;
  return rows
    .filter((row) => row.id !== 'PN3')
    .map((row) => (row.id === 'PN2' ? { id: together, count: two + three } : row));
}

const countsAsTaking = (id: string): boolean | null =>
  id === together ? true : isParticipationCode(id) ? countsAsParticipation(id) : null;

function lineWords(id: string): Pick<CodeLine, 'code' | 'words' | 'counts'> {
  if (id === together) return { code: id, words: 'Came, not in own voice', counts: 'yes' };
  if (!isParticipationCode(id))
    return { code: 'Not recorded', words: id === 'under-none' ? 'Under 4' : '', counts: 'none' };
  const counts = id === 'PN0' ? 'none' : countsAsParticipation(id) ? 'yes' : 'no';
  return { code: id, words: codeWords[id].adult, counts };
}

type Rows = readonly { readonly id: string; readonly count: number }[];

const countOf = (rows: Rows, id: string): number => rows.find((row) => row.id === id)?.count ?? 0;

/** Under four, everything but PN0 is a review whose code is missing or not possible at that age. */
function underFourCounts(all: Rows, four: Rows): { readonly id: string; readonly count: number }[] {
  const sum = (rows: Rows) => rows.reduce((total, row) => total + row.count, 0);
  const underFour = sum(all) - sum(four);
  const pn0 = Math.min(countOf(all, 'PN0'), underFour);
  return [
    { id: 'PN0', count: pn0 },
    { id: 'under-none', count: underFour - pn0 }
  ];
}

/** Of the reviews at four or over: those that count as taking part, those that do not, and those without a code. */
function treeOf(four: number, rows: Rows): CountNode {
  const group = (id: string, counts: boolean): CountNode => {
    const parts = rows.filter((row) => countsAsTaking(row.id) === counts);
    return { id, count: parts.reduce((sum, part) => sum + part.count, 0), parts };
  };
  const none: CountNode = { id: 'not-recorded', count: countOf(rows, 'not-recorded') };
  return { id: 'four', count: four, parts: [group('took', true), group('not', false), none] };
}

/** Reviews by code and by whether the child was four: a handful of rows whatever the number of reviews. */
async function codeGroups(store: Store, wanted: ResultsWanted): Promise<HeldReview[]> {
  const { reviews, children } = store.t;
  const wasFour =
    sql<number>`case when cast(substr(${reviews.heldOn}, 1, 4) as integer) - cast(substr(${children.dateOfBirth}, 1, 4) as integer) - (case when substr(${reviews.heldOn}, 6) < substr(${children.dateOfBirth}, 6) then 1 else 0 end) >= 4 then 1 else 0 end`.mapWith(
      Number
    );
  const rows = await store.db
    .select({ code: reviews.participationCode, four: wasFour, count: count() })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(heldIn(store, wanted))
    .groupBy(reviews.participationCode, wasFour);
  const heldOn = wanted.to;
  // The domain asks how old the child was: a birthday on the right side of four stands for the whole group.
  const birth = (four: boolean) => (four ? '1900-01-01' : heldOn);
  return rows.map((row) => ({
    childId: '',
    heldOn,
    dateOfBirth: birth(row.four === 1),
    code: asCode(row.code),
    count: row.count
  }));
}

async function childrenCounted(store: Store, wanted: ResultsWanted): Promise<number> {
  const { reviews, children } = store.t;
  const [row] = await store.db
    .select({ count: sql<number>`count(distinct ${reviews.childId})`.mapWith(Number) })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(heldIn(store, wanted));
  return row?.count ?? 0;
}

export interface ShownLine {
  readonly id: string;
  readonly words: string;
  readonly count: Shown;
  readonly share: Shown;
}

export interface ByChildResult {
  readonly from: Day;
  readonly to: Day;
  readonly denominator: Shown;
  readonly share: Shown;
  readonly lines: readonly ShownLine[];
}

/** Measure A: children looked after on the last day who contributed to all their reviews of the twelve months before. */
export async function participationByChild(
  store: Store,
  wanted: ResultsWanted,
  onlyOverFourWeeks: boolean
): Promise<ByChildResult> {
  const input = { on: wanted.to, moreThanFourWeeks: onlyOverFourWeeks };
  const none = measureA({ ...input, children: [], reviews: [] });
  const rows = await heldRows(store, { ...wanted, from: none.from });
  const children = new Map<string, LookedAfterChild>(rows.map((row) => [row.childId, row]));
  const reviews = rows.map(({ childId, dateOfBirth, heldOn, code }) => ({
    childId,
    dateOfBirth,
    heldOn: heldOn ?? '',
    code: asCode(code)
  }));
  const found = measureA({ ...input, children: [...children.values()], reviews });
  const shown = hideSmallRow(found.rows.map((row) => row.count));
  const lines = found.rows.map(({ id, words, share }, at) => {
    const count = shown.counts[at] ?? null;
    return { id, words, count, share: count === null ? null : share };
  });
  const share = lines[0]?.count === null ? null : found.share;
  return { from: found.from, to: found.to, denominator: shown.total, share, lines };
}

function heldRows(store: Store, wanted: ResultsWanted) {
  const { reviews, children } = store.t;
  return store.db
    .select({
      childId: reviews.childId,
      dateOfBirth: children.dateOfBirth,
      lookedAfterSince: children.lookedAfterSince,
      ceasedOn: children.ceasedOn,
      heldOn: reviews.heldOn,
      code: reviews.participationCode
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(heldIn(store, wanted));
}

export interface TimelinessResult {
  readonly inTime: number;
  readonly late: number;
  /** Held reviews whose legal limit is not known: in neither share. */
  readonly notKnown: number;
  /** Per cent of the reviews whose limit is known. */
  readonly share: number | null;
}

/** Reviews held on or before their legal limit. About the council's own work, so small numbers are not hidden. */
export async function timeliness(store: Store, wanted: ResultsWanted): Promise<TimelinessResult> {
  const { reviews, children } = store.t;
  const state = sql<string>`case when ${reviews.dueOn} is null then 'not-known' when ${reviews.heldOn} <= ${reviews.dueOn} then 'in-time' else 'late' end`;
  const rows = await store.db
    .select({ state, count: count() })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(heldIn(store, wanted))
    .groupBy(state);
  const of = (id: string) => rows.find((row) => row.state === id)?.count ?? 0;
  const [inTime, late] = [of('in-time'), of('late')];
  return { inTime, late, notKnown: of('not-known'), share: shareOf(inTime, inTime + late) };
}
