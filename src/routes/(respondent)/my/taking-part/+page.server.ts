import { dayOf } from '$lib/domain/day.ts';
import { isUnrecorded } from '$lib/domain/meeting-day.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { factsOf } from '$lib/server/services/respondent-facts.ts';
import { closedBecause } from '$lib/server/services/submission-records.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { review } = await factsOf(locals.store, requireInvited(locals), locals.now);
  return {
    /** The meeting is still to come: another time can be asked for. */
    toCome: closedBecause(review, 'views') === null && !isUnrecorded(review, dayOf(locals.now))
  };
};
