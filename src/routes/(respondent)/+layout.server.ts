import { mightEver } from '$lib/domain/access.ts';
import { dayOf } from '$lib/domain/day.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { isLanguageChecked } from '$lib/server/services/languages.ts';
import { councilSymbols } from '$lib/server/services/pictures.ts';
import { seeingOf } from '$lib/server/services/seeing.ts';
import { bandOf, factsOf } from '$lib/server/services/respondent-facts.ts';
import type { LayoutServerLoad } from './$types';

/** What every respondent's page shows: its size, who reads it, and what just happened. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
  const who = requireInvited(locals);
  const facts = await factsOf(locals.store, who, locals.now);
  return {
    audience: who.audience,
    speakUp: mightEver(who, 'ask-for-advocate'),
    band: bandOf(who, facts, locals.now),
    iro: facts.iro,
    /** What was promised for a day before it is late. */
    today: dayOf(locals.now),
    locale: locals.locale,
    checked: await isLanguageChecked(locals.store, locals.locale),
    seeing: await seeingOf(locals.store, who),
    symbols: await councilSymbols(locals.store),
    note: url.searchParams.get('note')
  };
};
