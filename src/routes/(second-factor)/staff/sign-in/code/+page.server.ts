import { fail, redirect } from '@sveltejs/kit';
import { prove } from '$lib/server/auth/cookies.ts';
import { browserOf } from '$lib/server/auth/entry.ts';
import { localStaffPath } from '$lib/server/auth/gate.ts';
import { notFound } from '$lib/server/auth/guard.ts';
import { minutesUntil } from '$lib/server/auth/throttle.ts';
import { fieldOf } from '$lib/server/http/posted.ts';
import { looksLikeRecoveryCode, recoveryCodesLeft } from '$lib/server/services/recovery-codes.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import { checkOneTimeCode } from '$lib/server/services/staff-accounts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.viewer.kind !== 'staff') notFound();
  if (locals.viewer.proven) redirect(303, localStaffPath(url.searchParams.get('back')));
  const { service } = await serviceWords(locals.store, locals.config.words);
  return { name: locals.viewer.name, service };
};

export const actions: Actions = {
  default: async (event) => {
    const { store, now, viewer } = event.locals;
    if (viewer.kind !== 'staff') notFound();
    const back = localStaffPath(event.url.searchParams.get('back'));
    const code = fieldOf(await event.request.formData(), 'code', 20);
    if (code.trim() === '') return fail(422, { problem: 'empty' } as const);
    const address = event.getClientAddress();
    const checked = await checkOneTimeCode(store, { staffId: viewer.staffId, code, address }, now);
    if (checked.ok) {
      if (!(await prove(browserOf(event), 'staff'))) redirect(303, '/staff/sign-in');
      // Whoever came in by one of the last recovery codes is shown where new ones are made, before none is left.
      const few = looksLikeRecoveryCode(code) && (await recoveryCodesLeft(store, viewer.staffId)) <= 2;
      redirect(303, few ? '/staff/account' : back);
    }
    if (checked.reason === 'wrong') return fail(422, { problem: 'wrong' } as const);
    return fail(429, { problem: 'wait', minutes: minutesUntil(checked.againAt, now) } as const);
  }
};
