import { fail, redirect } from '@sveltejs/kit';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { addCover, iroNames, listCovers, removeCover } from '$lib/server/services/covers.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  requireStaff(locals, 'arrange-cover');
  const [covers, iros] = [
    await listCovers(locals.store, locals.now),
    await iroNames(locals.store, locals.now)
  ];
  return { title: 'Who covers whom', covers, iros };
};

export const actions: Actions = {
  add: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'arrange-cover');
    const posted = await request.formData();
    const who = { iroId: typed(posted, 'iroId'), coveredBy: typed(posted, 'coveredBy') };
    const days = {
      startsOn: typedDay(posted, 'startsOn') ?? null,
      endsOn: typedDay(posted, 'endsOn') ?? null
    };
    const added = await addCover(locals.store, { ...who, ...days }, staff.staffId, locals.now);
    if (added.ok) redirect(303, '/staff/settings/cover');
    const boxes = { ...who, startsOn: typedDate(posted, 'startsOn'), endsOn: typedDate(posted, 'endsOn') };
    const problems: Readonly<Record<string, string>> = { ...added.problems };
    return fail(422, { problems, boxes });
  },
  remove: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'arrange-cover');
    await removeCover(locals.store, typed(await request.formData(), 'id'), staff.staffId, locals.now);
    redirect(303, '/staff/settings/cover');
  }
};
