import { redirect } from '@sveltejs/kit';
import { isLocale } from '$lib/i18n/locales.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { changeLanguage } from '$lib/server/services/languages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  requireInvited(locals);
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = requireInvited(locals);
    const chosen = (await request.formData()).get('language');
    if (typeof chosen === 'string' && isLocale(chosen)) {
      await changeLanguage(locals.store, who, chosen, locals.now);
    }
    redirect(303, '/my');
  }
};
