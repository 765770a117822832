import { fail, redirect } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { saveChild } from '$lib/server/services/child-edits.ts';
import { openChild } from '$lib/server/services/child-page.ts';
import { handoverReasons } from '$lib/server/services/handovers.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { own } from '../../../own.ts';
import { boxesOf, readChildForm, typedBoxes } from '../../child-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const child = await own(openChild(locals.store, staff, params.child, locals.now));
  const iros = staff.role === 'iro' ? [] : withOwn(await iroNames(locals.store, locals.now), child.iro);
  return {
    title: `Change ${child.name}`,
    child: { id: child.id, name: child.name },
    boxes: boxesOf(child),
    iros,
    reasons: iros.length > 0 ? handoverReasons : []
  };
};

type Iro = { readonly id: string; readonly name: string };

/** Whose the child is stays to be chosen after they have left: saving another fact must not take the child from them unseen. */
const withOwn = (iros: readonly Iro[], own: Iro | null): readonly Iro[] =>
  own === null || iros.some(({ id }) => id === own.id)
    ? iros
    : [...iros, { ...own, name: `${own.name} (left)` }];

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const saved = await own(saveChild(locals.store, staff, params.child, readChildForm(posted), locals.now));
    if (!saved.ok) return fail(422, { problems: saved.problems, boxes: typedBoxes(posted) });
    redirect(303, `/staff/children/${params.child}`);
  }
};
