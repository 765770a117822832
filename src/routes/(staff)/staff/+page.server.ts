import { redirect } from '@sveltejs/kit';
import { mightEver } from '$lib/domain/access.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { myReviews, type Wanted } from '$lib/server/services/my-reviews.ts';
import { own } from './own.ts';
import type { PageServerLoad } from './$types';

const filters = ['all', 'child', 'parent', 'carer'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  if (!mightEver(staff, 'see-review')) {
    if (mightEver(staff, 'see-results')) redirect(303, '/staff/results');
    return { title: 'Nothing here yet', wanted: wantedBy(url), reviews: null, now: locals.now };
  }
  const wanted = wantedBy(url);
  const reviews = await own(myReviews(locals.store, staff, wanted, locals.now));
  const title = staff.role === 'iro' ? 'My reviews' : 'All reviews';
  return { title, wanted, reviews, now: locals.now };
};

function wantedBy(url: URL): Wanted {
  const show = filters.find((filter) => filter === url.searchParams.get('show')) ?? 'all';
  const iro = url.searchParams.get('iro');
  return {
    show,
    later: url.searchParams.get('later') === '1',
    iroId: iro === null || iro === '' ? null : iro
  };
}
