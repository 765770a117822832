import { concepts } from '$lib/symbols/concepts.ts';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { councilSymbols } from '$lib/server/services/pictures.ts';
import type { PageServerLoad } from './$types';

/** Every idea that is shown as a picture, the council's own first. */
export const load: PageServerLoad = async ({ locals, url }) => {
  requireStaff(locals, 'put-in-symbols');
  const own = await councilSymbols(locals.store);
  const search = (url.searchParams.get('search') ?? '').trim().slice(0, 60);
  const all = Object.entries(concepts).map(([id, { words }]) => ({
    id,
    words: words.en,
    own: own[id] ?? null
  }));
  const found = all.filter(({ id, words }) => `${id} ${words}`.toLowerCase().includes(search.toLowerCase()));
  return {
    title: 'Pictures',
    search,
    count: Object.keys(own).length,
    of: all.length,
    symbols: found.sort((a, b) => Number(b.own !== null) - Number(a.own !== null))
  };
};
