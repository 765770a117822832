import { fail, redirect } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { removalOf, removeChild } from '$lib/server/services/child-removal.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const removal = await own(removalOf(locals.store, staff, params.child, locals.now));
  return { title: `Remove ${removal.name}`, childId: params.child, removal };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    const why = await own(removeChild(locals.store, staff, params.child, locals.now));
    if (why !== null) return fail(422, { why });
    redirect(303, '/staff/children');
  }
};
