/**
 * A drawing as it is kept: strokes of a named colour on a sheet of fixed size, as numbers. What a browser posts is
 * read strictly and written again, so that nothing else can ride along; pages draw it anew.
 */
import { z } from 'zod';
import { inks, mostDrawn, sheet, type Stroke } from './drawing-sheet.ts';

/** Letters in which a drawing of the most strokes and numbers stands. */
const mostLetters = 150_000;

const within = z.number().int().min(0).max(sheet.width);
/** x and y in turn, each on the sheet. */
const isOnSheet = (line: readonly number[]): boolean =>
  line.length % 2 === 0 && line.every((at, n) => n % 2 === 0 || at <= sheet.height);
const stroke = z.object({
  ink: z.enum(inks),
  pen: z.enum(['thin', 'thick']),
  /** x, y, x, y … */
  line: z.array(within).min(2).max(mostDrawn.numbers).refine(isOnSheet)
});
const drawing = z
  .array(stroke)
  .max(mostDrawn.strokes)
  .refine((strokes) => strokes.reduce((sum, { line }) => sum + line.length, 0) <= mostDrawn.numbers);

/** The strokes of a drawing; null for anything that is none, and for an empty sheet. */
export function strokesOf(text: string | null | undefined): readonly Stroke[] | null {
  if (!text || text.length > mostLetters) return null;
  try {
    const read = drawing.safeParse(JSON.parse(text));
    return read.success && read.data.length > 0 ? read.data : null;
  } catch {
    return null;
  }
}

type DrawingRead = { readonly ok: boolean; readonly drawing: string | null };

/** What was posted as a drawing, as it is kept. Nothing, or an empty sheet, is no drawing and no mistake. */
export function readDrawing(posted: string): DrawingRead {
  if (posted === '' || posted === '[]') return { ok: true, drawing: null };
  const strokes = strokesOf(posted);
  return { ok: strokes !== null, drawing: strokes && JSON.stringify(strokes) };
}
