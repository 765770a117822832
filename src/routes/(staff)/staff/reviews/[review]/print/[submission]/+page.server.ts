import { localeOr } from '$lib/i18n/locales.ts';
import { paperWords } from '$lib/i18n/paper-words.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { submissionOnPaper } from '$lib/server/services/submission-paper.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import { own } from '../../../../own.ts';
import type { PageServerLoad } from './$types';

/** What one person sent, as the form they answered, in the language they answered in. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const asked = { reviewId: params.review, submissionId: params.submission };
  const paper = await own(submissionOnPaper(locals.store, staff, asked, locals.now));
  const { council } = await serviceWords(locals.store, locals.config.words);
  return {
    ...paper,
    title: `Answers, ${paper.name}`,
    words: await paperWords(localeOr(paper.language), paper.audience, paper.context.iro),
    council
  };
};
