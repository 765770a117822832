import { fail, redirect } from '@sveltejs/kit';
import { enter } from '$lib/server/auth/entry.ts';
import { findByToken } from '$lib/server/services/invitations.ts';
import { teamContact } from '$lib/server/services/settings.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looking changes nothing and names nobody: programs look at links in messages before people do. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { state } = await findByToken(locals.store, params.token, locals.now);
  return { state, team: await teamContact(locals.store) };
};

export const actions: Actions = {
  default: async (event) => {
    const found = await findByToken(event.locals.store, event.params.token, event.locals.now);
    if (found.state !== 'open') return fail(410, {});
    redirect(303, await enter(event, found.invitation, event.url.searchParams.get('lang')));
  }
};
