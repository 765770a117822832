import { dayOf } from '$lib/domain/day.ts';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { periodAsked, periodsFor } from '$lib/server/services/results-period.ts';
import { reviewsReturn } from '$lib/server/services/results-return.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'export-return');
  const today = dayOf(locals.now);
  const period = periodAsked(url.searchParams, today);
  const made = await reviewsReturn(locals.store, period);
  return {
    title: 'Reviews for the 903',
    period,
    periods: periodsFor(today),
    errors: made.errors,
    rows: made.rows.length,
    shortBreaks: made.shortBreaks
  };
};
