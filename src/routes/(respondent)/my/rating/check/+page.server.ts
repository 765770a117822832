import { fail, redirect } from '@sveltejs/kit';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answering, seenBy } from '$lib/server/services/answering.ts';
import { send } from '$lib/server/services/sending.ts';
import { ratedWithoutName } from '$lib/server/services/nameless-ratings.ts';

import { chaptersOf } from '../../readback.ts';
import { refusedTo, ways, withNote } from '../../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** The rating read back, with or without a name, and send. */
export const load: PageServerLoad = async ({ locals }) => {
  const { who, under, submission } = await underWay(locals);
  const { form, context, stored, draft } = under;
  const seen = seenBy(who, locals.since, draft, stored);
  return { chapters: chaptersOf({ form, context, stored, seen, locale: locals.locale }), submission };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const posted = await request.formData();
    const { who, submission } = await underWay(locals);
    const named = posted.get('named');
    // Nothing is chosen beforehand: a name that was not meant cannot be taken back, nor one that was be added.
    if (named !== 'yes' && named !== 'no') return fail(422, { choose: true });
    const sending = { submissionId: submission, helper: null, named: named === 'yes' };
    const sent = await send(locals.store, who, sending, locals.now);
    if (sent.ok) redirect(303, ways.rating.sent);
    if (sent.reason === 'nothing-to-send' || sent.reason === 'form-changed') {
      redirect(303, withNote(ways.rating.check, sent.reason));
    }
    redirect(303, refusedTo(sent.reason, 'rating'));
  }
};

async function underWay(locals: App.Locals) {
  const who = requireInvited(locals);
  const under = await answering(locals.store, who, 'rating', locals.locale, locals.now);
  if (!under) redirect(303, '/my');
  if (under.closed) redirect(303, refusedTo(under.closed, 'rating'));
  if (under.draft) return { who, under, submission: under.draft.id };
  const done = under.sent !== null || (await ratedWithoutName(locals.store, who));
  redirect(303, done ? ways.rating.sent : ways.rating.begin);
}
