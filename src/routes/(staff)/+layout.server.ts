import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { navFor } from './nav.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  const { bar, more } = navFor(staff, url.pathname);
  return { name: staff.name, role: staff.role, nav: bar, more };
};
