import { redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/day.ts';
import { isUnrecorded } from '$lib/domain/meeting-day.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { factsOf } from '$lib/server/services/respondent-facts.ts';
import { changeSent, sentOf } from '$lib/server/services/sending.ts';
import { closedBecause } from '$lib/server/services/submission-records.ts';
import { helpNumbers } from '../help-numbers.ts';
import { refusedTo, ways, withNote } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** Thank you: who reads it, by which day, what happens next, and where to get help before that. */
export const load: PageServerLoad = async ({ locals }) => {
  const who = requireInvited(locals);
  const sent = await sentOf(locals.store, who, 'views');
  if (!sent) redirect(303, '/my');
  const { review } = await factsOf(locals.store, who, locals.now);
  const mine = who.audience !== 'child' || who.proven;
  return {
    submittedAt: sent.row.submittedAt,
    readBy: sent.row.readBy,
    read: sent.read && { ...sent.read, tellChild: mine ? sent.read.tellChild : null },
    meetingOn: review.meetingOn,
    open: closedBecause(review, 'views') === null,
    gone: isUnrecorded(review, dayOf(locals.now)),
    numbers: await helpNumbers(locals)
  };
};

export const actions: Actions = {
  change: async ({ locals }) => {
    const who = requireInvited(locals);
    const changed = await changeSent(locals.store, who, locals.now);
    redirect(303, changed.ok ? withNote(ways.views.check, 'changing') : refusedTo(changed.reason, 'views'));
  }
};
