import { may } from '$lib/domain/access.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { noticeQueue, sentNotices } from '$lib/server/services/notices.ts';
import { own } from '../own.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  const handles = may(staff, 'handle-notice');
  return {
    title: 'Notices',
    queue: handles ? await own(noticeQueue(locals.store, staff, locals.now)) : null,
    sent: await own(sentNotices(locals.store, staff)),
    saved: url.searchParams.get('saved') !== null,
    now: locals.now
  };
};
