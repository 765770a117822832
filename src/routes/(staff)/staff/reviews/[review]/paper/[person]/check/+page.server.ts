import { fail, redirect } from '@sveltejs/kit';
import { field } from '$lib/forms/posted.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { readTyping, sendTyped, typedRows } from '$lib/server/services/paper-entry.ts';
import { scansOf } from '$lib/server/services/scans.ts';
import { helpers, type SendResult } from '$lib/server/services/sending.ts';
import { own } from '../../../../../own.ts';
import { paperAddress, paperAt } from '../paper.ts';
import type { Actions, PageServerLoad } from './$types';

/** Everything that was typed in, read back before it is sent. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const staff = requireSignedIn(locals);
  const paper = paperAt(params);
  const typing = await own(readTyping(locals.store, staff, paper, locals.now));
  if (!typing) redirect(303, paperAddress(paper));
  const { draft, person, review, under } = typing;
  const rows = typedRows(typing);
  const questions = under.form.pages.flatMap((page) => page.questions);
  return {
    title: `Check and send, ${person.name}`,
    review,
    person,
    base: paperAddress(paper),
    language: draft.language,
    rows: rows.filter(({ outcome }) => outcome !== null),
    missing: rows.filter(({ outcome }) => outcome === null).length,
    worry: rows.some((row) => row.worry),
    asksHelper: !questions.some((question) => question.records === 'helper'),
    helpers,
    scans: (await scansOf(locals.store, [draft.id])).get(draft.id) ?? []
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const paper = paperAt(params);
    const posted = await request.formData();
    const typed = { helper: field(posted, 'helper'), name: field(posted, 'helper-name') };
    if (!posted.has('exact'))
      return fail(422, { ...typed, box: 'exact', wrong: 'Say that it stands so on the paper.' });
    const who = helpers.find((one) => one === typed.helper);
    const helper = who ? { who, name: typed.name.slice(0, 100) || null } : null;
    const sent = await own(sendTyped(locals.store, staff, paper, helper, locals.now));
    if (!sent.ok && stays[sent.reason])
      return fail(422, { ...typed, box: 'read', wrong: stays[sent.reason] });
    redirect(303, `${paperAddress(paper)}${sent.ok ? '?done=sent' : ''}`);
  }
};

/** What can be put right here; any other reason is told where the paper form begins. */
const stays: Readonly<Partial<Record<Extract<SendResult, { ok: false }>['reason'], string>>> = {
  'nothing-to-send': 'Nothing was typed in yet.',
  'form-changed': 'This version of the form is no longer known. Go through the pages once more.'
};
