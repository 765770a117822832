import { fail } from '@sveltejs/kit';
import { fieldOf } from '$lib/server/http/posted.ts';
import { qrCode } from '$lib/server/qr-code.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import { join, joiningBy } from '$lib/server/services/staff-invites.ts';
import type { Actions, PageServerLoad } from './$types';

/** Somebody asked to the staff makes their account. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const joining = await joiningBy(locals.store, params.token, locals.now);
  const { council, service } = await serviceWords(locals.store, locals.config.words);
  return {
    council,
    service,
    name: joining?.name ?? null,
    again: joining?.again ?? false,
    secret: joining?.totpSecret ?? null,
    qr: joining && qrCode(joining.totpAddress)
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const posted = await request.formData();
    const given = {
      password: fieldOf(posted, 'password', 1000),
      again: fieldOf(posted, 'again', 1000),
      code: fieldOf(posted, 'code', 20)
    };
    const joined = await join(locals.store, params.token, given, locals.now);
    if (!joined.ok) return fail(422, { problem: joined.problem, codes: null });
    return { problem: null, codes: joined.codes };
  }
};
