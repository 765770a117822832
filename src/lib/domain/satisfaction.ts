/**
 * What children, parents and carers said about the meeting: counts and shares by question and quarter, with
 * "skipped" as its own bar. Never a mean: faces are words, not numbers. Small numbers are hidden.
 */
import { hideSmall, shownShares } from './small-numbers.ts';
import type { Shown } from './small-numbers.ts';
import type { Day } from './day.ts';
import { quarterOf } from './quarter.ts';

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

export interface RatingQuestion {
  readonly id: string;
  readonly words: string;
  readonly choices: readonly { readonly value: string; readonly words: string }[];
}

export interface Bar {
  readonly id: string;
  readonly words: string;
  readonly count: Shown;
  readonly share: Shown;
}

export interface RatingRow {
  /** `2026-Q2`, or `all` for the whole time. */
  readonly id: string;
  readonly words: string;
  /** People who sent the form with this question on it, whatever they did with it. */
  readonly people: Shown;
  readonly bars: readonly Bar[];
}

export interface QuestionResult {
  readonly questionId: string;
  readonly words: string;
  readonly quarters: readonly RatingRow[];
  readonly all: RatingRow;
}

interface BarName {
  readonly id: string;
  readonly words: string;
}

const notAnswered: readonly BarName[] = [
  { id: 'dont-know', words: 'Don’t know' },
  { id: 'prefer-not', words: 'Didn’t want to say' },
  { id: 'skipped', words: 'Skipped' },
  { id: 'not-recorded', words: 'Not recorded' }
];

const barsOf = (question: RatingQuestion): BarName[] => [
  ...question.choices.map(({ value, words }) => ({ id: value, words })),
  ...notAnswered
];

/** The bar an answer belongs to; a value the question does not have (an older version) is "not recorded". */
function barFor(answer: RatingAnswer, question: RatingQuestion): string {
  const isChoice = question.choices.some((choice) => choice.value === answer.value);
  if (answer.outcome === 'answered') return isChoice ? (answer.value ?? 'not-recorded') : 'not-recorded';
  return notAnswered.some((bar) => bar.id === answer.outcome) ? answer.outcome : 'not-recorded';
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
    ...name,
    people,
    bars: bars.map((bar, i) => ({ ...bar, count: shown[i] ?? null, share: shares[i] ?? null }))
  };
}

const addUp = (table: readonly (readonly number[])[], width: number): number[] =>
  Array.from({ length: width }, (_, i) => table.reduce((sum, row) => sum + (row[i] ?? 0), 0));

/** One question's bars for each calendar quarter that has answers, and for the whole time. */
export function resultOf(question: RatingQuestion, answers: readonly RatingAnswer[]): QuestionResult {
  const bars = barsOf(question);
  const mine = answers.filter((answer) => answer.questionId === question.id);
  const byQuarter = Map.groupBy(mine, (answer) => quarterOf(answer.on).id);
  const quarters = [
    ...new Map(mine.map((answer) => [quarterOf(answer.on).id, quarterOf(answer.on)])).values()
  ];
  quarters.sort((a, b) => (a.id < b.id ? -1 : 1));
  const countBars = (some: readonly RatingAnswer[]): number[] =>
    bars.map((bar) =>
      some.reduce((sum, one) => (barFor(one, question) === bar.id ? sum + (one.count ?? 1) : sum), 0)
    );
  const table = quarters.map((quarter) => countBars(byQuarter.get(quarter.id) ?? []));
  const all = addUp(table, bars.length);
  const shown = hideSmall(table.length === 0 ? [all] : table);
  return {
    questionId: question.id,
    words: question.words,
    quarters: quarters.map((quarter, i) =>
      rowOf(quarter, bars, table[i] ?? [], shown.cells[i] ?? [], shown.rowTotals[i] ?? null)
    ),
    all: rowOf({ id: 'all', words: 'All quarters' }, bars, all, shown.columnTotals, shown.total)
  };
}

/** Every question's result, in the order of the form. */
export const satisfaction = (
  questions: readonly RatingQuestion[],
  answers: readonly RatingAnswer[]
): QuestionResult[] => questions.map((question) => resultOf(question, answers));
