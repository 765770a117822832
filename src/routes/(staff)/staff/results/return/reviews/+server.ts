import { dayOf } from '$lib/domain/day.ts';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { csv } from '$lib/server/csv.ts';
import { periodAsked } from '$lib/server/services/results-period.ts';
import { recordExport, returnHeadings, reviewsReturn } from '$lib/server/services/results-return.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const staff = requireStaff(locals, 'export-return');
  const { rows } = await reviewsReturn(locals.store, periodAsked(url.searchParams, dayOf(locals.now)));
  await recordExport(locals.store, staff.staffId, locals.now);
  // The return's own loader reads this file: no mark at its start.
  return csv('reviews', [[...returnHeadings], ...rows], false);
};
