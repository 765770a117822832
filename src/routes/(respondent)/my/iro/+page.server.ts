import { requireInvited } from '$lib/server/auth/guard.ts';
import { newIroSeen } from '$lib/server/services/handovers.ts';
import type { PageServerLoad } from './$types';

/** Who the IRO is. A child who was given another one has been told with this. */
export const load: PageServerLoad = async ({ locals }) => {
  const { audience, childId } = requireInvited(locals);
  if (audience === 'child') await newIroSeen(locals.store, childId, locals.now);
};
