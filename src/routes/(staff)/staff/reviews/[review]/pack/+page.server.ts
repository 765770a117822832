import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { meetingPack } from '$lib/server/services/meeting-pack.ts';
import { answerWish, type WishError } from '$lib/server/services/wishes.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const pack = await own(meetingPack(locals.store, staff, params.review, locals.now));
  const { name, age } = pack.review;
  return {
    ...pack,
    title: `Meeting pack for ${name}, ${age}`,
    saved: url.searchParams.get('saved') !== null
  };
};

export const actions: Actions = {
  wish: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const questionId = field(posted, 'wish');
    const entries = {
      state: field(posted, `state.${questionId}`),
      reply: field(posted, `reply.${questionId}`)
    };
    const target = { reviewId: params.review, questionId };
    const saved = await own(answerWish(locals.store, staff, target, entries, locals.now));
    if (!saved.ok)
      return fail(422, { about: questionId, entries, errors: saved.errors.map((key) => wrong[key]) });
    redirect(303, `/staff/reviews/${params.review}/pack?saved=1#wishes`);
  }
};

/** The box, and what to put right in it. */
const wrong: Readonly<Record<WishError, { readonly box: 'state' | 'reply'; readonly words: string }>> = {
  'state-missing': { box: 'state', words: 'Choose what came of it.' },
  'reply-missing': { box: 'reply', words: 'Say why not, in words for the child.' },
  'reply-too-long': { box: 'reply', words: 'Make it shorter: 300 letters at most.' }
};
