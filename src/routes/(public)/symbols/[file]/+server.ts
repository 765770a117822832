import { notFound } from '$lib/server/auth/guard.ts';
import { answerWith } from '$lib/server/http/bytes.ts';
import { publicSymbol } from '$lib/server/services/pictures.ts';
import type { RequestHandler } from './$types';

/** The council's own picture for a concept: the same for everybody, under an address of its own. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const symbol = await publicSymbol(locals.store, params.file);
  return answerWith(symbol ?? notFound(), null, 'public');
};
