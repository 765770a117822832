import { fail } from '@sveltejs/kit';
import { fields, field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { asksDue } from '$lib/server/services/to-ask.ts';
import { askAll, makeAgain, notePrinted, type ReviewChosen } from '$lib/server/services/to-ask-sending.ts';
import { irosToFind } from '$lib/server/services/leavers.ts';
import { messageWords } from '$lib/server/services/message-words.ts';
import { serviceWords } from '$lib/server/services/settings.ts';
import { own } from '../own.ts';
import { printJob } from '../reviews/[review]/invitations/print-job.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  const iroId = url.searchParams.get('iro') || null;
  const due = await own(asksDue(locals.store, staff, iroId, locals.now));
  const { service, council } = await serviceWords(locals.store, locals.config.words);
  return {
    title: 'Everything to send today',
    ...due,
    iroId,
    iros: staff.role === 'iro' ? [] : await irosToFind(locals.store, locals.now),
    service,
    council,
    site: locals.config.origin.replace(/^https?:\/\//, ''),
    now: locals.now
  };
};

/** A box of the list: the review, and what it looked like. */
function chosenIn(posted: FormData): ReviewChosen[] {
  return fields(posted, 'review').map((value) => {
    const [reviewId = '', stamp = ''] = value.split(' ');
    return { reviewId, stamp };
  });
}

/** Each press is answered with the page itself: links and words of letters are shown this once. */
export const actions: Actions = {
  ask: async ({ request, locals }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const chosen = chosenIn(posted);
    const words = await messageWords(locals.store, locals.config);
    const { made, ...asked } = await own(askAll(locals.store, staff, chosen, words, locals.now));
    if (chosen.length === 0) return fail(422, { wrong: 'Choose at least one review.', box: 'review' });
    return { asked, ...(await printJob(locals, made, field(posted, 'paper') !== '')) };
  },
  again: async ({ request, locals }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const waiting = fields(posted, 'letter');
    const made = await own(makeAgain(locals.store, staff, waiting, locals.now));
    if (waiting.length === 0) return fail(422, { wrong: 'Choose at least one letter.', box: 'letter' });
    return { again: true, ...(await printJob(locals, made, false)) };
  },
  printed: async ({ request, locals }) => {
    const staff = requireSignedIn(locals);
    const waiting = fields(await request.formData(), 'letter');
    await own(notePrinted(locals.store, staff, waiting, locals.now));
    if (waiting.length === 0) return fail(422, { wrong: 'Choose at least one letter.', box: 'letter' });
    return { printed: waiting.length };
  }
};
