import { notFound } from '$lib/server/auth/guard.ts';
import { answerWith } from '$lib/server/http/bytes.ts';
import { photographFor } from '$lib/server/services/pictures.ts';
import type { RequestHandler } from './$types';

/** A photograph of a person, for the child it belongs to and the staff of that child; nobody else learns it is there. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, now } = locals;
  const file = await photographFor(store, viewer, params.file, now);
  return answerWith(file ?? notFound(), null, 'private');
};
