import { fail, redirect } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { fieldOf } from '$lib/server/http/posted.ts';
import {
  changePassword,
  newRecoveryCodes,
  ownAccount,
  signOutElsewhere,
  signOutOne
} from '$lib/server/services/own-account.ts';
import type { Actions, PageServerLoad } from './$types';

/** One's own account: nobody else's can be named. */
export const load: PageServerLoad = async ({ locals }) => {
  const account = await ownAccount(locals.store, requireSignedIn(locals), locals.now);
  return { title: 'My account', ...account, now: locals.now };
};

const nothing = { problem: null, codes: null, done: null } as const;

export const actions: Actions = {
  elsewhere: async ({ locals }) => {
    await signOutElsewhere(locals.store, requireSignedIn(locals));
    return { ...nothing, done: 'You are signed out everywhere else.' };
  },
  one: async ({ locals, request }) => {
    const id = fieldOf(await request.formData(), 'session', 100);
    await signOutOne(locals.store, requireSignedIn(locals), id);
    return { ...nothing, done: 'You are signed out there.' };
  },
  codes: async ({ locals }) => {
    return { ...nothing, codes: await newRecoveryCodes(locals.store, requireSignedIn(locals)) };
  },
  password: async ({ locals, request, getClientAddress }) => {
    const posted = await request.formData();
    const given = {
      now: fieldOf(posted, 'now', 1000),
      wanted: fieldOf(posted, 'wanted', 1000),
      again: fieldOf(posted, 'again', 1000),
      address: getClientAddress()
    };
    const problem = await changePassword(locals.store, requireSignedIn(locals), given, locals.now);
    if (problem !== null) return fail(422, { ...nothing, problem });
    redirect(303, '/staff/sign-in?out');
  }
};
