/**
 * What children, parents and carers said about the meeting: counts and shares by theme and quarter, with "skipped"
 * as its own bar. All scales come down to good, not sure and not good. Never a mean: faces are words, not numbers.
 */
import type { Day } from './day.ts';
import { quarterOf } from './quarter.ts';
import { ratingThemes, themeWords, type RatingTheme } from './rating-themes.ts';
import { hideSmall, shownShares, smallest } from './small-numbers.ts';
import type { Shown } from './small-numbers.ts';

export interface RatingAnswer {
  readonly questionId: string;
  /** The day the rating was sent. */
  readonly on: Day;
  /** answered, skipped, dont-know, prefer-not. */
  readonly outcome: string;
  /** The value chosen; null when none was. */
  readonly value: string | null;
  /** How many such answers, when they were counted together; 1 unless said. */
  readonly count?: number | undefined;
}

/** A form asks at most one question of a theme, so that nobody is counted twice in it. */
export interface RatingQuestion {
  readonly id: string;
  /** Who is asked, and what. */
  readonly words: string;
  readonly theme: RatingTheme;
}

interface BarName {
  readonly id: string;
  readonly words: string;
}

interface Bar extends BarName {
  readonly count: Shown;
  readonly share: Shown;
}

export interface RatingRow {
  /** `2026-Q2`, the id of a question, or `all`. */
  readonly id: string;
  readonly words: string;
  /** Ratings whose form had the question on it, whatever was done with it: one person may send two. */
  readonly people: Shown;
  readonly bars: readonly Bar[];
}

export interface ThemeResult {
  readonly theme: RatingTheme;
  readonly words: string;
  readonly quarters: readonly RatingRow[];
  readonly all: RatingRow;
  /**
   * The same ratings by the question that was asked. None when a total is hidden there or in the quarters: with the
   * same totals shown in both, the two tables together tell no more than each alone.
   */
  readonly questions: readonly RatingRow[];
}

const answered: readonly BarName[] = [
  { id: 'good', words: 'Good' },
  { id: 'not-sure', words: 'Not sure' },
  { id: 'not-good', words: 'Not good' }
];
const apart: readonly BarName[] = [
  { id: 'dont-know', words: 'Don’t know' },
  { id: 'prefer-not', words: 'Didn’t want to say' },
  { id: 'skipped', words: 'Skipped' }
];
const together: BarName = { id: 'skipped', words: 'Skipped' };
const notRecorded: BarName = { id: 'not-recorded', words: 'Not recorded' };

const barOfValue: Readonly<Record<string, string>> = {
  'very-good': 'good',
  good: 'good',
  yes: 'good',
  'in-between': 'not-sure',
  'not-sure': 'not-sure',
  'not-good': 'not-good',
  bad: 'not-good',
  'very-bad': 'not-good',
  no: 'not-good'
};

/** The bar an answer belongs to; a value no scale has (of an older version) is "not recorded". */
function barFor({ outcome, value }: RatingAnswer): string {
  if (outcome !== 'answered') return apart.some((bar) => bar.id === outcome) ? outcome : notRecorded.id;
  return value !== null && Object.hasOwn(barOfValue, value)
    ? (barOfValue[value] ?? notRecorded.id)
    : notRecorded.id;
}

const howMany = (answers: readonly RatingAnswer[], is: (bar: string) => boolean): number =>
  answers.reduce((sum, one) => (is(barFor(one)) ? sum + (one.count ?? 1) : sum), 0);

/** Three ways of not answering are told apart only where none of them is small: a small one hides good answers too. */
function barsFor(groups: readonly (readonly RatingAnswer[])[]): BarName[] {
  const counts = groups.map((group) => apart.map(({ id }) => howMany(group, (bar) => bar === id)));
  const others = counts.some(([dontKnow = 0, preferNot = 0]) => dontKnow + preferNot > 0);
  const isApart = others && counts.flat().every((n) => n === 0 || n >= smallest);
  const lost = groups.some((group) => howMany(group, (bar) => bar === notRecorded.id) > 0);
  return [...answered, ...(isApart ? apart : [together]), ...(lost ? [notRecorded] : [])];
}

