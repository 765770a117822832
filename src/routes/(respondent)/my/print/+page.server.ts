import { redirect } from '@sveltejs/kit';
import { form } from '$lib/forms/registry.ts';
import { paperWords } from '$lib/i18n/paper-words.ts';
import { requireRespondent } from '$lib/server/auth/guard.ts';
import { answering } from '$lib/server/services/answering.ts';
import { formContextFor } from '$lib/server/services/form-context.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import { valuesOf } from '$lib/server/services/submission-records.ts';
import { answersOf } from '$lib/server/services/submissions.ts';
import type { PageServerLoad } from './$types';

/** One's own answers on paper, or the questions to answer there. Only with the secret pictures. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const who = requireRespondent(locals);
  const { store, locale, now } = locals;
  const under = await answering(store, who, 'views', locale, now);
  if (!under) redirect(303, '/my');
  const kept = under.draft ?? under.sent;
  const definition = (kept && form(kept.formId, kept.formVersion)) ?? under.form;
  const blank = url.searchParams.has('blank') || kept === null;
  const { council } = await serviceWords(store, locals.config.words);
  return {
    form: definition,
    context: await formContextFor(store, who, locale, { iro: under.facts.iro, form: definition }),
    words: await paperWords(locale, who.audience, under.facts.iro?.firstName ?? null),
    answers: blank ? undefined : valuesOf(await answersOf(store, kept.id)),
    council
  };
};
