import { may } from '$lib/domain/access.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { listChildren } from '$lib/server/services/children.ts';
import { irosToFind } from '$lib/server/services/leavers.ts';
import { own } from '../own.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  const wanted = {
    search: url.searchParams.get('search') ?? '',
    iroId: url.searchParams.get('iro') || null,
    page: Number(url.searchParams.get('page')) || 1,
    ceased: url.searchParams.get('show') === 'ceased'
  };
  const list = await own(listChildren(locals.store, staff, wanted, locals.now));
  const iros = staff.role === 'iro' ? [] : await irosToFind(locals.store, locals.now);
  return { title: 'Children', wanted, list, iros, loads: may(staff, 'load-register') };
};
