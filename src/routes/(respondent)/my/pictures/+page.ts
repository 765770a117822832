import { speak } from '$lib/i18n/speak.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => {
  const { locale, audience } = await parent();
  const register = audience === 'child' ? 'child' : 'adult';
  const { t } = await speak(locale, ['common', register, 'entry', 'errors', 'pictures']);
  const named = (id: (typeof data.pictures)[number]) => ({ id, words: t(`pictures.${id}`) });
  return { ...data, say: t, pressed: data.pressed.map(named), pictures: data.pictures.map(named) };
};
