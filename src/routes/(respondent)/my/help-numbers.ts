/** Who can be called now, with the council's own numbers. Names of lines are the page's to word. */
import type { ServiceWords } from '$lib/server/config.ts';

export interface HelpNumbers {
  readonly childline: string;
  readonly outOfHours: { readonly name: string; readonly number: string };
  readonly emergency: string;
}

export const helpNumbers = (words: ServiceWords): HelpNumbers => ({
  childline: words.childlineNumber,
  outOfHours: { name: words.outOfHoursName, number: words.outOfHoursNumber },
  emergency: words.emergencyNumber
});
