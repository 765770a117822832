import { notFound, requireStaff } from '$lib/server/auth/guard.ts';
import type { PageServerLoad } from './$types';
import { askedIn, formChoices, formName, languageChoices, sentencesListed } from './form-asked.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'record-sounds');
  const asked = askedIn(url) ?? notFound();
  const all = await sentencesListed(locals.store, asked);
  const without = all.filter(({ state }) => state === null);
  const onlyWithout = url.searchParams.has('without');
  return {
    title: 'Sounds',
    formChoices,
    languageChoices,
    formId: asked.form.id,
    formTitle: formName(asked.form),
    locale: asked.locale,
    query: asked.query,
    onlyWithout,
    sentences: onlyWithout ? without : all,
    total: all.length,
    withSound: all.length - without.length,
    next: without[0]?.hash ?? null
  };
};
