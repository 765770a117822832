import { fail, redirect } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { pictureErrors, readPicture } from '$lib/server/media/picture.ts';
import { putOwnPhotograph } from '$lib/server/services/pictures.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  requireSignedIn(locals);
  return { title: 'My photograph' };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const staff = requireSignedIn(locals);
    const read = await readPicture((await request.formData()).get('picture'));
    if (!read.ok) return fail(422, { wrong: pictureErrors[read.reason] });
    await putOwnPhotograph(locals.store, staff, read, locals.now);
    redirect(303, '/staff');
  }
};
