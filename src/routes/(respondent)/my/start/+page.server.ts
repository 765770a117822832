import { requireInvited } from '$lib/server/auth/guard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  const { childlineNumber, emergencyNumber } = locals.config.words;
  return { isAtStart: !requireInvited(locals).proven, childlineNumber, emergencyNumber };
};
