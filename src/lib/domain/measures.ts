/**
 * The two participation measures councils report, each with its denominator and a "not recorded" line:
 * A by child (who contributed to all their reviews), B by review (the share of each code).
 */
import { ageOn } from './age-band.ts';
import { codeWords, countsAsParticipation, participationCodes } from './code-words.ts';
import type { ParticipationCode } from './code-words.ts';
import { addDays, addMonths } from './day.ts';
import type { Day } from './day.ts';
import { shareOf, withShares } from './share.ts';
import type { ShareRow } from './share.ts';

/** A held review. Cancelled and coming reviews are left out by whoever asks. */
export interface HeldReview {
  readonly childId: string;
  readonly dateOfBirth: Day;
  readonly heldOn: Day;
  /** Null when no code was recorded. */
  readonly code: ParticipationCode | null;
  /** How many such reviews, when they were counted together; 1 unless said. Only for measure B. */
  readonly count?: number | undefined;
}

export interface LookedAfterChild {
  readonly childId: string;
  /** Null when the register does not say: then the child is taken to be looked after already. */
  readonly lookedAfterSince: Day | null;
  readonly ceasedOn: Day | null;
}

export interface MeasureAInput {
  /** The day the children are counted: 31 March for the yearly figure. */
  readonly on: Day;
  readonly children: readonly LookedAfterChild[];
  readonly reviews: readonly HeldReview[];
  /** The older definition counted only children looked after for more than four weeks. Off unless set. */
  readonly moreThanFourWeeks?: boolean | undefined;
}

type ChildOutcome = 'all' | 'not-all' | 'not-recorded';

export interface MeasureA {
  readonly from: Day;
  readonly to: Day;
  readonly numerator: number;
  readonly denominator: number;
  /** Percentage to one decimal; null when there is nobody to count. */
  readonly share: number | null;
  /** Contributed to all, did not, not recorded: adds to the denominator and to 100.0. */
  readonly rows: readonly ShareRow<ChildOutcome>[];
}

const wasFour = (review: HeldReview): boolean => ageOn(review.dateOfBirth, review.heldOn) >= 4;

/** The code of a child aged 4 or over; PN0 cannot be right there, so it counts as not recorded. */
const codeAtFour = (review: HeldReview): ParticipationCode | null =>
  review.code === 'PN0' ? null : review.code;

function lookedAfterOn(child: LookedAfterChild, input: MeasureAInput): boolean {
  const latestStart = input.moreThanFourWeeks ? addDays(input.on, -29) : input.on;
  const hadStarted = child.lookedAfterSince === null || child.lookedAfterSince <= latestStart;
  return hadStarted && (child.ceasedOn === null || child.ceasedOn > input.on);
}

/** One missed contribution is enough to take the child out, whatever else is not recorded. */
function outcomeOf(reviews: readonly HeldReview[]): ChildOutcome {
  const codes = reviews.map(codeAtFour);
  if (codes.some((code) => code !== null && !countsAsParticipation(code))) return 'not-all';
  return codes.includes(null) ? 'not-recorded' : 'all';
}

/**
 * Measure A, the "national measure": of the children looked after on a day who had a review at 4 or over in
 * the 12 months up to it, how many contributed (PN1, PN2, PN3, PN5, PN6) to every such review.
 */
export function measureA(input: MeasureAInput): MeasureA {
  const from = addDays(addMonths(input.on, -12), 1);
  const counted = new Set(
    input.children.filter((child) => lookedAfterOn(child, input)).map((c) => c.childId)
  );
  const theirs = input.reviews.filter(
    (r) => counted.has(r.childId) && r.heldOn >= from && r.heldOn <= input.on && wasFour(r)
  );
  const outcomes = [...Map.groupBy(theirs, (r) => r.childId).values()].map(outcomeOf);
  const howMany = (which: ChildOutcome): number => outcomes.filter((o) => o === which).length;
  const rows = withShares<ChildOutcome>([
    { id: 'all', words: 'Contributed to all their reviews', count: howMany('all') },
    { id: 'not-all', words: 'Did not contribute to at least one', count: howMany('not-all') },
    { id: 'not-recorded', words: 'Not recorded', count: howMany('not-recorded') }
  ]);
  const numerator = howMany('all');
  return {
    from,
    to: input.on,
    numerator,
    denominator: outcomes.length,
    share: shareOf(numerator, outcomes.length),
    rows
  };
}

type CodeRowId = ParticipationCode | 'not-recorded';

interface CodeTable {
  readonly denominator: number;
  /** What the denominator is, to print beside it. */
  readonly denominatorWords: string;
  readonly rows: readonly ShareRow<CodeRowId>[];
  /** Reviews with PN1, PN2, PN3, PN5 or PN6, and their share of the denominator. */
  readonly took: { readonly count: number; readonly share: number | null };
}

export interface MeasureB {
  /** Every review, PN0 included. */
  readonly all: CodeTable;
  /** Reviews of children aged 4 or over on the day, PN0 excluded. */
  readonly four: CodeTable;
}

type Counted = Pick<HeldReview, 'code' | 'count'>;

const howManyOf = (held: readonly Counted[], is: (code: ParticipationCode | null) => boolean): number =>
  held.reduce((sum, one) => (is(one.code) ? sum + (one.count ?? 1) : sum), 0);

function codeTable(
  held: readonly Counted[],
  lines: readonly ParticipationCode[],
  denominatorWords: string
): CodeTable {
  const howMany = (code: ParticipationCode | null): number => howManyOf(held, (one) => one === code);
  const took = howManyOf(held, (code) => code !== null && countsAsParticipation(code));
  const denominator = howManyOf(held, () => true);
  return {
    denominator,
    denominatorWords,
    rows: withShares<CodeRowId>([
      ...lines.map((code) => ({ id: code, words: codeWords[code].adult, count: howMany(code) })),
      { id: 'not-recorded', words: 'Not recorded', count: howMany(null) }
    ]),
    took: { count: took, share: shareOf(took, denominator) }
  };
}

/** Measure B: each code as a share of all reviews, and of the reviews of children aged 4 or over. */
export function measureB(reviews: readonly HeldReview[]): MeasureB {
  const four = reviews.filter(wasFour).map((one) => ({ code: codeAtFour(one), count: one.count }));
  const fromOne = participationCodes.filter((code) => code !== 'PN0');
  return {
    all: codeTable(reviews, participationCodes, 'all reviews held'),
    four: codeTable(four, fromOne, 'reviews of children aged 4 or over')
  };
}
