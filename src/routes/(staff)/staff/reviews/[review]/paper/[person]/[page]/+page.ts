import { speak } from '$lib/i18n/speak.ts';
import type { PageLoad } from './$types';

/** The words round the questions in the language of the paper; the buttons in that of whoever types. */
export const load: PageLoad = async ({ data }) => {
  const register = data.audience === 'child' ? 'child' : 'adult';
  const words = ['common', register, 'errors', 'making', 'seeing', `path-${register}`] as const;
  const { t } = await speak(data.locale, [...words]);
  const { t: english } = await speak('en', [...words]);
  return { ...data, t, english };
};
