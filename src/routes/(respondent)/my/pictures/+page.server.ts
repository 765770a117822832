/**
 * Secret pictures, one after another. What was pressed so far travels in hidden fields of the page: nothing is kept
 * in the browser, and nothing on the server until there are three.
 */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { picturesNeeded } from '$lib/domain/picture-pass.ts';
import { prove } from '$lib/server/auth/cookies.ts';
import { browserOf } from '$lib/server/auth/entry.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { minutesUntil } from '$lib/server/auth/throttle.ts';
import {
  askedForNew,
  givePictures,
  passState,
  sayForgotten,
  setPictures
} from '$lib/server/services/picture-pass.ts';
import { concepts } from '$lib/symbols/concepts.ts';
import { secretPictures } from '$lib/symbols/secret-pictures.ts';
import type { Actions, PageServerLoad } from './$types';

type SecretPicture = (typeof secretPictures)[number];
const none: readonly SecretPicture[] = [];

export const load: PageServerLoad = async ({ locals }) => {
  const who = requireInvited(locals);
  if (who.proven) redirect(303, '/my');
  const pass = await passState(locals.store, who, locals.since, locals.now);
  return {
    state: pass.state,
    minutes: pass.state === 'locked' ? minutesUntil(pass.againAt, locals.now) : 0,
    askedBy: await askedForNew(locals.store, who),
    needed: picturesNeeded,
    pictures: secretPictures.map((id) => ({ id, words: concepts[id].words.en }))
  };
};

export const actions: Actions = {
  default: async (event) => {
    const who = requireInvited(event.locals);
    if (who.proven) redirect(303, '/my');
    const posted = await event.request.formData();
    const pressed = posted.get('do');
    const chosen = pressed === 'again' ? none : knownOf([...posted.getAll('chosen'), posted.get('pick')]);
    if (pressed === 'forgot') return { chosen: none, forgot: true };
    if (pressed === 'ask') {
      await sayForgotten(event.locals.store, who, event.locals.now);
      redirect(303, '/my/pictures');
    }
    if (chosen.length < picturesNeeded) return { chosen };
    const { state } = await passState(event.locals.store, who, event.locals.since, event.locals.now);
    if (state !== 'none') return give(event, chosen);
    return pressed === 'yes' ? choose(event, chosen) : { chosen };
  }
};

async function choose(event: RequestEvent, chosen: readonly SecretPicture[]) {
  const { store, since, now } = event.locals;
  const kept = await setPictures(store, requireInvited(event.locals), chosen, since, now);
  if (!kept.ok) return { chosen: none };
  return through(event);
}

async function give(event: RequestEvent, chosen: readonly SecretPicture[]) {
  const { store, now } = event.locals;
  const given = await givePictures(store, requireInvited(event.locals), chosen, now);
  if (given.ok) return through(event);
  return given.reason === 'wrong' ? { chosen: none, triesLeft: given.triesLeft } : { chosen: none };
}

async function through(event: RequestEvent): Promise<never> {
  redirect(303, (await prove(browserOf(event), 'respondent')) ? '/my' : '/?again');
}

/** The pictures among what was posted, each once, no more than are needed. */
function knownOf(posted: readonly (FormDataEntryValue | null)[]): SecretPicture[] {
  const known = posted.flatMap((value) => secretPictures.find((id) => id === value) ?? []);
  return [...new Set(known)].slice(0, picturesNeeded);
}
