import { may } from '$lib/domain/access.ts';
import { notFound, requireInvited } from '$lib/server/auth/guard.ts';
import { answerWith } from '$lib/server/http/bytes.ts';
import { ownVoice } from '$lib/server/services/spoken-answers.ts';
import type { RequestHandler } from './$types';

/** What somebody recorded themselves. On another device, or another day, only with the secret pictures. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const who = requireInvited(locals);
  const { childId, audience, reviewId, invitationId } = who;
  const seesAll = may(who, 'read-earlier-answers', { childId, audience, reviewId, invitationId });
  const sound = await ownVoice(locals.store, who, params.voice, seesAll ? null : locals.since);
  return answerWith(sound ?? notFound(), request.headers.get('range'), 'private');
};
