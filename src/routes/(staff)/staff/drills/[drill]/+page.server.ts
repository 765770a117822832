import { mightEver } from '$lib/domain/access.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { openDrill } from '$lib/server/services/drills.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import { own } from '../../own.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const { store, config, now } = locals;
  const drill = await own(openDrill(store, staff, params.drill, now));
  const { outOfHoursName, outOfHoursNumber, emergencyNumber } = await serviceSettings(store, config.words);
  const numbers = { outOfHoursName, outOfHoursNumber, emergencyNumber };
  return { title: 'This was a drill', drill, numbers, runs: mightEver(staff, 'run-drill'), now };
};
