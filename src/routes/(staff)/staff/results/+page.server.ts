import { may } from '$lib/domain/access.ts';
import { dayOf } from '$lib/domain/day.ts';
import { irosToFind } from '$lib/server/services/leavers.ts';
import { meetingsRated, peopleAsked, returns } from '$lib/server/services/results-answers.ts';
import { heldReviews } from '$lib/server/services/results-held.ts';
import { lateByReason } from '$lib/server/services/results-late.ts';
import { periodsFor } from '$lib/server/services/results-period.ts';
import { ratingsOf } from '$lib/server/services/results-ratings.ts';
import { participationByChild, participationByReview, timeliness } from '$lib/server/services/results.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import { resultsAsked } from './asked.ts';
import {
  byChildTable,
  lateTable,
  participationTable,
  returnsTable,
  themesTable,
  themeTable,
  timelinessTable
} from './tables.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { staff, period, wanted, whose, audience, byIro } = await resultsAsked(locals, url);
  const { store } = locals;
  const settings = await serviceSettings(store, locals.config.words);
  const held = await heldReviews(store, wanted);
  const byReview = participationByReview(held);
  const byChild = participationByChild(held, settings.onlyOverFourWeeks);
  const inTime = timeliness(held);
  const people = await peopleAsked(store, wanted);
  const ratings = await ratingsOf(store, wanted, audience);
  const themes = ratings.themes.filter((one) => one.all.people !== null);
  const theme =
    themes.find((one) => one.theme === url.searchParams.get('theme')) ??
    themes.find((one) => one.theme === 'listened') ??
    themes[0] ??
    null;
  return {
    title: 'Results',
    period,
    periods: periodsFor(dayOf(locals.now)),
    whose,
    audience,
    iros: byIro ? await irosToFind(store, locals.now) : [],
    exports: may(staff, 'export-return'),
    targets: {
      tookPart: settings.targetTookPart,
      inTime: settings.targetInTime,
      rated: settings.targetRated
    },
    overFourWeeks: settings.onlyOverFourWeeks,
    byReview,
    byChild,
    inTime,
    rated: meetingsRated(people),
    ratedBy: ratings.by,
    themes,
    tooFew: ratings.themes.filter((one) => one.all.people === null).map((one) => one.words),
    theme,
    tables: {
      themes: themesTable(themes),
      theme: theme && themeTable(theme),
      participation: participationTable(byReview),
      children: byChildTable(byChild),
      timeliness: timelinessTable(inTime),
      late: byIro && inTime.late > 0 ? lateTable(lateByReason(held)) : null,
      returns: returnsTable(returns(people))
    }
  };
};
