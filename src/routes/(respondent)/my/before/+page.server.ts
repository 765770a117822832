import { redirect } from '@sveltejs/kit';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answering, answeringToWrite } from '$lib/server/services/answering.ts';
import { helpNumbers } from '../help-numbers.ts';
import { carryOn } from '../question.ts';
import { refusedTo, ways } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** Said before the first question: who reads this and when, what is passed on, and who is with you now. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const who = requireInvited(locals);
  const under = await answering(locals.store, who, 'views', locals.locale, locals.now);
  if (!under) redirect(303, '/my');
  if (under.closed) redirect(303, refusedTo(under.closed, 'views'));
  if (!under.draft && under.sent) redirect(303, ways.views.sent);
  return {
    together: url.searchParams.has('together'),
    numbers: await helpNumbers(locals)
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = requireInvited(locals);
    const chosen = (await request.formData()).get('do');
    if (chosen === 'with') redirect(303, '/my/before?together');
    if (chosen === 'later') redirect(303, '/exit');
    const writing = await answeringToWrite(locals.store, who, 'views', locals.locale, locals.now);
    if (!writing) redirect(303, '/my');
    const { under } = writing;
    redirect(303, under.closed ? refusedTo(under.closed, 'views') : carryOn(under, 'views'));
  }
};
