import { requireInvited } from '$lib/server/auth/guard.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  requireInvited(locals);
  const { commissionerNumber, childlineNumber } = await serviceSettings(locals.store, locals.config.words);
  return { commissioner: commissionerNumber, childline: childlineNumber };
};
