import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { readingHint, repliesOf, saveOutcome, sendLetter } from '$lib/server/services/replies.ts';
import { askedFor } from '$lib/server/services/views.ts';
import { own } from '../../../own.ts';
import { boxes } from '../posted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { store, now } = locals;
  const replies = await own(repliesOf(store, staff, params.review, now));
  const asked = await own(askedFor(store, staff, params.review, now));
  const { name, age } = replies.review;
  const about = asked.find((answer) => answer.questionId === url.searchParams.get('about'));
  const changing = replies.outcomes.find((outcome) => outcome.id === url.searchParams.get('outcome')) ?? null;
  return {
    ...replies,
    asked,
    title: `Words back to ${name}, ${age}`,
    changing: changing?.id ?? null,
    start: changing ?? { asked: about?.words ?? '', state: '', reply: '' },
    now,
    saved: url.searchParams.get('saved')
  };
};

export const actions: Actions = {
  outcome: async ({ locals, params, request, url }) => {
    const staff = requireSignedIn(locals);
    const entries = boxes(await request.formData(), ['asked', 'state', 'reply']);
    const target = { reviewId: params.review, outcomeId: url.searchParams.get('outcome') };
    const result = await own(saveOutcome(locals.store, staff, target, entries, locals.now));
    if (!result.ok) return fail(422, { outcome: { errors: result.errors, entries }, letter: null });
    redirect(303, `/staff/reviews/${params.review}/reply?saved=outcome#outcomes`);
  },
  letter: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const words = field(posted, 'words');
    const { review } = await own(repliesOf(locals.store, staff, params.review, locals.now));
    const hint = readingHint(words, review.age);
    if (field(posted, 'do') === 'check') return { outcome: null, letter: { words, hint, errors: {} } };
    const result = await own(sendLetter(locals.store, staff, params.review, words, locals.now));
    if (!result.ok) return fail(422, { outcome: null, letter: { words, hint, errors: result.errors } });
    redirect(303, `/staff/reviews/${params.review}/reply?saved=letter#letter`);
  }
};
