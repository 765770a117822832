import { localStaffPath } from '$lib/server/auth/gate.ts';
import { keptFor } from '$lib/server/http/kept-form.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { council, service } = await serviceWords(locals.store, locals.config.words);
  return { council, service };
};

export const actions: Actions = {
  /** Gives back what was typed: asked by the gate in the place of the page that the form was sent to. */
  default: async ({ request }) => {
    const posted = await request.formData();
    const fields = [...posted].flatMap(([name, value]) =>
      typeof value === 'string' ? [{ name, value }] : []
    );
    return { to: localStaffPath(request.headers.get(keptFor)), fields };
  }
};
