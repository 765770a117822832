import { isDay, type Day } from '$lib/domain/day.ts';
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
  const { search, of, ...asked } = askedBy(url.searchParams);
  const found = await own(meant(locals.store, staff, { search, of }, locals.now));
  const child = found.length === 1 ? (found[0] ?? null) : null;
  // A child nobody has found is not everybody: nothing is shown until one is chosen.
  const unmeant = search + of !== '' && child === null;
  const childId = child && child.id;
  return {
    title: 'Who looked',
    search: child === null ? search : child.localId,
    child,
    found: unmeant ? found : null,
    days: { from: asked.from, to: asked.to },
    staffId: asked.staffId,
    people: await staffToChoose(locals.store),
    log: unmeant ? null : await readingLog(locals.store, { childId, ...asked }),
    paged: asked.before !== null,
    now: locals.now
  };
};

/** What the address asks for: a child typed or by id, a person, two days, and where the page begins. */
function askedBy(query: URLSearchParams) {
  return {
    search: query.get('child')?.trim() ?? '',
    of: query.get('of') ?? '',
    staffId: query.get('person') ?? '',
    from: dayIn(query, 'from'),
    to: dayIn(query, 'to'),
    before: query.get('before')
  };
}

/** A child by id, as links name one, or by what was typed. */
async function meant(
  store: Store,
  staff: Staff,
  { search, of }: { readonly search: string; readonly of: string },
  now: number
): Promise<ChildFound[]> {
  const child = of === '' ? null : await childMeant(store, of);
  return child ? [child] : childrenMeant(store, staff, search, now);
}

/** One day of three boxes, or of an address made from them; null when it is none. */
function dayIn(query: URLSearchParams, name: string): Day | null {
  const part = (key: string): string => query.get(`${name}.${key}`)?.trim() ?? '';
  const written = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  const read = query.get(name) ?? written;
  return isDay(read) ? read : null;
}
