/** Who can be called now, with the council's own numbers. Names of lines are the page's to word. */
import { serviceWords } from '$lib/server/services/settings.ts';

export interface HelpNumbers {
  readonly childline: string;
  readonly outOfHours: { readonly name: string; readonly number: string };
  readonly emergency: string;
}

/** The numbers as the manager keeps them, or as the installation was given them. */
export async function helpNumbers({ store, config }: App.Locals): Promise<HelpNumbers> {
  const words = await serviceWords(store, config.words);
  return {
    childline: words.childlineNumber,
    outOfHours: { name: words.outOfHoursName, number: words.outOfHoursNumber },
    emergency: words.emergencyNumber
  };
}
