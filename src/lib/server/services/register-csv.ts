/** Bytes of an uploaded file → headings and rows with their line numbers. Knows CSV, nothing of children. */
import { CsvError, parse } from 'csv-parse/sync';
import { stop, type Problem } from './register-problems.ts';

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Sheet {
  /** Empty when nothing could be read. */
  readonly headings: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly problems: readonly Problem[];
}

/** Spreadsheets save UTF-8 with a mark, UTF-16, or the Windows alphabet, and none says which. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Comma, semicolon (Excel in much of Europe) or tab: whichever the first line has most of. */
function delimiterOf(text: string): ',' | ';' | '\t' {
  const first = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '');
  const count = (mark: string) => first.split(mark).length - 1;
  if (count('\t') > Math.max(count(','), count(';'))) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

function unreadable(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'The file is empty.';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return 'This is an Excel workbook. Open it, choose Save as, and choose CSV UTF-8.';
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return 'This is an old Excel workbook. Save it as CSV UTF-8.';
  if (bytes[0] === 0x25 && bytes[1] === 0x50) return 'This is a PDF. A CSV file is needed.';
  return null;
}

const csvReasons: { readonly [code: string]: string } = {
  CSV_QUOTE_NOT_CLOSED:
    'A quotation mark is opened and never closed, so the rest of the file cannot be read.',
  CSV_INVALID_CLOSING_QUOTE: 'There is text straight after a closing quotation mark.',
  INVALID_OPENING_QUOTE: 'There is a quotation mark in the middle of a cell that is not quoted.',
  CSV_MAX_RECORD_SIZE: 'This row is far too long. A quotation mark is probably missing.'
};

function csvProblem(file: SourceFile, error: CsvError): Problem {
  const line = typeof error['lines'] === 'number' ? error['lines'] : null;
  return stop({ file: file.name, line }, null, csvReasons[error.code] ?? 'This row is not written as CSV.');
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** A record that holds line breaks ends on a later line than it starts; people look for its start. */
function startLine(row: Parsed): number {
  const breaks = row.record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  return row.info.lines - breaks;
}

/** A spreadsheet may say which mark it used in a first line of its own: `sep=;`. */
const saysDelimiter = /^sep=(.)\r?\n/i;

/** A row that is not CSV is named and left out; the others are read. */
function parseRows(file: SourceFile, text: string, problems: Problem[]): SheetRow[] {
  const said = saysDelimiter.exec(text);
  const parsed = parse(text.slice(said?.[0].length ?? 0), {
    delimiter: said?.[1] ?? delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) problems.push(csvProblem(file, error));
      return undefined;
    },
    trim: true,
    info: true,
    max_record_size: 100_000
  }) as unknown as Parsed[];
  const before = said ? 1 : 0;
  return parsed.map((row) => ({ line: startLine(row) + before, cells: row.record }));
}

/** Reads one CSV file. Never throws for what a person may have uploaded. */
export function readSheet(file: SourceFile): Sheet {
  const refused = unreadable(file.bytes);
  if (refused !== null) return unread(stop({ file: file.name, line: null }, null, refused));
  const text = decode(file.bytes)
    .replace(/^\uFEFF/, '')
    .replaceAll('\u0000', '');
  const problems: Problem[] = [];
  try {
    const rows = parseRows(file, text, problems);
    const [first, ...rest] = rows.filter((row) => row.cells.some((cell) => cell !== ''));
    if (!first)
      return unread(
        ...problems,
        stop({ file: file.name, line: null }, null, 'There are no rows in this file.')
      );
    return { headings: first.cells, rows: rest, problems };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return unread(...problems, csvProblem(file, error));
  }
}

const unread = (...problems: Problem[]): Sheet => ({ headings: [], rows: [], problems });
