import { may, mightEver } from '$lib/domain/access.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { holdsChild, openChild } from '$lib/server/services/child-page.ts';
import { connectionRoles } from '$lib/server/services/child-people.ts';
import { openInvitations } from '$lib/server/services/invitation-sheet.ts';
import { placeKinds } from '$lib/server/services/review-plans.ts';
import { serviceSettings } from '$lib/server/services/settings.ts';
import { own } from '../../own.ts';
import { languageName } from '../child-form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const { store, config, now } = locals;
  const { bookAheadDays, localFirstTarget } = await serviceSettings(store, config.words);
  const child = await own(
    openChild(store, staff, params.child, now, { bookAhead: bookAheadDays, localFirstTarget, onDuty: true })
  );
  const byDuty = !(await holdsChild(store, staff, child, now));
  const invited = child.open && !byDuty ? await own(openInvitations(store, staff, child.open.id, now)) : null;
  return {
    title: child.name,
    child,
    language: languageName(child.language),
    asked: invited?.people ?? [],
    roles: Object.fromEntries(connectionRoles.map(({ value, words }) => [value, words])),
    places: Object.fromEntries(placeKinds.map(({ value, words }) => [value, words])),
    byDuty,
    reads: !byDuty && mightEver(staff, 'record-meeting'),
    challenges: !byDuty && mightEver(staff, 'log-dispute'),
    exports: may(staff, 'export-return')
  };
};
