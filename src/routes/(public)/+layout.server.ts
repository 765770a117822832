import type { LayoutServerLoad } from './$types';

/** What the pages open to everybody show: the council's own words and numbers. */
export const load: LayoutServerLoad = ({ locals }) => {
  const { council, service, emergencyNumber, childlineNumber } = locals.config.words;
  return { locale: locals.locale, council, service, emergencyNumber, childlineNumber };
};
