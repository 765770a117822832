import { fail, redirect } from '@sveltejs/kit';
import { normaliseWordsCode, slipsIn } from '$lib/domain/words-code.ts';
import { enter } from '$lib/server/auth/entry.ts';
import { forgive, minutesUntil, takeTurn } from '$lib/server/auth/throttle.ts';
import { fieldOf } from '$lib/server/http/posted.ts';
import { findByCode } from '$lib/server/services/invitations.ts';
import { teamContact } from '$lib/server/services/settings.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals }) => ({
  team: await teamContact(locals.store),
  signedOut: url.searchParams.has('again'),
  isSignedIn: locals.viewer.kind === 'respondent'
});

export const actions: Actions = {
  default: async (event) => {
    const { store, now } = event.locals;
    const typed = fieldOf(await event.request.formData(), 'code', 200);
    if (typed.trim() === '') return fail(422, { problem: 'empty', typed } as const);
    // Words that are on no card at all are slips of the pen, not guesses: they are named and not counted.
    if (normaliseWordsCode(typed) === null) {
      return fail(422, { problem: 'slips', typed, ...slipsIn(typed) } as const);
    }
    const turn = await takeTurn(store, { what: 'words-code', address: event.getClientAddress() }, now);
    if (!turn.allowed)
      return fail(429, { problem: 'slow', typed, minutes: minutesUntil(turn.againAt, now) } as const);
    const found = await findByCode(store, typed, now);
    if (found.state === 'unknown') return fail(422, { problem: 'wrong', typed } as const);
    await forgive(store, turn);
    if (found.state !== 'open') return fail(410, { problem: found.state, typed } as const);
    redirect(303, await enter(event, found.invitation, event.url.searchParams.get('lang')));
  }
};
