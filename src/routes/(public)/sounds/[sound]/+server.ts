import { notFound } from '$lib/server/auth/guard.ts';
import { answerWith } from '$lib/server/http/bytes.ts';
import { publicSound } from '$lib/server/services/sentence-sounds.ts';
import type { RequestHandler } from './$types';

/** A sentence of a form, read aloud: the council's own words, the same for everybody, under an address of its own. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const sound = await publicSound(locals.store, params.sound);
  return answerWith(sound ?? notFound(), request.headers.get('range'), 'public');
};
