import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { referralList } from '$lib/server/services/referrals.ts';
import { own } from '../own.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const staff = requireSignedIn(locals);
  const list = await own(referralList(locals.store, staff, locals.now));
  return { title: 'Advocacy', ...list };
};
