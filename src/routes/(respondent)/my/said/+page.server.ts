import { redirect } from '@sveltejs/kit';
import { form } from '$lib/forms/registry.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { seenBy } from '$lib/server/services/answering.ts';
import { formContextFor } from '$lib/server/services/form-context.ts';
import { factsOf } from '$lib/server/services/respondent-facts.ts';
import { sentOf } from '$lib/server/services/sending.ts';
import { closedBecause } from '$lib/server/services/submission-records.ts';
import { answersOf, setShared } from '$lib/server/services/submissions.ts';
import { chaptersOf, saidBefore, sharedIn, shownIn } from '../readback.ts';
import { refusedTo, withNote } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** What I sent, in the words it was asked in, and who may see it. */
export const load: PageServerLoad = async ({ locals }) => {
  const { sent, chapters, before, review } = await whatWasSent(locals);
  const rows = chapters.flatMap((chapter) => chapter.rows);
  return {
    chapters: shownIn(chapters),
    before,
    submittedAt: sent.submittedAt,
    hidden: rows.some((row) => row.left === 'hidden'),
    open: closedBecause(review, 'views') === null
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const who = requireInvited(locals);
    const posted = await request.formData();
    const { sent, chapters } = await whatWasSent(locals);
    const saved = await setShared(locals.store, who, sent.id, sharedIn(posted, chapters), locals.now);
    redirect(303, saved.ok ? withNote('/my/said', 'saved') : refusedTo(saved.reason, 'views'));
  }
};

async function whatWasSent(locals: App.Locals) {
  const who = requireInvited(locals);
  const sent = (await sentOf(locals.store, who, 'views'))?.row ?? redirect(303, '/my');
  const definition = form(sent.formId, sent.formVersion) ?? form(sent.formId) ?? redirect(303, '/my/sent');
  const { iro, review } = await factsOf(locals.store, who, locals.now);
  const context = await formContextFor(locals.store, who, locals.locale, { iro });
  const stored = await answersOf(locals.store, sent.id);
  const seen = seenBy(who, locals.since, sent, stored);
  const told = { form: definition, context, stored, seen, locale: locals.locale };
  return { sent, review, chapters: chaptersOf(told), before: saidBefore(told) };
}
