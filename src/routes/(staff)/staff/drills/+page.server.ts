import { fail, redirect } from '@sveltejs/kit';
import { drillEveryDays, drillScenes, middleOfLast } from '$lib/domain/drills.ts';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { listDrills } from '$lib/server/services/drill-list.ts';
import { endDrill, runDrill } from '$lib/server/services/drills.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'run-drill');
  const { store, now } = locals;
  return {
    title: 'Drills',
    drills: await listDrills(store, now),
    iros: await iroNames(store, now),
    scenes: drillScenes,
    everyDays: drillEveryDays,
    middleOfLast,
    done: url.searchParams.get('done'),
    now
  };
};

export const actions: Actions = {
  run: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'run-drill');
    const posted = await request.formData();
    const boxes = { iro: typed(posted, 'iro'), scene: typed(posted, 'scene') };
    const run = await runDrill(locals.store, boxes, staff.staffId, locals.now);
    if (run.ok) redirect(303, '/staff/drills?done=run');
    const problems: Readonly<Record<string, string>> = { ...run.problems };
    return fail(422, { problems, boxes });
  },
  end: async ({ request, locals }) => {
    const staff = requireStaff(locals, 'run-drill');
    await endDrill(locals.store, typed(await request.formData(), 'drill'), staff.staffId, locals.now);
    redirect(303, '/staff/drills?done=ended');
  }
};
