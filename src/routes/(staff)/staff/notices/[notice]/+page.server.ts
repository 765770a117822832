import { fail, redirect } from '@sveltejs/kit';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { answerNotice, registerChild } from '$lib/server/services/notice-handling.ts';
import { openNotice } from '$lib/server/services/notices.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import { own } from '../../own.ts';
import { factsOf, heldFacts } from '../facts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { line, words, handling } = await own(openNotice(locals.store, staff, params.notice, locals.now));
  const child = handling?.child ?? null;
  return {
    title: `Notice about ${line.firstName}`,
    notice: line,
    facts: factsOf(line.kind, words),
    handling: handling && {
      line: handling.line,
      handledBy: handling.handledBy,
      child: child && { id: child.id, name: child.name, localId: child.localId, ceasedOn: child.ceasedOn },
      held: child && heldFacts(child),
      iros: await iroNames(locals.store, locals.now)
    },
    saved: url.searchParams.get('saved') !== null,
    now: locals.now
  };
};

export const actions: Actions = {
  register: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const boxes = { iroId: typed(posted, 'iroId'), note: typed(posted, 'note') };
    const done = await own(registerChild(locals.store, staff, params.notice, boxes, locals.now));
    if (!done.ok) return fail(422, { problems: done.problems, boxes });
    redirect(303, `/staff/notices/${params.notice}?saved=1`);
  },
  answer: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const boxes = { iroId: typed(posted, 'iroId'), note: typed(posted, 'note') };
    const given = { outcome: typed(posted, 'outcome'), note: boxes.note };
    const done = await own(answerNotice(locals.store, staff, params.notice, given, locals.now));
    if (!done.ok) return fail(422, { problems: done.problems, boxes });
    redirect(303, `/staff/notices/${params.notice}?saved=1`);
  }
};
