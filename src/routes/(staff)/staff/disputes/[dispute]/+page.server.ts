import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/day.ts';
import { disputeLevels, disputeThemes, levelsAbove } from '$lib/domain/disputes.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import type { Store } from '$lib/server/db/store.ts';
import { amendDispute, untellDispute } from '$lib/server/services/dispute-edits.ts';
import { correctRaisedOn } from '$lib/server/services/dispute-days.ts';
import { readDispute, reviewsToChoose } from '$lib/server/services/dispute-log.ts';
import { endDispute } from '$lib/server/services/disputes.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { own } from '../../own.ts';
import { levelWords, reviewChoices, themeWords } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const dispute = await own(readDispute(locals.store, staff, params.dispute, locals.now));
  return {
    title: `${themeWords(dispute.theme)}: ${dispute.name}`,
    dispute,
    above: levelsAbove(dispute.level).map(({ value }) => ({ value, words: levelWords(value) })),
    ...(dispute.ended === null ? await choices(locals.store, dispute.childId) : { choose: null }),
    today: dayOf(locals.now),
    saved: url.searchParams.get('saved')
  };
};

/** What the form that puts it right lets choose. */
const choices = async (store: Store, childId: string) => ({
  choose: {
    levels: disputeLevels.map(({ value }) => ({ value, words: levelWords(value) })),
    themes: disputeThemes.map(({ value, words }) => ({ value, words })),
    reviews: reviewChoices(await reviewsToChoose(store, childId))
  }
});

export const actions: Actions = {
  amend: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const right = {
      level: typed(posted, 'newLevel'),
      theme: typed(posted, 'theme'),
      words: typed(posted, 'words'),
      reviewId: typed(posted, 'reviewId'),
      tellChild: typed(posted, 'line')
    };
    const saved = await own(amendDispute(locals.store, staff, params.dispute, right, locals.now));
    if (!saved.ok) {
      // Two forms stand on this page: each box has a name of its own.
      const { level, tellChild, ...others } = saved.problems;
      const problems = {
        ...others,
        ...(level && { newLevel: level }),
        ...(tellChild && { line: tellChild })
      };
      return fail(422, { problems, boxes: null, right, day: null });
    }
    redirect(303, `/staff/disputes/${params.dispute}?saved=right`);
  },
  day: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const form = { raisedOn: typedDay(posted, 'raisedOn'), sure: typed(posted, 'sure') };
    const saved = await own(correctRaisedOn(locals.store, staff, params.dispute, form, locals.now));
    if (!saved.ok) {
      const day = { typed: typedDate(posted, 'raisedOn'), sure: form.raisedOn ?? '' };
      return fail(422, { problems: saved.problems, boxes: null, right: null, day });
    }
    redirect(303, `/staff/disputes/${params.dispute}?saved=right`);
  },
  untell: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    await own(untellDispute(locals.store, staff, params.dispute, locals.now));
    redirect(303, `/staff/disputes/${params.dispute}?saved=right`);
  },
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
        right: null,
        day: null,
        boxes: { ...boxes, endedOn: typedDate(posted, 'endedOn') }
      });
    const how = saved.id === params.dispute ? 'ended' : 'higher';
    redirect(303, `/staff/disputes/${saved.id}?saved=${how}`);
  }
};
