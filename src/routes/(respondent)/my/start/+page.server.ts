import { requireInvited } from '$lib/server/auth/guard.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { childlineNumber, emergencyNumber } = await serviceWords(locals.store, locals.config.words);
  return { isAtStart: !requireInvited(locals).proven, childlineNumber, emergencyNumber };
};
