import { speak } from '$lib/i18n/speak.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => ({
  ...data,
  speech: await speak(data.locale, ['common', 'child', 'entry', 'errors'])
});
