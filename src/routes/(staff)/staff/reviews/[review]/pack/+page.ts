import { speak } from '$lib/i18n/speak.ts';
import type { PageLoad } from './$types';

/** The words of the sheet in the language it is printed in; what stands round it is for staff, in English. */
export const load: PageLoad = async ({ data }) => {
  const { t, dir } = await speak(data.language, ['common', 'pack']);
  return { ...data, t, dir };
};
