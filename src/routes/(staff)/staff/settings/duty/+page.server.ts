import { fail, redirect } from '@sveltejs/kit';
import { requireStaff } from '$lib/server/auth/guard.ts';
import {
  addShift,
  aheadDays,
  listShifts,
  removeShift,
  unwatchedHours,
  whoMayBeOnDuty
} from '$lib/server/services/duty-shifts.ts';
import { managerNumber, officeHours } from '$lib/server/services/settings.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'change-settings');
  const { store, now } = locals;
  const shifts = await listShifts(store, now);
  return {
    title: 'Duty out of hours',
    shifts,
    unwatched: await unwatchedHours(store, shifts, now),
    aheadDays,
    office: await officeHours(store),
    number: await managerNumber(store),
    people: await whoMayBeOnDuty(store, now),
    done: url.searchParams.get('done'),
    now
  };
};

export const actions: Actions = {
  add: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'change-settings');
    const posted = await request.formData();
    const words = {
      startsAt: typed(posted, 'startsAt'),
      endsAt: typed(posted, 'endsAt'),
      staffId: typed(posted, 'staffId'),
      name: typed(posted, 'name'),
      email: typed(posted, 'email'),
      mobile: typed(posted, 'mobile')
    };
    const days = { startsOn: typedDay(posted, 'startsOn'), endsOn: typedDay(posted, 'endsOn') };
    const added = await addShift(locals.store, { ...words, ...days }, staff.staffId, locals.now);
    if (added.ok) redirect(303, '/staff/settings/duty?done=added');
    const boxes = { ...words, startsOn: typedDate(posted, 'startsOn'), endsOn: typedDate(posted, 'endsOn') };
    const problems: Readonly<Record<string, string>> = { ...added.problems };
    return fail(422, { problems, boxes });
  },
  remove: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'change-settings');
    await removeShift(locals.store, typed(await request.formData(), 'id'), staff.staffId, locals.now);
    redirect(303, '/staff/settings/duty?done=removed');
  }
};
