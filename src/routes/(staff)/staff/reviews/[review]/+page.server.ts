import { fail, redirect } from '@sveltejs/kit';
import type { StaffMember } from '$lib/domain/access.ts';
import { dayOf } from '$lib/domain/day.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { field } from '$lib/forms/posted.ts';
import { answerRequest } from '$lib/server/services/answered-requests.ts';
import { opensDrill } from '$lib/server/services/drills.ts';
import { noteTried, putRequestRight } from '$lib/server/services/request-changes.ts';
import { passOn } from '$lib/server/services/referring.ts';
import { opensReview, reviewPage } from '$lib/server/services/review-page.ts';
import { setKept } from '$lib/server/services/kept-answers.ts';
import { decide } from '$lib/server/services/triage.ts';
import { own } from '../../own.ts';
import { boxes } from './posted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  // In the list a drill looks like a review: the way there leads on to it.
  if (await opensDrill(locals.store, staff, params.review, locals.now))
    redirect(303, `/staff/drills/${params.review}`);
  const page = await own(reviewPage(locals.store, staff, params.review, locals.now));
  const { name, age } = page.review;
  return {
    ...page,
    title: `${name}, ${age}`,
    now: locals.now,
    today: dayOf(locals.now),
    done: url.searchParams.get('done')
  };
};

/** The review again; or, when what was done was all that being on duty opened, the list. */
async function wayBack(
  { store, now }: App.Locals,
  staff: StaffMember,
  reviewId: string,
  done: string
): Promise<string> {
  const opens = await opensReview(store, staff, reviewId, now);
  return `${opens ? `/staff/reviews/${reviewId}` : '/staff'}?done=${done}`;
}

const decision = ['decision', 'about', 'mistake', 'passedTo', 'passedWhen', 'note', 'tellChild'] as const;
const answer = ['outcome', 'tellChild'] as const;
const reach = ['where', 'ring', 'more'] as const;

export const actions: Actions = {
  decide: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const submissionId = field(posted, 'submission');
    const entries = boxes(posted, decision, `.${submissionId}`);
    const target = { reviewId: params.review, submissionId };
    const result = await own(decide(locals.store, staff, target, entries, locals.now));
    if (!result.ok) return fail(422, { about: submissionId, errors: result.errors, entries });
    redirect(303, await wayBack(locals, staff, params.review, 'decided'));
  },
  keep: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const target = { reviewId: params.review, submissionId: field(posted, 'submission') };
    const kept = field(posted, 'kept') === 'yes';
    await own(setKept(locals.store, staff, target, kept, locals.now));
    redirect(303, `/staff/reviews/${params.review}?done=${kept ? 'kept' : 'given'}`);
  },
  answer: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const requestId = field(posted, 'request');
    const entries = boxes(posted, answer, `.${requestId}`);
    const isTried = field(posted, 'do') === 'tried';
    const press = isTried ? noteTried : answerRequest;
    const result = await own(press(locals.store, staff, requestId, entries, locals.now));
    if (!result.ok) return fail(422, { about: requestId, errors: result.errors, entries });
    redirect(303, await wayBack(locals, staff, params.review, isTried ? 'tried' : 'answered'));
  },
  correct: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const requestId = field(posted, 'request');
    const entries = boxes(posted, answer, `.${requestId}`);
    const reopen = field(posted, 'do') === 'reopen';
    const changed = { ...entries, reopen };
    const result = await own(putRequestRight(locals.store, staff, requestId, changed, locals.now));
    if (!result.ok) return fail(422, { about: requestId, errors: result.errors, entries });
    redirect(303, await wayBack(locals, staff, params.review, reopen ? 'reopened' : 'corrected'));
  },
  refer: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const requestId = field(posted, 'request');
    const entries = boxes(posted, reach, `.${requestId}`);
    const passed = await own(passOn(locals.store, staff, requestId, entries, locals.now));
    if (!passed.ok) return fail(422, { about: requestId, errors: passed.problems, entries });
    redirect(303, `/staff/reviews/${params.review}?done=passed-on`);
  }
};
