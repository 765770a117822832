/** The tables of the results page as rows of text: the same for the page and for the files. Null is a hidden number. */
import type { RatingRow, ThemeResult } from '$lib/domain/satisfaction.ts';
import type { Shown } from '$lib/domain/small-numbers.ts';
import type { LateReasonCount } from '$lib/server/services/results-late.ts';
import type { ReturnResult } from '$lib/server/services/results-answers.ts';
import type {
  ByChildResult,
  CodeLine,
  ParticipationResult,
  TimelinessResult
} from '$lib/server/services/results.ts';

export interface ShownTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly (string | null)[] }[];
  readonly foot?: { readonly label: string; readonly cells: readonly (string | null)[] };
}

const number = (n: Shown): string | null => (n === null ? null : String(n));
const perCent = (n: Shown): string | null => (n === null ? null : `${n.toFixed(1)}%`);

export function participationTable(result: ParticipationResult): ShownTable {
  const { four, reviews: all } = result;
  const cells = (line: CodeLine, ofFour: string | null) => [number(line.count), ofFour, perCent(line.ofAll)];
  return {
    caption: 'Participation by code',
    head: ['Code', 'Reviews', `Share of ${four}, aged 4 and over`, `Share of all ${all}`],
    rows: [
      ...result.lines.map((line) => ({ label: line.code, cells: cells(line, perCent(line.ofFour)) })),
      {
        label: 'Aged 4 and over',
        cells: [String(four), whole(four), all === 0 ? '–' : perCent((four * 100) / all)]
      },
      ...result.underFour.map((line) => ({
        label: line.code === 'PN0' ? 'PN0' : 'Not recorded, under 4',
        cells: cells(line, '–')
      }))
    ],
    foot: { label: 'All', cells: [String(all), '–', whole(all)] }
  };
}

/** All of something is 100 per cent of it, unless there is nothing. */
const whole = (n: number): string => (n === 0 ? '–' : '100.0%');

export function byChildTable(result: ByChildResult): ShownTable {
  return {
    caption: 'Participation by child',
    head: ['Their reviews', 'Children', `Share of ${number(result.denominator) ?? 'hidden'}`],
    rows: result.lines.map((line) => ({
      label: line.words,
      cells: [number(line.count), perCent(line.share)]
    })),
    foot: { label: 'All', cells: [number(result.denominator), result.denominator === null ? null : '100.0%'] }
  };
}

export function timelinessTable({ inTime, late, notKnown }: TimelinessResult): ShownTable {
  const known = inTime + late;
  const share = (n: number) => (known === 0 ? '–' : `${((n * 100) / known).toFixed(1)}%`);
  return {
    caption: 'Reviews held in time',
    head: ['Held', 'Reviews', `Share of ${known} with a known limit`],
    rows: [
      { label: 'In time', cells: [String(inTime), share(inTime)] },
      { label: 'Late', cells: [String(late), share(late)] },
      { label: 'Limit not recorded', cells: [String(notKnown), '–'] }
    ],
    foot: { label: 'All', cells: [String(known + notKnown), '–'] }
  };
}

/** Of the late ones, why: for whoever may read each review anyway, so small numbers are shown. */
export function lateTable(reasons: readonly LateReasonCount[]): ShownTable {
  const all = reasons.reduce((sum, reason) => sum + reason.count, 0);
  return {
    caption: 'Why reviews were late',
    head: ['Reason', 'Reviews', `Share of ${all}`],
    rows: reasons.map(({ words, count }) => ({
      label: words,
      cells: [String(count), `${((count * 100) / all).toFixed(1)}%`]
    })),
    foot: { label: 'All late', cells: [String(all), whole(all)] }
  };
}

const audienceWords: Readonly<Record<string, string>> = {
  child: 'Children',
  parent: 'Parents',
  carer: 'Carers',
  other: 'Others',
  all: 'All'
};

export function returnsTable(results: readonly ReturnResult[]): ShownTable {
  return {
    caption: 'Who was asked for their views, and what came back',
    head: ['Who, once for each review', ...(results[0]?.steps.map((step) => step.words) ?? [])],
    rows: results.map((result) => ({
      label: audienceWords[result.audience] ?? result.audience,
      cells: result.steps.map((step) =>
        step.count === null
          ? null
          : step.id === 'asked' || step.share === null
            ? String(step.count)
            : `${step.count} (${step.share.toFixed(1)}%)`
      )
    }))
  };
}

const barCells = (line: RatingRow) => [...line.bars.map((bar) => number(bar.count)), number(line.people)];

/** One theme by quarter, and all of them together: counts of ratings, of which one person may send two. */
export function themeTable(result: ThemeResult): ShownTable {
  return {
    caption: `${result.words}, by quarter`,
    head: ['Quarter', ...result.all.bars.map((bar) => bar.words), 'All ratings'],
    rows: result.quarters.map((line) => ({ label: shortMonths(line.words), cells: barCells(line) })),
    foot: { label: 'All', cells: barCells(result.all) }
  };
}

/** The same ratings by the question they were asked, where it may be shown. */
export function questionsTable(result: ThemeResult): ShownTable {
  return {
    caption: `${result.words}, by question`,
    head: ['Question', ...result.all.bars.map((bar) => bar.words), 'All ratings'],
    rows: result.questions.map((line) => ({ label: line.words, cells: barCells(line) }))
  };
}

/** Good, not sure and not good; the rest is those who gave no answer. */
const answers: ReadonlySet<string> = new Set(['good', 'not-sure', 'not-good']);

/** Of a line: the three answers, and all the ways of giving none as one. Null when any part of it is hidden. */
export function fourParts(line: RatingRow, of: 'count' | 'share'): Shown[] {
  const rest = line.bars.filter((bar) => !answers.has(bar.id)).map((bar) => bar[of]);
  const none = rest.reduce<Shown>((sum, n) => (sum === null || n === null ? null : sum + n), 0);
  return [...line.bars.filter((bar) => answers.has(bar.id)).map((bar) => bar[of]), none];
}

/** Every theme for the whole time. */
export function themesTable(results: readonly ThemeResult[]): ShownTable {
  return {
    caption: 'By what was asked',
    head: ['Asked about', 'Good', 'Not sure', 'Not good', 'Skipped', 'All ratings'],
    rows: results.map(({ words, all }) => ({
      label: words,
      cells: [...fourParts(all, 'count'), all.people].map(number)
    }))
  };
}

/** `April to June 2026` as `Apr to Jun 2026`. */
export const shortMonths = (words: string): string =>
  words.replace(/\b(January|March|April|June|July|September|October|December)\b/g, (month) =>
    month.slice(0, 3)
  );

/** A table as rows of a file. */
export function asRows(table: ShownTable): (string | null)[][] {
  const lines = table.foot ? [...table.rows, table.foot] : table.rows;
  return [
    [...table.head],
    ...lines.map((line) => [line.label, ...line.cells.map((cell) => cell ?? 'hidden')])
  ];
}
