import { notFound } from '$lib/server/auth/guard.ts';
import { csv } from '$lib/server/csv.ts';
import { peopleAsked, returns } from '$lib/server/services/results-answers.ts';
import { heldReviews } from '$lib/server/services/results-held.ts';
import { ratingsOf } from '$lib/server/services/results-ratings.ts';
import { participationByChild, participationByReview, timeliness } from '$lib/server/services/results.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import { resultsAsked, type Asked } from '../asked.ts';
import {
  asRows,
  byChildTable,
  participationTable,
  questionsTable,
  returnsTable,
  themeTable,
  timelinessTable,
  type ShownTable
} from '../tables.ts';
import type { RequestHandler } from './$types';

type Rows = (string | null)[][];

const tables: Readonly<Record<string, (locals: App.Locals, asked: Asked) => Promise<Rows>>> = {
  participation: async ({ store }, { wanted }) =>
    asRows(participationTable(participationByReview(await heldReviews(store, wanted)))),
  children: async ({ store, config }, { wanted }) => {
    const { onlyOverFourWeeks } = await serviceSettings(store, config.words);
    return asRows(byChildTable(participationByChild(await heldReviews(store, wanted), onlyOverFourWeeks)));
  },
  timeliness: async ({ store }, { wanted }) =>
    asRows(timelinessTable(timeliness(await heldReviews(store, wanted)))),
  returns: async ({ store }, { wanted }) => asRows(returnsTable(returns(await peopleAsked(store, wanted)))),
  ratings: async ({ store }, { wanted, audience }) => {
    const { themes } = await ratingsOf(store, wanted, audience);
    const titled = (table: ShownTable): Rows =>
      table.rows.length === 0 ? [] : [[table.caption], ...asRows(table), []];
    return themes.flatMap((theme) => [...titled(themeTable(theme)), ...titled(questionsTable(theme))]);
  }
};

/** A table as a file; it says first which days it speaks of. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const asked = await resultsAsked(locals, url);
  const rows = Object.hasOwn(tables, params.table) ? tables[params.table] : undefined;
  if (!rows) notFound();
  return csv(params.table, [[asked.period.words], ...(await rows(locals, asked))]);
};
