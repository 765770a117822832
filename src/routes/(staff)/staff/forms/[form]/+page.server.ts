import { usual } from '$lib/forms/usual.ts';
import { form } from '$lib/forms/registry.ts';
import { say } from '$lib/forms/say.ts';
import { localeOr } from '$lib/i18n/locales.ts';
import { paperWords } from '$lib/i18n/paper-words.ts';
import { notFound, requireSignedIn } from '$lib/server/auth/guard.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import type { PageServerLoad } from './$types';

/** A blank form, nobody's: the people round a child are lines to write on. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  requireSignedIn(locals);
  const definition = form(params.form) ?? notFound();
  const language = localeOr(url.searchParams.get('language'));
  const size = (['14', '18', '24'] as const).find((one) => one === url.searchParams.get('size')) ?? '14';
  const { council } = await serviceWords(locals.store, locals.config.words);
  const places = usual.places.map(({ id, words, symbol }) => ({
    id,
    words: say(words, language, { iro: '' }),
    symbol,
    notPossible: null
  }));
  const lines = ['1', '2', '3', '4'].map((id) => ({
    id,
    name: '…………………………',
    calledBy: null,
    role: 'other',
    picture: null
  }));
  return {
    title: definition.title.en,
    form: definition,
    context: { people: lines, places, agreed: [], iro: say(usual.yourIro, language, { iro: '' }) },
    words: await paperWords(language, definition.audience, null),
    size,
    line: url.searchParams.get('drawings') === 'line',
    council
  };
};
