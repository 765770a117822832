import { speak } from '$lib/i18n/speak.ts';
import type { LayoutLoad } from './$types';

/** The words of the page in the reader's language and register. */
export const load: LayoutLoad = async ({ data }) => {
  const register = data.audience === 'child' ? 'child' : 'adult';
  const { t } = await speak(data.locale, [
    'common',
    register,
    'errors',
    'making',
    'paper',
    'rights',
    'seeing',
    `path-${register}`
  ]);
  return { ...data, t, iroName: data.iro?.firstName ?? t('path.iro-nobody') };
};
