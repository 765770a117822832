/**
 * The figures of the results page: participation by review and by child, reviews in time. The definitions are the
 * domain's. Every share stands with its denominator, and small numbers are hidden.
 */
import { ageOn } from '../../domain/age-band.ts';
import type { Day } from '../../domain/day.ts';
import { measureA, measureB, type HeldReview } from '../../domain/measures.ts';
import {
  codeWords,
  countsAsParticipation,
  isParticipationCode,
  type ParticipationCode
} from '../../domain/participation-code.ts';
import { shareOf } from '../../domain/share.ts';
import { hideSmallRow, smallest, type Shown } from '../../domain/small-numbers.ts';
import type { Held, HeldReviews } from './results-held.ts';
import { shownCounts, type CountNode } from './results-shown.ts';

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

/** Measure B: each code as a share of reviews, with both denominators. */
export function participationByReview({ inPeriod }: HeldReviews): ParticipationResult {
  const { all, four } = measureB(codeGroups(inPeriod));
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
    children: new Set(inPeriod.map((one) => one.child)).size,
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

/** Reviews by code and by whether the child was four: a handful however many they are. */
function codeGroups(held: readonly Held[]): HeldReview[] {
  const groups = Map.groupBy(held, ({ code, child, heldOn }) => {
    const wasFour = ageOn(child.dateOfBirth, heldOn) >= 4;
    return `${wasFour ? 'four' : 'under'} ${code ?? ''}`;
  });
  return [...groups.values()].flatMap(([one, ...more]) =>
    one ? [{ ...asReview(one), count: 1 + more.length }] : []
  );
}

const asReview = ({ child, heldOn, code }: Held): HeldReview => ({
  childId: child.childId,
  dateOfBirth: child.dateOfBirth,
  heldOn,
  code: asCode(code)
});

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
export function participationByChild(
  { wanted, inYear }: HeldReviews,
  onlyOverFourWeeks: boolean
): ByChildResult {
  const found = measureA({
    on: wanted.to,
    moreThanFourWeeks: onlyOverFourWeeks,
    children: [...new Set(inYear.map((one) => one.child))],
    reviews: inYear.map(asReview)
  });
  const shown = hideSmallRow(found.rows.map((row) => row.count));
  const lines = found.rows.map(({ id, words, share }, at) => {
    const count = shown.counts[at] ?? null;
    return { id, words, count, share: count === null ? null : share };
  });
  const share = lines[0]?.count === null ? null : found.share;
  return { from: found.from, to: found.to, denominator: shown.total, share, lines };
}

export interface TimelinessResult {
  readonly inTime: number;
  readonly late: number;
  /** Held reviews whose legal limit is not known: in neither share. */
  readonly notKnown: number;
  /** Per cent of the reviews whose limit is known. */
  readonly share: number | null;
}

/** Held after its legal limit. */
export const isLate = ({ heldOn, dueOn }: Held): boolean => dueOn !== null && heldOn > dueOn;

/** Reviews held on or before their legal limit. About the council's own work, so small numbers are not hidden. */
export function timeliness({ inPeriod }: HeldReviews): TimelinessResult {
  const notKnown = inPeriod.filter((one) => one.dueOn === null).length;
  const late = inPeriod.filter(isLate).length;
  const inTime = inPeriod.length - notKnown - late;
  return { inTime, late, notKnown, share: shareOf(inTime, inTime + late) };
}
