import { isLanguageChecked } from '$lib/server/services/languages.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import type { LayoutServerLoad } from './$types';

/** What the pages open to everybody show: the council's own words and numbers. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const { locale, store, config } = locals;
  const { council, service, emergencyNumber, childlineNumber } = await serviceWords(store, config.words);
  const checked = await isLanguageChecked(store, locale);
  return { locale, checked, council, service, emergencyNumber, childlineNumber };
};
