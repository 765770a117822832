import { forms } from '$lib/forms/registry.ts';
import { locales } from '$lib/i18n/locales.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import type { PageServerLoad } from './$types';

/** Every form that can be printed blank. Nobody's: there is nothing in them to protect. */
export const load: PageServerLoad = ({ locals, url }) => {
  requireSignedIn(locals);
  const asked = (name: string, known: readonly string[]) =>
    known.find((one) => one === url.searchParams.get(name)) ?? known[0] ?? '';
  return {
    title: 'Forms on paper',
    forms: forms.map(({ id, title, purpose, audience, band }) => ({
      id,
      title: title.en,
      purpose,
      audience,
      band
    })),
    locales,
    language: asked(
      'language',
      locales.map(({ code }) => code)
    ),
    size: asked('size', ['14', '18', '24']),
    drawings: asked('drawings', ['colour', 'line'])
  };
};
