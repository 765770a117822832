/** How somebody who is asked for their views is written to: in which language, and how large it is printed. */
import type { Audience } from './viewer.ts';

/** Large print is 18 points, very large 24 (UK Association for Accessible Formats: large print from 16, giant from 22). */
export const printSizes = ['ordinary', 'large', 'very-large'] as const;
export type PrintSize = (typeof printSizes)[number];

export const printSizeWords: Readonly<Record<PrintSize, string>> = {
  ordinary: 'Ordinary',
  large: 'Large print',
  'very-large': 'Very large print'
};

/** The size that is kept, or the ordinary one when none is. */
export const printSizeOr = (kept: string | null): PrintSize =>
  printSizes.find((size) => size === kept) ?? 'ordinary';

/**
 * The code of the language somebody is asked in. What is kept of an adult comes first; without it a parent is
 * asked in the language of their child; a carer, whom the council chose, and other people in English.
 */
export function languageFor(audience: Audience, childs: string, own: string | null): string {
  if (audience === 'child') return childs;
  return own ?? (audience === 'parent' ? childs : 'en');
}