function countBars(bars: readonly BarName[], answers: readonly RatingAnswer[]): number[] {
  const isApart = bars.some((bar) => bar.id === 'dont-know');
  const isSkipped = (bar: string) => apart.some((one) => one.id === bar);
  return bars.map(({ id }) =>
    howMany(answers, (bar) => (id === 'skipped' && !isApart ? isSkipped(bar) : bar === id))
  );
}

function rowOf(
  name: BarName,
  bars: readonly BarName[],
  counts: readonly number[],
  shown: readonly Shown[],
  people: Shown
): RatingRow {
  const shares = shownShares(counts, { counts: shown, total: people });
  return {
    id: name.id,
    words: name.words,
    people,
    bars: bars.map((bar, i) => ({ ...bar, count: shown[i] ?? null, share: shares[i] ?? null }))
  };
}

interface Group extends BarName {
  readonly answers: readonly RatingAnswer[];
}

/** Lines of counts with their totals, small numbers hidden. */
function tableOf(groups: readonly Group[], bars: readonly BarName[]): { rows: RatingRow[]; all: RatingRow } {
  const table = groups.map((group) => countBars(bars, group.answers));
  const sums = countBars(
    bars,
    groups.flatMap((group) => group.answers)
  );
  const shown = hideSmall(table.length === 0 ? [sums] : table);
  return {
    rows: groups.map((group, i) =>
      rowOf(group, bars, table[i] ?? [], shown.cells[i] ?? [], shown.rowTotals[i] ?? null)
    ),
    all: rowOf({ id: 'all', words: 'All quarters' }, bars, sums, shown.columnTotals, shown.total)
  };
}

const totalsShown = ({ people, bars }: RatingRow): boolean =>
  people !== null && bars.every((bar) => bar.count !== null);

function quartersOf(answers: readonly RatingAnswer[]): Group[] {
  // Answers that were counted together share a day: the quarter is worked out once for each.
  const days = [...Map.groupBy(answers, (answer) => answer.on)].map(([on, given]) => ({
    quarter: quarterOf(on),
    given
  }));
  return [...Map.groupBy(days, ({ quarter }) => quarter.id).values()]
    .flatMap((some) => (some[0] ? [{ ...some[0].quarter, answers: some.flatMap(({ given }) => given) }] : []))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One theme, asked by these questions: its bars for each calendar quarter that has answers, and for the whole time. */
export function resultOf(
  theme: RatingTheme,
  questions: readonly RatingQuestion[],
  answers: readonly RatingAnswer[]
): ThemeResult {
  const mine = questions.filter((question) => question.theme === theme);
  const ids = new Set(mine.map((question) => question.id));
  const given = answers.filter((answer) => ids.has(answer.questionId));
  const groups = quartersOf(given);
  const bars = barsFor(groups.map((group) => group.answers));
  const { rows, all } = tableOf(groups, bars);
  const asked = mine
    .map((question) => ({
      ...question,
      answers: given.filter((answer) => answer.questionId === question.id)
    }))
    .filter((question) => question.answers.length > 0);
  const byQuestion = tableOf(asked, bars);
  const isSafe = totalsShown(all) && totalsShown(byQuestion.all);
  return { theme, words: themeWords[theme], quarters: rows, all, questions: isSafe ? byQuestion.rows : [] };
}

/** Every theme that was asked of anybody, in the order of the list. */
export const satisfaction = (
  questions: readonly RatingQuestion[],
  answers: readonly RatingAnswer[]
): ThemeResult[] =>
  allOf(
    questions,
    Map.groupBy(answers, (answer) => answer.questionId)
  ).filter((result) => result.quarters.length > 0);

/** Each theme is worked out from its own answers: a year's are thousands, and there are twenty themes. */
const allOf = (
  questions: readonly RatingQuestion[],
  byQuestion: ReadonlyMap<string, readonly RatingAnswer[]>
): ThemeResult[] =>
  ratingThemes.map((theme) => {
    const mine = questions.filter((question) => question.theme === theme);
    return resultOf(
      theme,
      mine,
      mine.flatMap((question) => byQuestion.get(question.id) ?? [])
    );
  });
