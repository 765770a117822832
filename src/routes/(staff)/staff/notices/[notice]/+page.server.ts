import { fail, redirect } from '@sveltejs/kit';
import { dayOf } from '$lib/domain/day.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { answerNotice, registerChild } from '$lib/server/services/notice-handling.ts';
import { takeBackNotice } from '$lib/server/services/notice-sender.ts';
import { takeOver } from '$lib/server/services/notice-taking.ts';
import { openNotice } from '$lib/server/services/notices.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import { own } from '../../own.ts';
import { factsOf, heldFacts, takeWords } from '../facts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const { line, words, handling, childId, ownAndOpen } = await own(
    openNotice(locals.store, staff, params.notice, locals.now)
  );
  const child = handling?.child ?? null;
  return {
    title: line.firstName === '' ? 'Notice' : `Notice about ${line.firstName}`,
    notice: line,
    ownAndOpen,
    // The way back of an IRO, who has no list of notices but the child's page.
    childId: staff.role === 'iro' ? childId : null,
    facts: factsOf(line.kind, words),
    handling: handling && {
      line: handling.line,
      handledBy: handling.handledBy,
      child: child && { id: child.id, name: child.name, localId: child.localId, ceasedOn: child.ceasedOn },
      held: child && heldFacts(child),
      toTake: child && line.outcome === null ? takeWords(line.kind, words, child, dayOf(locals.now)) : [],
      iros: await iroNames(locals.store, locals.now)
    },
    saved: url.searchParams.get('saved'),
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
  },
  takeover: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const boxes = { iroId: '', note: typed(await request.formData(), 'note') };
    const done = await own(takeOver(locals.store, staff, params.notice, boxes.note, locals.now));
    if (!done.ok) return fail(422, { problems: done.problems, boxes });
    redirect(303, `/staff/notices/${params.notice}?saved=1`);
  },
  takeback: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    await own(takeBackNotice(locals.store, staff, params.notice, locals.now));
    redirect(303, `/staff/notices/${params.notice}?saved=back`);
  }
};
