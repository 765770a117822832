import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { answerWith } from '$lib/server/http/bytes.ts';
import { scanForStaff } from '$lib/server/services/scans.ts';
import { own } from '../../../../own.ts';
import type { RequestHandler } from './$types';

/** A scan of a paper form, to be saved, for whoever may read the answers. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
  const staff = requireSignedIn(locals);
  const asked = { reviewId: params.review, scanId: params.scan };
  const file = await own(scanForStaff(locals.store, staff, asked, locals.now));
  const saveAs = file.mediaType === 'application/pdf' ? 'paper.pdf' : 'paper.webp';
  return answerWith({ ...file, saveAs }, request.headers.get('range'), 'private');
};
