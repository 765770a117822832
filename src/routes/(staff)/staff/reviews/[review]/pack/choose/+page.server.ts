import { redirect } from '@sveltejs/kit';
import { field, fields } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { keepOut, letIn, readOutList, type AnswerNamed } from '$lib/server/services/read-out.ts';
import { own } from '../../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { review, voices } = await own(readOutList(locals.store, staff, params.review, locals.now));
  return {
    review,
    voices,
    staffId: staff.staffId,
    title: `What is read out for ${review.name}, ${review.age}`,
    saved: url.searchParams.get('saved')
  };
};

/** What a box of the page says: a submission and a question, with a space between them. */
function named(value: string): AnswerNamed {
  const [submissionId = '', questionId = ''] = value.split(' ');
  return { submissionId, questionId };
}

export const actions: Actions = {
  /** What was on the page and is not ticked is kept out; nothing is let in by it, and what came in meanwhile stays. */
  keep: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const read = new Set(fields(posted, 'read'));
    const unticked = fields(posted, 'shown').filter((value) => !read.has(value));
    await own(keepOut(locals.store, staff, params.review, unticked.map(named), locals.now));
    redirect(303, `/staff/reviews/${params.review}/pack/choose?saved=yes`);
  },
  release: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const answer = named(field(await request.formData(), 'answer'));
    const { sentAgain } = await own(letIn(locals.store, staff, params.review, answer, locals.now));
    const saved = sentAgain ? 'sent-again' : 'yes';
    redirect(303, `/staff/reviews/${params.review}/pack/choose?saved=${saved}`);
  }
};
