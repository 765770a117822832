import { may } from '$lib/domain/access.ts';
import { dayOf } from '$lib/domain/day.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { meetingsRated, returns, satisfactionOf } from '$lib/server/services/results-answers.ts';
import { periodsFor } from '$lib/server/services/results-period.ts';
import { participationByChild, participationByReview, timeliness } from '$lib/server/services/results.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import { resultsAsked } from './asked.ts';
import { byChildTable, participationTable, questionTable, returnsTable, timelinessTable } from './tables.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { staff, period, wanted, whose, audience, byIro } = await resultsAsked(locals, url);
  const { store } = locals;
  const settings = await serviceSettings(store, locals.config.words);
  const byReview = await participationByReview(store, wanted);
  const byChild = await participationByChild(store, wanted, settings.onlyOverFourWeeks);
  const inTime = await timeliness(store, wanted);
  const returned = await returns(store, wanted);
  const questions = await satisfactionOf(store, wanted, audience);
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
    questions: questions.map((question) => ({ ...question, table: questionTable(question) })),
    tables: {
      participation: participationTable(byReview),
      children: byChildTable(byChild),
      timeliness: timelinessTable(inTime),
      returns: returnsTable(returned)
    }
  };
};
