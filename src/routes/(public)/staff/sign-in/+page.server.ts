import { fail, redirect } from '@sveltejs/kit';
import { signIn } from '$lib/server/auth/cookies.ts';
import { browserOf } from '$lib/server/auth/entry.ts';
import { localStaffPath } from '$lib/server/auth/gate.ts';
import { minutesUntil } from '$lib/server/auth/throttle.ts';
import { deviceOf } from '$lib/server/http/device.ts';
import { fieldOf } from '$lib/server/http/posted.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import { checkPassword } from '$lib/server/services/staff-accounts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const back = localStaffPath(url.searchParams.get('back'));
  if (locals.viewer.kind === 'staff' && locals.viewer.proven) redirect(303, back);
  const { council, service } = await serviceWords(locals.store, locals.config.words);
  return { council, service, signedOut: url.searchParams.has('out'), wanted: back !== '/staff' };
};

export const actions: Actions = {
  default: async (event) => {
    const { store, now } = event.locals;
    const posted = await event.request.formData();
    const email = fieldOf(posted, 'email', 320);
    const password = fieldOf(posted, 'password', 1000);
    if (email.trim() === '' || password === '') return fail(422, { email, problem: 'empty' } as const);
    const checked = await checkPassword(store, { email, password, address: event.getClientAddress() }, now);
    if (checked.ok) {
      const device = deviceOf(event.request.headers.get('user-agent'));
      await signIn(browserOf(event), { kind: 'staff', id: checked.staffId }, device);
      redirect(303, `/staff/sign-in/code${event.url.search}`);
    }
    if (checked.reason === 'wrong') return fail(422, { email, problem: 'wrong' } as const);
    return fail(429, { email, problem: 'wait', minutes: minutesUntil(checked.againAt, now) } as const);
  }
};
