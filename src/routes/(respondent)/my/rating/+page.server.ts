import { redirect } from '@sveltejs/kit';
import { visiblePages } from '$lib/forms/journey.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answering, answeringToWrite } from '$lib/server/services/answering.ts';
import { ratedWithoutName } from '$lib/server/services/nameless-ratings.ts';

import { carryOn } from '../question.ts';
import { refusedTo, ways } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** How the meeting went: how long it takes and who reads it, before the first question. */
export const load: PageServerLoad = async ({ locals }) => {
  const who = requireInvited(locals);
  const under = await answering(locals.store, who, 'rating', locals.locale, locals.now);
  if (!under) redirect(303, '/my');
  if (under.closed) redirect(303, refusedTo(under.closed, 'rating'));
  if (under.draft === null && (under.sent || (await ratedWithoutName(locals.store, who))))
    redirect(303, ways.rating.sent);
  return {
    count: visiblePages(under.form, under.answers, under.context).length,
    started: under.draft !== null,
    heldOn: under.facts.review.heldOn
  };
};

export const actions: Actions = {
  default: async ({ locals }) => {
    const who = requireInvited(locals);
    const writing = await answeringToWrite(locals.store, who, 'rating', locals.locale, locals.now);
    if (!writing) redirect(303, '/my');
    const { under } = writing;
    redirect(
      303,
      under.draft ? carryOn(under, 'rating') : refusedTo(under.closed ?? 'already-sent', 'rating')
    );
  }
};
