import { requireSignedIn } from '$lib/server/auth/guard.ts';
import type { PageServerLoad } from './$types';

/** The pages that are not needed every day, by subject; the layout says which. */
export const load: PageServerLoad = ({ locals }) => {
  requireSignedIn(locals);
  return { title: 'More' };
};
