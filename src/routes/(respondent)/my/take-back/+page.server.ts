import { redirect } from '@sveltejs/kit';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { sentOf, withdraw } from '$lib/server/services/sending.ts';
import { refusedTo, withNote } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** Taking back what was sent: what that means, and the press that does it. */
export const load: PageServerLoad = async ({ locals }) => {
  const sent = await sentOf(locals.store, requireInvited(locals), 'views');
  if (!sent) redirect(303, '/my');
  return { submission: sent.row.id };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = requireInvited(locals);
    const submission = (await request.formData()).get('submission');
    const taken = await withdraw(
      locals.store,
      who,
      typeof submission === 'string' ? submission : '',
      locals.now
    );
    redirect(303, taken.ok ? withNote('/my', 'taken-back') : refusedTo(taken.reason, 'views'));
  }
};
