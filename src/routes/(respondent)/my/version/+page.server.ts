import { redirect } from '@sveltejs/kit';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { chooseForm, formChoices } from '$lib/server/services/form-choice.ts';
import type { Actions, PageServerLoad } from './$types';

/** Another set of questions: with pictures, or for those older or younger. */
export const load: PageServerLoad = async ({ locals }) => {
  const choices = await formChoices(locals.store, requireInvited(locals), locals.now);
  if (choices.length === 0) redirect(303, '/my');
  return { choices };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = requireInvited(locals);
    const wanted = (await request.formData()).get('form');
    const chosen = typeof wanted === 'string' && (await chooseForm(locals.store, who, wanted, locals.now));
    redirect(303, chosen ? '/my/before' : '/my/version');
  }
};
