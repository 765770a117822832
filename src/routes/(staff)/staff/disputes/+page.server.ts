import { dayOf } from '$lib/domain/day.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { disputeLog } from '$lib/server/services/dispute-log.ts';
import { periodsFor, resultsPeriod } from '$lib/server/services/results-period.ts';
import { own } from '../own.ts';
import type { PageServerLoad } from './$types';

const filters = ['all', 'open', 'ended'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  const today = dayOf(locals.now);
  const period = resultsPeriod(url.searchParams, today);
  const show = filters.find((filter) => filter === url.searchParams.get('show')) ?? 'all';
  const log = await own(disputeLog(locals.store, staff, { ...period, show }, locals.now));
  return { ...log, title: 'Challenges', today, period, periods: periodsFor(today), show };
};
