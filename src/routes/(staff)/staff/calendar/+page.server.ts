import { dayOf } from '$lib/domain/day.ts';
import { isMonth, monthOfDay, shiftMonth } from '$lib/domain/month.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { calendarOf } from '$lib/server/services/calendar.ts';
import { irosToFind } from '$lib/server/services/leavers.ts';
import { own } from '../own.ts';
import type { PageServerLoad } from './$types';

/** Rows of one page of what needs somebody. */
const perPage = 100;

export const load: PageServerLoad = async ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  const asked = url.searchParams.get('month') ?? '';
  const now = monthOfDay(dayOf(locals.now));
  const month = isMonth(asked) ? asked : now;
  const iroId = url.searchParams.get('iro') || null;
  const calendar = await own(calendarOf(locals.store, staff, { month, iroId }, locals.now));
  const pages = Math.max(1, Math.ceil(calendar.alerts.length / perPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  return {
    title: 'Calendar',
    now: locals.now,
    month,
    before: shiftMonth(month, -1),
    after: shiftMonth(month, 1),
    isNow: month === now,
    view: url.searchParams.get('view') === 'list' ? ('list' as const) : ('month' as const),
    iroId,
    iros: staff.role === 'iro' ? [] : await irosToFind(locals.store, locals.now),
    ...calendar,
    alerts: calendar.alerts.slice((page - 1) * perPage, page * perPage),
    allAlerts: calendar.alerts.length,
    page,
    pages
  };
};
