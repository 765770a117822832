import { redirect } from '@sveltejs/kit';
import { extraPages, isAnswered, progress } from '$lib/forms/journey.ts';
import { say } from '$lib/forms/say.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answering } from '$lib/server/services/answering.ts';
import { refusedTo, ways } from '../ways.ts';
import type { PageServerLoad } from './$types';

/** The chapters of the form as a list of things to talk about, each with how far it is. */
export const load: PageServerLoad = async ({ locals }) => {
  const who = requireInvited(locals);
  const under = await answering(locals.store, who, 'views', locals.locale, locals.now);
  if (!under) redirect(303, '/my');
  if (under.closed) redirect(303, refusedTo(under.closed, 'views'));
  if (!under.draft) redirect(303, under.sent ? ways.views.sent : ways.views.begin);
  const { form, answers, context } = under;
  const extra = extraPages(form, answers, context);
  return {
    chapters: progress(form, answers, context).chapters.map(({ id, words, symbol, pages }) => ({
      id,
      words: say(words, locals.locale, context),
      symbol,
      page: (pages.find((one) => !one.answered) ?? pages[0])?.page.id ?? '',
      done: pages.filter((one) => one.answered).length,
      of: pages.length
    })),
    more: (extra.find((page) => !isAnswered(page, answers)) ?? extra[0])?.id ?? null
  };
};
