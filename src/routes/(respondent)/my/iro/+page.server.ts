import { requireInvited } from '$lib/server/auth/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  requireInvited(locals);
};
