import { addDays, isDay, type Day } from '$lib/domain/day.ts';
import { requireStaff } from '$lib/server/auth/guard.ts';
import type { Store } from '$lib/server/db/store.ts';
import type { Staff } from '$lib/server/services/caseload.ts';
import {
  childMeant,
  childrenMeant,
  readingLog,
  staffToChoose,
  type ChildFound
} from '$lib/server/services/reading-log.ts';
import { own } from '../own.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const staff = requireStaff(locals, 'see-reading-log');
  const query = url.searchParams;
  const search = query.get('child')?.trim() ?? '';
  const days = { from: dayIn(query, 'from'), to: dayIn(query, 'to') };
  const staffId = query.get('person') ?? '';
  const found = await own(meant(locals.store, staff, { search, of: query.get('of') }, locals.now));
  const [one] = found.length === 1 ? found : [];
  const asked = { childId: one?.id ?? null, staffId, ...days, before: query.get('before') };
  // A child nobody has found is not everybody: nothing is shown until one is chosen.
  const unmeant = (search !== '' || query.get('of') !== null) && !one;
  return {
    title: 'Who looked',
    search: one?.localId ?? search,
    child: one ?? null,
    found: unmeant ? found : null,
    days,
    staffId,
    people: await staffToChoose(locals.store),
    log: unmeant ? null : await readingLog(locals.store, asked),
    paged: asked.before !== null,
    now: locals.now
  };
};

/** A child by id, as links name one, or by what was typed. */
async function meant(
  store: Store,
  staff: Staff,
  { search, of }: { readonly search: string; readonly of: string | null },
  now: number
): Promise<ChildFound[]> {
  const child = of === null || of === '' ? null : await childMeant(store, of);
  return child ? [child] : childrenMeant(store, staff, search, now);
}

/** One day of three boxes, or of an address made from them; null when it is none. */
function dayIn(query: URLSearchParams, name: string): Day | null {
  const [day, month, year] = ['day', 'month', 'year'].map(
    (part) => query.get(`${name}.${part}`)?.trim() ?? ''
  );
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const read = query.get(name) ?? written;
  return isDay(read) && addDays(read, 0) === read ? read : null;
}
