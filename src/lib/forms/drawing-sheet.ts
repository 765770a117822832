/** What a drawing is made of. Apart from the check of it, because the page that draws carries this to the browser. */

/** The sheet, in its own units. */
export const sheet = { width: 800, height: 600 } as const;

/** The pens, by name, in the order they are offered. */
export const inks = ['black', 'red', 'orange', 'yellow', 'green', 'blue', 'purple', 'brown'] as const;
export type Ink = (typeof inks)[number];

/** Thickness of the pen in units of the sheet. */
export const pens = { thin: 8, thick: 20 } as const;
export type Pen = keyof typeof pens;

export interface Stroke {
  readonly ink: Ink;
  readonly pen: Pen;
  /** x, y, x, y … */
  readonly line: readonly number[];
}

/** What one drawing may have: the page stops there, kindly, and the check refuses more. */
export const mostDrawn = { strokes: 400, numbers: 20_000 } as const;

/** Points nearer to each other than this, in units of the sheet, tell nothing more. */
export const nearest = 5;
