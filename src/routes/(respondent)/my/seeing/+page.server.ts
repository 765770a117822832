import { redirect } from '@sveltejs/kit';
import { seeingFrom } from '$lib/domain/seeing.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { keepSeeing } from '$lib/server/services/seeing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  requireInvited(locals);
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = requireInvited(locals);
    const posted = await request.formData();
    await keepSeeing(
      locals.store,
      who,
      seeingFrom((way) => posted.get(way)),
      locals.now
    );
    redirect(303, '/my/seeing?note=saved');
  }
};
