/** One stroke of a drawing as the outline of a pen's line: the same on the page that draws it and those that show it. */
import { getStroke } from 'perfect-freehand';
import { pens, type Pen } from '../forms/drawing-sheet.ts';

/** The `d` of an SVG path. `line` is x, y, x, y … in the units of the sheet. */
export function strokePath(line: readonly number[], pen: Pen): string {
  const points = Array.from({ length: line.length / 2 }, (_, n) => [line[2 * n] ?? 0, line[2 * n + 1] ?? 0]);
  const outline = getStroke(points, { size: pens[pen], thinning: 0, smoothing: 0.6, streamline: 0.4 });
  const [first, ...rest] = outline.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return first === undefined ? '' : `M${first}L${rest.join(' ')}Z`;
}
