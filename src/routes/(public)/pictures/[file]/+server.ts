import { notFound } from '$lib/server/auth/guard.ts';
import { answerWith } from '$lib/server/http/bytes.ts';
import { photographFor } from '$lib/server/services/pictures.ts';
import type { RequestHandler } from './$types';

/**
 * A photograph: of somebody round a child, for that child and the staff of it; of the child, for the staff of it alone.
 * Nobody else learns it is there.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { store, viewer, now } = locals;
  const file = await photographFor(store, viewer, params.file, now);
  return answerWith(file ?? notFound(), null, 'private');
};
