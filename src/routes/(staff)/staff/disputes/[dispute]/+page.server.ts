import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/day.ts';
import { levelsAbove } from '$lib/domain/disputes.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { readDispute } from '$lib/server/services/dispute-log.ts';
import { endDispute } from '$lib/server/services/disputes.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../own.ts';
import { levelWords, themeWords } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const dispute = await own(readDispute(locals.store, staff, params.dispute, locals.now));
  return {
    title: `${themeWords(dispute.theme)}: ${dispute.name}`,
    dispute,
    above: levelsAbove(dispute.level).map(({ value }) => ({ value, words: levelWords(value) })),
    today: dayOf(locals.now),
    saved: url.searchParams.get('saved')
  };
};

export const actions: Actions = {
  end: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const boxes = {
      ended: typed(posted, 'ended'),
      outcome: typed(posted, 'outcome'),
      level: typed(posted, 'level'),
      tellChild: typed(posted, 'tellChild')
    };
    const form = { ...boxes, endedOn: typedDay(posted, 'endedOn') };
    const saved = await own(endDispute(locals.store, staff, params.dispute, form, locals.now));
    if (!saved.ok)
      return fail(422, {
        problems: saved.problems,
        boxes: { ...boxes, endedOn: typedDate(posted, 'endedOn') }
      });
    const how = saved.id === params.dispute ? 'ended' : 'higher';
    redirect(303, `/staff/disputes/${saved.id}?saved=${how}`);
  }
};
