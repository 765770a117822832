import { addDays, isDay, type Day } from '$lib/domain/day.ts';
import {
  earlyReviewTriggers,
  reviewsAhead,
  workedOut,
  type WorkedOut
} from '$lib/domain/review-timescale.ts';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { holidaySet } from '$lib/server/services/bank-holidays.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import type { PageServerLoad } from './$types';

/** How many reviews are worked out, each as if the one before were held on its limit. */
const ahead = 3;

export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'use-calculator');
  const query = url.searchParams;
  const started = dayIn(query, 'started');
  const lastHeld = dayIn(query, 'held');
  const cycle: WorkedOut = workedOut.find((one) => one === query.get('cycle')) ?? 'standard';
  const wrong = wrongIn(started, lastHeld, query.has('cycle'));
  const { bookAheadDays, localFirstTarget } = await serviceSettings(locals.store, locals.config.words);
  const known = {
    cycle,
    holidays: await holidaySet(locals.store),
    bookAhead: bookAheadDays,
    localFirstTarget
  };
  const results =
    started.day && Object.keys(wrong).length === 0
      ? reviewsAhead({ ...known, startedOn: started.day, heldOn: heldDays(query, lastHeld.day) }, ahead)
      : [];
  const boxes = { started: started.typed, held: lastHeld.typed, earlier: query.get('earlier') ?? '0' };
  return { title: 'Review calculator', cycle, boxes, wrong, results, triggers: earlyReviewTriggers };
};

interface Asked {
  readonly typed: { readonly day: string; readonly month: string; readonly year: string };
  readonly empty: boolean;
  readonly day: Day | null;
}

function dayIn(query: URLSearchParams, name: string): Asked {
  const part = (of: string) => query.get(`${name}.${of}`)?.trim() ?? '';
  const typed = { day: part('day'), month: part('month'), year: part('year') };
  const iso = `${typed.year}-${typed.month.padStart(2, '0')}-${typed.day.padStart(2, '0')}`;
  const empty = typed.day + typed.month + typed.year === '';
  return { typed, empty, day: isDay(iso) ? iso : null };
}

function wrongIn(started: Asked, held: Asked, asked: boolean): { started?: string; held?: string } {
  if (!asked) return {};
  const notADay = 'Write a real day, month and year.';
  if (started.day === null) return { started: notADay };
  if (!held.empty && held.day === null) return { held: notADay };
  return held.day !== null && held.day <= started.day
    ? { held: 'The last review must be after that day.' }
    : {};
}

/** Earlier reviews count only by their number, so they are put on the days before the last one. */
function heldDays(query: URLSearchParams, last: Day | null): Day[] {
  if (last === null) return [];
  return query.get('earlier') === '0' ? [last] : [addDays(last, -1), last];
}
