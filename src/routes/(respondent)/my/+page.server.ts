import { requireInvited } from '$lib/server/auth/guard.ts';
import { homeOf, letterOpened } from '$lib/server/services/respondent-home.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const who = requireInvited(locals);
  const home = await homeOf(locals.store, who, locals.since, locals.locale, locals.now);
  if (home.letter) await letterOpened(locals.store, who.childId, locals.now);
  return { home };
};
