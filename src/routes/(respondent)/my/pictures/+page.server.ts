/** Secret pictures, one after another: chosen on the first visit, given on later ones. */
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { picturesNeeded, triesBeforeLock } from '$lib/domain/picture-pass.ts';
import type { Respondent } from '$lib/domain/viewer.ts';
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
import { secretPictures } from '$lib/symbols/secret-pictures.ts';
import type { Actions, PageServerLoad } from './$types';
import { addressWith, known, pressedIn, type SecretPicture } from './pressed.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const who = unproven(locals);
  const pass = await passState(locals.store, who, locals.since, locals.now);
  const pressed = pressedIn({ vault: locals.store.vault, sessionId: who.sessionId }, url);
  const left = Number(url.searchParams.get('left'));
  return {
    state: pass.state,
    minutes: pass.state === 'locked' ? minutesUntil(pass.againAt, locals.now) : 0,
    askedBy: await askedForNew(locals.store, who),
    forgot: url.searchParams.has('forgot'),
    triesLeft: left >= 1 && left <= triesBeforeLock ? Math.floor(left) : null,
    needed: picturesNeeded,
    pressed,
    pictures: secretPictures
  };
};

export const actions: Actions = {
  default: async (event) => {
    const who = unproven(event.locals);
    const posted = await event.request.formData();
    const button = posted.get('do');
    if (button === 'again') redirect(303, '/my/pictures');
    if (button === 'forgot') redirect(303, '/my/pictures?forgot');
    if (button === 'ask') {
      await sayForgotten(event.locals.store, who, event.locals.now);
      redirect(303, '/my/pictures');
    }
    const visit = { vault: event.locals.store.vault, sessionId: who.sessionId };
    const pressed = known([...pressedIn(visit, event.url), posted.get('pick')]);
    if (pressed.length < picturesNeeded) redirect(303, addressWith(visit, pressed));
    const { state } = await passState(event.locals.store, who, event.locals.since, event.locals.now);
    if (state !== 'none') return give(event, pressed);
    if (button !== 'yes') redirect(303, addressWith(visit, pressed));
    return choose(event, pressed);
  }
};

/** Whoever has given their pictures has nothing to do here. */
function unproven(locals: App.Locals): Respondent {
  const who = requireInvited(locals);
  if (who.proven) redirect(303, '/my');
  return who;
}

async function choose(event: RequestEvent, pressed: readonly SecretPicture[]): Promise<never> {
  const { store, since, now } = event.locals;
  const kept = await setPictures(store, unproven(event.locals), pressed, since, now);
  return kept.ok ? through(event) : redirect(303, '/my/pictures');
}

async function give(event: RequestEvent, pressed: readonly SecretPicture[]): Promise<never> {
  const given = await givePictures(event.locals.store, unproven(event.locals), pressed, event.locals.now);
  if (given.ok) return through(event);
  redirect(303, given.reason === 'wrong' ? `/my/pictures?left=${given.triesLeft}` : '/my/pictures');
}

async function through(event: RequestEvent): Promise<never> {
  redirect(303, (await prove(browserOf(event), 'respondent')) ? '/my' : '/?again');
}
