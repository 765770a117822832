/**
 * Reads the files of one load: each is recognised by its headings, every row becomes a record or is named with
 * its file, line, column and reason. Looks at nothing but the files; what is already in the register is
 * compared in `register.ts`.
 */
import type { Day } from '../../domain/day.ts';
import { readSheet, type Sheet, type SourceFile } from './register-csv.ts';
import { note, stop, type Origin, type Problem } from './register-problems.ts';
import type { RegisterRecords } from './register-records.ts';
import { Row } from './register-row.ts';
import { readEpisode, readHeader, readRegister, readReview } from './register-rows.ts';
import { recognise, repeatedHeadings, type Recognised } from './register-headings.ts';
import { shapes, type RegisterFileKind } from './register-shapes.ts';

export type { SourceFile } from './register-csv.ts';

export interface ReadFile {
  readonly name: string;
  /** Null when the headings are not those of a file we know, or it could not be read. */
  readonly kind: RegisterFileKind | null;
  readonly kindName: string | null;
  /** Rows under the headings, good and bad. */
  readonly rows: number;
}

export interface ReadFiles extends RegisterRecords {
  readonly files: readonly ReadFile[];
  readonly problems: readonly Problem[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer R)[] ? R[] : T[K] };

interface Reading extends Mutable<RegisterRecords> {
  files: ReadFile[];
  problems: Problem[];
}

/** Reads and checks each row of each file. Never throws for what a person may have uploaded. */
export function readRegisterFiles(sources: readonly SourceFile[], today: Day): ReadFiles {
  const reading: Reading = { headers: [], episodes: [], reviews: [], register: [], files: [], problems: [] };
  for (const source of sources) readOne(source, today, reading);
  dropRepeats(reading);
  return reading;
}

function readOne(source: SourceFile, today: Day, reading: Reading): void {
  const sheet = readSheet(source);
  const known = recognise(sheet.headings);
  const kind = known?.shape.kind ?? null;
  reading.problems.push(...sheet.problems);
  reading.files.push({
    name: source.name,
    kind,
    kindName: known?.shape.name ?? null,
    rows: sheet.rows.length
  });
  if (sheet.headings.length === 0) return;
  const wrong = wrongHeadings(source, sheet, known);
  if (wrong) reading.problems.push(wrong);
  else if (known) readRows(source, sheet, known, today, reading);
}

function readRows(source: SourceFile, sheet: Sheet, known: Recognised, today: Day, reading: Reading): void {
  const head = { file: source.name, line: 1 };
  if (known.unknown.length > 0) reading.problems.push(note(head, null, unreadColumns(known)));
  if (sheet.rows.length === 0)
    reading.problems.push(note(head, null, 'There are no rows under the headings.'));
  for (const { line, cells } of sheet.rows) {
    const from = { file: source.name, kind: known.shape.kind, line };
    const row = new Row(from, cells, known.places, sheet.headings);
    keep(row, today, reading);
    reading.problems.push(...row.problems);
  }
}

function keep(row: Row, today: Day, reading: Reading): void {
  const add = <T>(list: T[], record: T | null) => record && list.push(record);
  if (row.from.kind === 'header') add(reading.headers, readHeader(row, today));
  else if (row.from.kind === 'episodes') add(reading.episodes, readEpisode(row, today));
  else if (row.from.kind === 'reviews') add(reading.reviews, readReview(row, today));
  else add(reading.register, readRegister(row, today));
}

function wrongHeadings(source: SourceFile, { headings }: Sheet, known: Recognised | null): Problem | null {
  const head = { file: source.name, line: 1 };
  if (!known) return stop(head, null, notKnown(headings));
  const [repeated] = repeatedHeadings(headings);
  if (repeated === undefined) return null;
  return stop(head, repeated, 'This heading is there twice, so it is not clear which is meant.');
}

function notKnown(headings: readonly string[]): string {
  const found = headings
    .filter((text) => text !== '')
    .slice(0, 8)
    .join(', ');
  const known = shapes.map((shape) => shape.name).join(', ');
  return `The first line is not the headings of a file known here (${known}). It has: ${found}.`;
}

const unreadColumns = ({ shape, unknown }: Recognised): string =>
  `Not read, because ${shape.name} has no such heading: ${unknown.join(', ')}.`;

/** The same row twice is counted once; two rows that disagree are both named and the later one is left out. */
function dropRepeats(reading: Reading): void {
  const problems = reading.problems;
  reading.headers = unrepeated(
    reading.headers,
    (r) => r.localId,
    (r) => r.dateOfBirth,
    'CHILD',
    problems
  );
  reading.episodes = unrepeated(
    reading.episodes,
    (r) => `${r.localId} ${r.startedOn}`,
    (r) => `${r.legalStatus} ${r.endedOn}`,
    'DECOM',
    problems
  );
  reading.reviews = unrepeated(
    reading.reviews,
    (r) => `${r.localId} ${r.heldOn}`,
    (r) => `${r.dateOfBirth} ${r.code}`,
    'REVIEW',
    problems
  );
  reading.register = unrepeated(
    reading.register,
    (r) => r.localId,
    (r) => JSON.stringify({ ...r, from: null }),
    null,
    problems
  );
}

function unrepeated<T extends { readonly from: Origin }>(
  records: readonly T[],
  key: (record: T) => string,
  content: (record: T) => string,
  column: string | null,
  problems: Problem[]
): T[] {
  const first = new Map<string, T>();
  for (const record of records) {
    const earlier = first.get(key(record));
    if (!earlier) first.set(key(record), record);
    else if (content(earlier) === content(record))
      problems.push(note(record.from, column, `The same as ${where(earlier)}. Counted once.`));
    else
      problems.push(
        stop(record.from, column, `Does not agree with ${where(earlier)}, which is about the same one.`)
      );
  }
  return [...first.values()];
}

const where = ({ from }: { readonly from: Origin }) => `line ${from.line} of ${from.file}`;
