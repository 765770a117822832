import { fail, redirect } from '@sveltejs/kit';
import { mightEver } from '$lib/domain/access.ts';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { mistypedReasons, paperToTakeBack, takeBackPaper } from '$lib/server/services/mistyped-papers.ts';
import type { Paper } from '$lib/server/services/paper-desk.ts';
import { own } from '../../../../../own.ts';
import { paperAddress, paperAt } from '../paper.ts';
import type { Actions, PageServerLoad } from './$types';

/** A paper that was typed in by mistake: whose, by whom and when, and the step that takes it back. Nothing it says. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const paper = paperAt(params);
  const typed = await own(paperToTakeBack(locals.store, staff, paper, locals.now));
  return {
    title: 'Take back a paper',
    typed,
    reasons: mistypedReasons,
    reviewId: params.review,
    back: wayBack(staff, paper),
    now: locals.now
  };
};

/** The desk of that paper; the review for who types in none. */
const wayBack = (staff: Parameters<typeof mightEver>[0], paper: Paper): string =>
  mightEver(staff, 'type-paper-form') ? paperAddress(paper) : `/staff/reviews/${paper.reviewId}`;

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const paper = paperAt(params);
    const posted = await request.formData();
    const typed = { reason: field(posted, 'reason'), sure: posted.has('sure') };
    if (typed.reason === '')
      return fail(422, { ...typed, box: 'reason', wrong: 'Say why it was a mistake.' });
    if (!typed.sure) return fail(422, { ...typed, box: 'sure', wrong: 'Say that it shall be taken back.' });
    const taken = await own(takeBackPaper(locals.store, staff, paper, typed.reason, locals.now));
    if (taken.ok) redirect(303, `${wayBack(staff, paper)}?done=taken-back`);
    if (taken.reason === 'no-paper') redirect(303, `${paperAddress(paper)}/take-back`);
    return fail(422, { ...typed, box: 'reason', wrong: 'Say why it was a mistake.' });
  }
};
