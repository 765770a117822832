import { fail, redirect } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { field } from '$lib/forms/posted.ts';
import { decideUnnamed, unnamedRatings } from '$lib/server/services/unnamed-ratings.ts';
import { own } from '../own.ts';
import { boxes } from '../reviews/[review]/posted.ts';
import type { Actions, PageServerLoad } from './$types';

/** Words about meetings that were sent without a name: the manager's alone. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  const ratings = await own(unnamedRatings(locals.store, staff, locals.now));
  return {
    title: 'Said without a name',
    ratings,
    saved: url.searchParams.has('saved')
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const handle = field(posted, 'rating');
    const entries = {
      ...boxes(posted, ['decision', 'passedTo', 'passedWhen', 'note'], `.${handle}`),
      tellChild: ''
    };
    const result = await own(decideUnnamed(locals.store, staff, handle, entries, locals.now));
    if (!result.ok) return fail(422, { about: handle, errors: result.errors, entries });
    redirect(303, '/staff/ratings?saved');
  }
};
