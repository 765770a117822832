/** What is wrong with a row, in words that say where it is and what to do. */
import type { RegisterFileKind } from './register-shapes.ts';

export interface Problem {
  readonly file: string;
  /** Line in the file as a text editor or a spreadsheet counts it; null when the whole file is meant. */
  readonly line: number | null;
  /** Heading as it stands in the file. */
  readonly column: string | null;
  readonly reason: string;
  /** `stops`: the row is not loaded. `notes`: the row is loaded and somebody should look at it. */
  readonly weight: 'stops' | 'notes';
}

/** Where a record came from, carried with it so that a later check can still name its line. */
export interface Origin {
  readonly file: string;
  readonly kind: RegisterFileKind;
  readonly line: number;
}

export function stop(
  from: { file: string; line: number | null },
  column: string | null,
  reason: string
): Problem {
  return { file: from.file, line: from.line, column, reason, weight: 'stops' };
}

export function note(
  from: { file: string; line: number | null },
  column: string | null,
  reason: string
): Problem {
  return { ...stop(from, column, reason), weight: 'notes' };
}

/** Problems in the order a person works through them: by file, then line, then column. */
export function inReadingOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  const place = new Map(files.map((name, index) => [name, index]));
  return [...problems].sort(
    (a, b) =>
      (place.get(a.file) ?? 0) - (place.get(b.file) ?? 0) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? '').localeCompare(b.column ?? '')
  );
}
