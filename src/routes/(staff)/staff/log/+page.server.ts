import { requireStaff } from '$lib/server/auth/guard.ts';
import { readingLog, staffToChoose } from '$lib/server/services/reading-log.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'see-reading-log');
  const asked = {
    localId: url.searchParams.get('child')?.trim() ?? '',
    staffId: url.searchParams.get('person') ?? ''
  };
  return {
    title: 'Who looked',
    asked,
    people: await staffToChoose(locals.store),
    entries: await readingLog(locals.store, asked),
    now: locals.now
  };
};
