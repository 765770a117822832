/** The colours of the pens: as a child expects them. What must be read is never in one of them. */
import type { Ink } from '../forms/drawing-sheet.ts';

export const inkColours: Readonly<Record<Ink, string>> = {
  black: '#1a1a1a',
  red: '#d02a1e',
  orange: '#f08418',
  yellow: '#f2c500',
  green: '#2a8a3c',
  blue: '#1d66c9',
  purple: '#7a3db0',
  brown: '#7a4a21'
};
