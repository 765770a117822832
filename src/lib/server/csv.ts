/** Tables as files that spreadsheets open. */

type Cell = string | number | null;

/** A cell that starts like a formula would be run by a spreadsheet: a mark in front makes it text. */
function safe(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?%?$/.test(text);
  const plain = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Rows as CSV text, lines ended as spreadsheets end them. */
export const csvText = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map((cell) => safe(String(cell ?? ''))).join(',')}\r\n`).join('');

/**
 * An answer that is saved as `name`.csv.
 * @param mark puts the mark in front by which Excel knows UTF-8; leave it out for files that other programs read
 */
export function csv(name: string, rows: readonly (readonly Cell[])[], mark = true): Response {
  return new Response(`${mark ? '\uFEFF' : ''}${csvText(rows)}`, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`
    }
  });
}
