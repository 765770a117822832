/** The tables of the results page as rows of text: the same for the page and for the files. Null is a hidden number. */
import type { QuestionResult, RatingRow } from '$lib/domain/satisfaction.ts';
import type { Shown } from '$lib/domain/small-numbers.ts';
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

const audienceWords: Readonly<Record<string, string>> = {
  child: 'Children',
  parent: 'Parents',
  carer: 'Carers',
  all: 'All'
};

export function returnsTable(results: readonly ReturnResult[]): ShownTable {
  return {
    caption: 'Who was asked for their views, and what came back',
    head: ['Who', ...(results[0]?.steps.map((step) => step.words) ?? [])],
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

/** One question: a row for each quarter and one for all of them, counts of people. Answers nobody gave are left out. */
export function questionTable(result: QuestionResult): ShownTable {
  const given = usedBars(result);
  const row = (line: RatingRow) => ({
    label: shortMonths(line.words),
    cells: [
      ...line.bars.filter((bar) => given.has(bar.id)).map((bar) => number(bar.count)),
      number(line.people)
    ]
  });
  return {
    caption: result.words,
    head: ['Quarter', ...result.all.bars.filter((bar) => given.has(bar.id)).map((bar) => bar.words), 'All'],
    rows: result.quarters.map(row),
    foot: row(result.all)
  };
}

/** The answers a question offers, and the other ends (skipped, …) that somebody came to. */
function usedBars(result: QuestionResult): ReadonlySet<string> {
  const ends = new Set(['dont-know', 'prefer-not', 'skipped', 'not-recorded']);
  const everywhere = [result.all, ...result.quarters];
  const used = (id: string) =>
    everywhere.some((row) => row.bars.some((bar) => bar.id === id && bar.count !== 0));
  return new Set(result.all.bars.filter((bar) => !ends.has(bar.id) || used(bar.id)).map((bar) => bar.id));
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
