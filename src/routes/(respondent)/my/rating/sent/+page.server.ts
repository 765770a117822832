import { redirect } from '@sveltejs/kit';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { sentOf } from '$lib/server/services/sending.ts';
import { ratedWithoutName } from '$lib/server/services/nameless-ratings.ts';

import { helpNumbers } from '../../help-numbers.ts';
import type { PageServerLoad } from './$types';

/** Thank you for the rating. */
export const load: PageServerLoad = async ({ locals }) => {
  const who = requireInvited(locals);
  const sent = await sentOf(locals.store, who, 'rating');
  if (!sent && !(await ratedWithoutName(locals.store, who))) redirect(303, '/my');
  return { submittedAt: sent?.row.submittedAt ?? null, numbers: await helpNumbers(locals) };
};
