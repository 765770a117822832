import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { childName } from '$lib/server/services/caseload.ts';
import { childFor } from '$lib/server/services/child-page.ts';
import { referUninstructed } from '$lib/server/services/referring.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

/** Non-instructed advocacy, for a child who cannot say that they want an advocate. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const child = await own(childFor(locals.store, staff, 'handle-request', params.child, locals.now));
  return { title: 'Refer to advocacy', child: { id: child.id, name: childName(locals.store, child) } };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const words = field(await request.formData(), 'words');
    const made = await own(referUninstructed(locals.store, staff, params.child, words, locals.now));
    if (!made.ok) return fail(422, { problem: made.problems.words, words });
    redirect(303, `/staff/advocacy/${made.id}?saved=1`);
  }
};
