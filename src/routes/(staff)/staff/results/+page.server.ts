import { may } from '$lib/domain/access.ts';
import { dayOf } from '$lib/domain/day.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { meetingsRated, returns } from '$lib/server/services/results-answers.ts';
import { lateByReason } from '$lib/server/services/results-late.ts';
import { meetingLines } from '$lib/server/services/results-meetings.ts';
import { periodsFor } from '$lib/server/services/results-period.ts';
import { ratedBy, satisfactionOf } from '$lib/server/services/results-ratings.ts';
import { participationByChild, participationByReview, timeliness } from '$lib/server/services/results.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import { resultsAsked } from './asked.ts';
import { meetingsTable } from './meetings-table.ts';
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
  const byReview = await participationByReview(store, wanted);
  const byChild = await participationByChild(store, wanted, settings.onlyOverFourWeeks);
  const inTime = await timeliness(store, wanted);
  const returned = await returns(store, wanted);
  const asked = await satisfactionOf(store, wanted, audience);
  const themes = asked.filter((one) => one.all.people !== null);
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
    iros: byIro ? await iroNames(store, locals.now) : [],
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
    rated: await meetingsRated(store, wanted),
    ratedBy: await ratedBy(store, wanted, audience),
    themes,
    tooFew: asked.filter((one) => one.all.people === null).map((one) => one.words),
    theme,
    tables: {
      themes: themesTable(themes),
      theme: theme && themeTable(theme),
      participation: participationTable(byReview),
      children: byChildTable(byChild),
      timeliness: timelinessTable(inTime),
      late: byIro && inTime.late > 0 ? lateTable(await lateByReason(store, wanted)) : null,
      returns: returnsTable(returned),
      meetings: await meetingsShown(store, wanted, byReview.lines)
    }
  };
};

/** What was recorded of the meetings; what would give a hidden code away is hidden with it. */
async function meetingsShown(
  store: App.Locals['store'],
  wanted: Parameters<typeof participationByReview>[1],
  codes: readonly { readonly count: number | null }[]
) {
  const codesHidden = codes.some(({ count }) => count === null);
  return meetingsTable(await meetingLines(store, { ...wanted, codesHidden }));
}
