import { fail, redirect } from '@sveltejs/kit';
import { mightEver } from '$lib/domain/access.ts';
import { notFound, requireSignedIn } from '$lib/server/auth/guard.ts';
import { saveChild } from '$lib/server/services/child-edits.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { own } from '../../own.ts';
import { emptyBoxes, readChildForm, typedBoxes } from '../child-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const staff = requireSignedIn(locals);
  if (!mightEver(staff, 'edit-child')) notFound();
  // An IRO adds to their own caseload.
  return {
    title: 'Add a child',
    boxes: emptyBoxes,
    iros: staff.role === 'iro' ? [] : await iroNames(locals.store, locals.now)
  };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const saved = await own(saveChild(locals.store, staff, null, readChildForm(posted), locals.now));
    if (!saved.ok) return fail(422, { problems: saved.problems, boxes: typedBoxes(posted) });
    redirect(303, `/staff/children/${saved.id}`);
  }
};
