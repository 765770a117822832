import { speak } from '$lib/i18n/speak.ts';
import type { LayoutLoad } from './$types';

/** Nobody is in yet, so everybody is spoken to as a child is: in plain words. */
export const load: LayoutLoad = async ({ data }) => {
  const { t } = await speak(data.locale, ['common', 'child', 'entry', 'errors', 'notices']);
  return { ...data, t };
};
