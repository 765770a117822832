import { fail, redirect } from '@sveltejs/kit';
import { checkCode, codeWords, participationCodes } from '$lib/domain/participation-code.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { confirmCode, participationOf } from '$lib/server/services/participation.ts';
import { own } from '../../../own.ts';
import { boxes } from '../posted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const page = await own(participationOf(locals.store, staff, params.review, locals.now));
  const { review } = page;
  return {
    ...page,
    title: `Code: ${review.name}, ${review.age}`,
    codes: fitting(review.dateOfBirth, review.heldOn),
    now: locals.now,
    saved: url.searchParams.has('saved')
  };
};

/** The codes the return will take for a child of this age; all of them before the day is known. */
function fitting(dateOfBirth: string, heldOn: string | null) {
  return participationCodes
    .filter((code) => heldOn === null || checkCode({ code, dateOfBirth, reviewDay: heldOn }).length === 0)
    .map((code) => ({ value: code, words: `${code} · ${codeWords[code].adult}` }));
}

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const entries = boxes(await request.formData(), ['code', 'changedBecause', 'noContributionReason']);
    const result = await own(confirmCode(locals.store, staff, params.review, entries, locals.now));
    if (!result.ok) return fail(422, { errors: result.errors, entries });
    redirect(303, `/staff/reviews/${params.review}/code?saved`);
  }
};
