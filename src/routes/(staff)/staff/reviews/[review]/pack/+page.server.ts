import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { defaultLocale, isLocale } from '$lib/i18n/locales.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { isLanguageChecked } from '$lib/server/services/languages.ts';
import { meetingPack } from '$lib/server/services/meeting-pack.ts';
import { answerWish, type WishError } from '$lib/server/services/wishes.ts';
import { own } from '../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

/** How it is to be printed, from the address: what cannot be had falls back to English, and to the ordinary size. */
function asked({ searchParams }: URL) {
  const language = searchParams.get('in') ?? '';
  return {
    language: isLocale(language) ? language : defaultLocale,
    /** A language was asked for that has no words here. */
    noSuchLanguage: language !== '' && !isLocale(language),
    size: searchParams.get('size') === 'large' ? ('large' as const) : ('ordinary' as const)
  };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const wanted = asked(url);
  const pack = await own(meetingPack(locals.store, staff, params.review, locals.now, wanted.language));
  const { name, age } = pack.review;
  return {
    ...pack,
    ...wanted,
    isChecked: await isLanguageChecked(locals.store, wanted.language),
    title: `Meeting pack for ${name}, ${age}`,
    saved: url.searchParams.get('saved') !== null
  };
};

export const actions: Actions = {
  wish: async ({ locals, params, request, url }) => {
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
    const size = asked(url).size === 'large' ? '&size=large' : '';
    redirect(303, `/staff/reviews/${params.review}/pack?saved=1${size}#wishes`);
  }
};

/** The box, and what to put right in it. */
const wrong: Readonly<Record<WishError, { readonly box: 'state' | 'reply'; readonly words: string }>> = {
  'state-missing': { box: 'state', words: 'Choose what came of it.' },
  'reply-missing': { box: 'reply', words: 'Say why not, in words for the child.' },
  'reply-too-long': { box: 'reply', words: 'Make it shorter: 300 letters at most.' }
};
