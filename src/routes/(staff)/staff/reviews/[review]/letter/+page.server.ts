import { redirect } from '@sveltejs/kit';
import { dirOf, localeOr } from '$lib/i18n/locales.ts';
import { speak } from '$lib/i18n/speak.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { isLanguageChecked } from '$lib/server/services/languages.ts';
import { letterToPrint } from '$lib/server/services/letter-print.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import { own } from '../../../own.ts';
import type { PageServerLoad } from './$types';

/** A letter that was sent, to be printed: the words as written, the rest in the child's language and print size. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const wanted = { reviewId: params.review, letterId: url.searchParams.get('letter') };
  const { review, letter, picture } = await own(letterToPrint(locals.store, staff, wanted, locals.now));
  if (letter === null) redirect(303, `/staff/reviews/${params.review}/reply#letter`);
  const { service, council } = await serviceWords(locals.store, locals.config.words);
  const language = localeOr(review.language);
  const { t } = await speak(language, ['child', 'path-child']);
  const isIro = review.iro?.name === letter.by;
  return {
    title: `Letter to ${review.name}`,
    review,
    letter: {
      words: letter.words,
      by: letter.by,
      picture,
      language,
      dir: dirOf(language),
      heading: t('path.home-letter-heading'),
      hello: t('own.home-hello', { name: review.name }),
      from: isIro ? t('own.home-iro', { iro: letter.by.split(' ')[0] ?? letter.by }) : letter.by
    },
    isChecked: await isLanguageChecked(locals.store, language),
    service,
    council
  };
};
