import { redirect } from '@sveltejs/kit';
import { mightEver } from '$lib/domain/access.ts';
import { audiences } from '$lib/domain/viewer.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import type { Store } from '$lib/server/db/store.ts';
import type { Staff } from '$lib/server/services/caseload.ts';
import { pressingDisputes } from '$lib/server/services/disputes-pressing.ts';
import { drillDue } from '$lib/server/services/drill-list.ts';
import { leavers } from '$lib/server/services/leavers.ts';
import { myReviews, type MyReviews, type Wanted } from '$lib/server/services/my-reviews.ts';
import { newNotices } from '$lib/server/services/notice-child.ts';
import { lateNotices } from '$lib/server/services/notices.ts';
import { oldLetters } from '$lib/server/services/old-letters.ts';
import { countToSettle } from '$lib/server/services/outbox-settle.ts';
import { papersNotSent } from '$lib/server/services/papers-not-sent.ts';
import { ratingCards } from '$lib/server/services/rating-cards.ts';
import { alertsFor } from '$lib/server/services/review-alerts.ts';
import { forToday } from '$lib/server/services/today.ts';
import { shownOf, withNumbers } from './front-lists.ts';
import { own } from './own.ts';
import type { PageServerLoad } from './$types';

/** Rows of "What needs you" here: the rest is one press away, and nothing unread is pushed out of sight. */
const mostAlerts = 8;

/** Lines of "Today": what the first screen holds. The lists below have the rest. */
const mostToday = 7;

const filters = ['all', ...audiences] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  const wanted = wantedBy(url);
  if (!mightEver(staff, 'see-review')) {
    if (mightEver(staff, 'see-results')) redirect(303, '/staff/results');
    if (mightEver(staff, 'see-referral')) redirect(303, '/staff/advocacy');
    if (mightEver(staff, 'see-own-notices')) redirect(303, '/staff/notices');
    const nothing = { reviews: null, page: 1, pages: 1, ...nothingPressing };
    return { title: 'Nothing here yet', wanted, ...nothing, now: locals.now };
  }
  const reviews = await own(myReviews(locals.store, staff, wanted, locals.now));
  if (reviews.listOnly)
    return { ...(await withNumbers(locals.store, farAhead(reviews, url))), wanted, now: locals.now };
  const alerts = await own(alertsFor(locals.store, staff, wanted.iroId, locals.now));
  // An IRO's own day. A manager's and business support's lists are everybody's, and stand as they are.
  const notices = await own(newNotices(locals.store, staff, locals.now));
  const disputes = await own(pressingDisputes(locals.store, staff, wanted.iroId, locals.now));
  const today = staff.role === 'iro' ? forToday({ ...reviews, alerts, notices, disputes }, reviews) : [];
  const title = staff.role === 'iro' ? 'My reviews' : 'All reviews';
  return {
    title,
    wanted,
    ...(await withNumbers(locals.store, {
      ...shownOf(reviews, url),
      today: today.slice(0, mostToday),
      alerts: { worst: alerts.slice(0, mostAlerts), all: alerts.length }
    })),
    allToday: today.length,
    drillDue: mightEver(staff, 'run-drill') ? await drillDue(locals.store, locals.now) : null,
    done: url.searchParams.get('done'),
    lost: mightEver(staff, 'see-outbox') ? await countToSettle(locals.store, locals.now) : 0,
    disputes: { worst: disputes.slice(0, mostAlerts), all: disputes.length },
    ...(await everybodys(locals.store, staff, wanted, locals.now)),
    papers: await own(papersNotSent(locals.store, staff, wanted.iroId, locals.now)),
    ratingCards: await toPrint(locals, staff, wanted),
    oldLetters: await own(oldLetters(locals.store, staff, wanted.iroId, locals.now)),
    now: locals.now
  };
};

/** Cards for whoever prints letters: who sees that messages go out, and does not watch the queues. */
async function toPrint({ store, now }: App.Locals, staff: Staff, { iroId }: Wanted) {
  const prints = mightEver(staff, 'see-outbox') && !mightEver(staff, 'see-queues');
  return prints ? own(ratingCards(store, staff, iroId, now)) : [];
}

const nobodys = { leaving: [], lateNotices: [] };

/** What is nobody's caseload stands where all of them are shown: notices, and children whose IRO leaves. */
const everybodys = async (store: Store, staff: Staff, { iroId }: Wanted, now: number) =>
  iroId === null
    ? {
        leaving: mightEver(staff, 'manage-staff') ? await leavers(store, now) : [],
        lateNotices: await lateNotices(store, staff, now)
      }
    : nobodys;

const nothingPressing = {
  alerts: { worst: [], all: 0 },
  disputes: { worst: [], all: 0 },
  today: [],
  allToday: 0,
  lateNotices: [],
  lost: 0,
  papers: [],
  ratingCards: [],
  oldLetters: [],
  drillDue: null,
  leaving: [],
  done: null
};

const farAhead = (reviews: MyReviews, url: URL) => ({
  title: 'Reviews ahead',
  ...shownOf(reviews, url),
  ...nothingPressing
});

function wantedBy(url: URL): Wanted {
  const show = filters.find((filter) => filter === url.searchParams.get('show')) ?? 'all';
  const iro = url.searchParams.get('iro');
  return {
    show,
    later: url.searchParams.get('later') === '1',
    iroId: iro === null || iro === '' ? null : iro
  };
}
