import { redirect } from '@sveltejs/kit';
import { extraPages, firstUnanswered, isAnswered } from '$lib/forms/journey.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answering, seenBy, type Answering } from '$lib/server/services/answering.ts';
import { helpers, send } from '$lib/server/services/sending.ts';
import { setShared } from '$lib/server/services/submissions.ts';
import { chaptersOf, saidBefore, sharedIn, shownIn } from '../readback.ts';
import { refusedTo, ways, withNote } from '../ways.ts';
import type { Actions, PageServerLoad } from './$types';

/** "This is what you said. Is it right?": every answer, who may see it, who helped, and send. */
export const load: PageServerLoad = async ({ locals }) => {
  const { under, chapters, before } = await underWay(locals);
  const rows = chapters.flatMap((chapter) => chapter.rows);
  return {
    // Questions not met yet are counted, not listed: a long list of "no answer" would read like a reproach.
    chapters: shownIn(chapters),
    before,
    unmet: rows.filter((row) => row.answer.length === 0 && row.left === null).length,
    first: firstUnanswered(under.form, under.answers, under.context)?.id ?? null,
    version: versionOf(under.form),
    changing: under.sent !== null,
    hidden: rows.some((row) => row.left === 'hidden'),
    asksHelper: !under.form.pages.some((page) =>
      page.questions.some((question) => question.records === 'helper')
    ),
    helpers: [...helpers],
    more:
      extraPages(under.form, under.answers, under.context).find((page) => !isAnswered(page, under.answers))
        ?.id ?? null
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const posted = await request.formData();
    const who = requireInvited(locals);
    const { store, now } = locals;
    // Pressed twice: the first press has sent it, and there is no draft any more.
    const { under, chapters } = await underWay(locals);
    const submissionId = under.draft?.id ?? '';
    const shared = await setShared(store, who, submissionId, sharedIn(posted, chapters), now);
    if (!shared.ok) redirect(303, refusedTo(shared.reason, 'views'));
    if (posted.get('do') === 'save') redirect(303, withNote(ways.views.check, 'saved'));
    if (posted.get('version') !== versionOf(under.form))
      redirect(303, withNote(ways.views.check, 'form-changed'));
    const sent = await send(store, who, { submissionId, helper: helperIn(posted), named: true }, now);
    if (sent.ok) redirect(303, ways.views.sent);
    if (sent.reason === 'nothing-to-send' || sent.reason === 'form-changed') {
      redirect(303, withNote(ways.views.check, sent.reason));
    }
    redirect(303, refusedTo(sent.reason, 'views'));
  }
};

async function underWay(locals: App.Locals) {
  const who = requireInvited(locals);
  const under = await answering(locals.store, who, 'views', locals.locale, locals.now);
  if (!under) redirect(303, '/my');
  if (!under.draft) redirect(303, under.sent ? ways.views.sent : ways.views.begin);
  if (under.closed) redirect(303, refusedTo(under.closed, 'views'));
  const { form, context, stored } = under;
  const seen = seenBy(who, locals.since, under.draft, stored);
  const told = { form, context, stored, seen, locale: locals.locale };
  return { under, chapters: chaptersOf(told), before: saidBefore(told) };
}

const versionOf = (form: Answering['form']): string => `${form.id} ${form.version}`;

function helperIn(posted: FormData) {
  const who = helpers.find((helper) => helper === posted.get('helper'));
  const name = posted.get('helper-name');
  return who ? { who, name: typeof name === 'string' ? name.trim().slice(0, 100) : null } : null;
}
