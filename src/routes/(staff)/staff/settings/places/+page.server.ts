import { fail, redirect } from '@sveltejs/kit';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { placeLines, savePlaces } from '$lib/server/services/places.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'change-settings');
  const lines = await placeLines(locals.store);
  return { title: 'Places to meet', lines, saved: url.searchParams.get('saved') !== null };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'change-settings');
    const posted = await request.formData();
    const saved = await savePlaces(locals.store, (box) => typed(posted, box), staff.staffId, locals.now);
    if (saved.ok) redirect(303, '/staff/settings/places?saved=1');
    const boxes = [...posted.keys()].map((box) => [box, typed(posted, box)] as const);
    return fail(422, { problems: saved.problems, boxes: Object.fromEntries(boxes) });
  }
};
