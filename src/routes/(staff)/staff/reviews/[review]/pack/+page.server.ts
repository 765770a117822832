import { fail, redirect } from '@sveltejs/kit';
import { field, fields } from '$lib/forms/posted.ts';
import { defaultLocale, isLocale } from '$lib/i18n/locales.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { isLanguageChecked } from '$lib/server/services/languages.ts';
import { meetingPack, ownWordsOnly } from '$lib/server/services/meeting-pack.ts';
import { keepConsents } from '$lib/server/services/pack-consents.ts';
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
    size: searchParams.get('size') === 'large' ? ('large' as const) : ('ordinary' as const),
    /** The child's own words, the wishes and the actions alone. */
    short: searchParams.get('length') === 'short'
  };
}

/** The same choice again, to go behind an action or another part of an address; empty for the ordinary one. */
function askedAgain(url: URL): string {
  const { language, size, short } = asked(url);
  return [
    language === defaultLocale ? '' : `&in=${language}`,
    size === 'large' ? '&size=large' : '',
    short ? '&length=short' : ''
  ].join('');
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const wanted = asked(url);
  const pack = await own(meetingPack(locals.store, staff, params.review, locals.now, wanted.language));
  const { name, age } = pack.review;
  return {
    ...(wanted.short ? ownWordsOnly(pack) : pack),
    ...wanted,
    again: askedAgain(url),
    isChecked: await isLanguageChecked(locals.store, wanted.language),
    title: `Meeting pack for ${name}, ${age}`,
    saved: url.searchParams.get('saved')
  };
};

export const actions: Actions = {
  /** What is ticked is what the child said yes to; what is not ticked any more is held back again. */
  consent: async ({ locals, params, request, url }) => {
    const staff = requireSignedIn(locals);
    const said = fields(await request.formData(), 'said');
    await own(keepConsents(locals.store, staff, params.review, said, locals.now));
    redirect(303, `/staff/reviews/${params.review}/pack?saved=asked${askedAgain(url)}#ask-first`);
  },
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
    redirect(303, `/staff/reviews/${params.review}/pack?saved=1${askedAgain(url)}#wishes`);
  }
};

/** The box, and what to put right in it. */
const wrong: Readonly<Record<WishError, { readonly box: 'state' | 'reply'; readonly words: string }>> = {
  'state-missing': { box: 'state', words: 'Choose what came of it.' },
  'reply-missing': { box: 'reply', words: 'Say why not, in words for the child.' },
  'reply-too-long': { box: 'reply', words: 'Make it shorter: 300 letters at most.' }
};
