import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { answerWith } from '$lib/server/http/bytes.ts';
import { voiceForStaff } from '$lib/server/services/spoken-answers.ts';
import { own } from '../../../../own.ts';
import type { RequestHandler } from './$types';

/** An answer that was said aloud, for whoever may read the answers of this review. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const staff = requireSignedIn(locals);
  const asked = { reviewId: params.review, voiceId: params.voice };
  const sound = await own(voiceForStaff(locals.store, staff, asked, locals.now));
  return answerWith(sound, request.headers.get('range'), 'private');
};
