import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/day.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { midwayPage, recordMidway } from '$lib/server/services/midway-checks.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const page = await own(midwayPage(locals.store, staff, params.review, locals.now));
  const { name, age } = page.review;
  return {
    ...page,
    title: `Midway check: ${name}, ${age}`,
    today: dayOf(locals.now),
    saved: url.searchParams.has('saved')
  };
};

const stateOf = 'state.';

export const actions: Actions = {
  record: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const states = Object.fromEntries(
      [...posted.keys()]
        .filter((key) => key.startsWith(stateOf))
        .map((key) => [key.slice(stateOf.length), typed(posted, key)])
    );
    const boxes = { words: typed(posted, 'words'), states };
    const form = { ...boxes, doneOn: typedDay(posted, 'doneOn') };
    const saved = await own(recordMidway(locals.store, staff, params.review, form, locals.now));
    if (!saved.ok)
      return fail(422, {
        problems: saved.problems,
        boxes: { ...boxes, doneOn: typedDate(posted, 'doneOn') }
      });
    redirect(303, `/staff/reviews/${params.review}/midway?saved`);
  }
};
