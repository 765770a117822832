import { redirect } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { openInvitations } from '$lib/server/services/invitation-sheet.ts';
import { tellOfChanges } from '$lib/server/services/meeting-changes.ts';
import { messageWords } from '$lib/server/services/message-words.ts';
import { childFor, openChild } from '$lib/server/services/child-page.ts';
import { cancelReview } from '$lib/server/services/review-cancelling.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import { own } from '../../../../own.ts';
import type { Actions, PageServerLoad } from './$types';

/** The question before a review is cancelled: which one, and who has sent their views for it. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { store, now } = locals;
  await own(childFor(store, staff, 'plan-review', params.child, now));
  const { id, name, open, alsoOpen } = await own(openChild(store, staff, params.child, now));
  const review = alsoOpen.find((one) => one.id === url.searchParams.get('review')) ?? open;
  const people = review ? (await own(openInvitations(store, staff, review.id, now))).people : [];
  return {
    title: 'Cancel the review?',
    child: { id, name },
    review,
    asked: people.filter(({ state }) => !['off', 'not-asked'].includes(state)).length,
    sent: people.filter(({ state }) => state === 'sent' || state === 'part').length
  };
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const staff = requireSignedIn(locals);
    const { store, config, now } = locals;
    const target = { childId: params.child, reviewId: typed(await request.formData(), 'review') };
    const id = await own(cancelReview(store, staff, target, now));
    // Whoever was asked is told at once.
    await tellOfChanges(store, await messageWords(store, config), now, id);
    redirect(303, `/staff/children/${params.child}#reviews`);
  }
};
