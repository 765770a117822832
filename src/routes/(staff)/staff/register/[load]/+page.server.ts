import { setTimeout } from 'node:timers/promises';
import { requireStaff } from '$lib/server/auth/guard.ts';
import { loadState } from '$lib/server/services/loads.ts';
import { countLines } from '$lib/server/services/register-words.ts';
import type { PageServerLoad } from './$types';

/** Most loads end while the page is asked for: waiting a moment shows the result at once. */
const patience = 1500;
const glance = 100;

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  const staff = requireStaff(locals, 'load-register');
  const look = () => loadState(locals.store, params.load, staff.staffId);
  let load = await look();
  for (let waited = 0; load.state === 'running' && waited < patience; waited += glance) {
    await setTimeout(glance);
    load = await look();
  }
  if (load.state === 'running') setHeaders({ refresh: '1' });
  const lines = load.state === 'done' ? countLines(load.counts) : [];
  return { title: load.state === 'done' ? 'Loaded' : 'Loading the register', load, lines };
};
