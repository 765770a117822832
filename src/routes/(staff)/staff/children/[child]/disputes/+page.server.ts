import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/day.ts';
import { disputeLevels, disputeThemes } from '$lib/domain/disputes.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { disputesOfChild } from '$lib/server/services/dispute-log.ts';
import { raiseDispute } from '$lib/server/services/disputes.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';
import { levelWords, reviewChoices } from '../../../disputes/words.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const { child, lines, reviews } = await own(disputesOfChild(locals.store, staff, params.child, locals.now));
  return {
    title: `Challenges about ${child.name}`,
    child,
    lines,
    levels: disputeLevels.map(({ value, days }) => ({
      value,
      words: levelWords(value),
      hint: `${days} working days`
    })),
    themes: disputeThemes.map(({ value, words }) => ({ value, words })),
    reviews: reviewChoices(reviews),
    today: dayOf(locals.now)
  };
};

export const actions: Actions = {
  raise: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const boxes = {
      level: typed(posted, 'level'),
      theme: typed(posted, 'theme'),
      words: typed(posted, 'words'),
      reviewId: typed(posted, 'reviewId'),
      tellChild: typed(posted, 'tellChild')
    };
    const form = { ...boxes, raisedOn: typedDay(posted, 'raisedOn'), sure: typed(posted, 'sure') };
    const saved = await own(raiseDispute(locals.store, staff, params.child, form, locals.now));
    if (!saved.ok)
      return fail(422, {
        problems: saved.problems,
        boxes: { ...boxes, raisedOn: typedDate(posted, 'raisedOn') },
        sure: form.raisedOn ?? ''
      });
    redirect(303, `/staff/disputes/${saved.id}?saved=raised`);
  }
};
