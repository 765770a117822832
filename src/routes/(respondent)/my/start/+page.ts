import { speak } from '$lib/i18n/speak.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { locale, audience } = await parent();
  const { t } = await speak(locale, ['common', audience === 'child' ? 'child' : 'adult', 'entry', 'errors']);
  return { ...data, say: t };
};
