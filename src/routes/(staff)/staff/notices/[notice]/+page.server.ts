import { fail, redirect } from '@sveltejs/kit';
import { dayOf, type Day } from '$lib/domain/day.ts';
import { differsFrom, notDoneYet } from '$lib/domain/notices.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import { iroNames } from '$lib/server/services/covers.ts';
import { answerNotice, notYetWords, registerChild } from '$lib/server/services/notice-handling.ts';
import { chooseChild, reopenNotice } from '$lib/server/services/notice-matching.ts';
import { takeBackNotice } from '$lib/server/services/notice-sender.ts';
import { takeOver } from '$lib/server/services/notice-taking.ts';
import { openNotice, type NoticeCard } from '$lib/server/services/notices.ts';
import { typed } from '$lib/server/services/typed-form.ts';
import { own } from '../../own.ts';
import { factsOf, heldFacts, takeWords } from '../facts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const staff = requireSignedIn(locals);
  const card = await own(openNotice(locals.store, staff, params.notice, locals.now));
  const { line, words, handling, childId, ownAndOpen } = card;
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
      ...standingOf(card, handling, dayOf(locals.now)),
      iros: await iroNames(locals.store, locals.now)
    },
    saved: url.searchParams.get('saved'),
    now: locals.now
  };
};

/** Whether it is this child, and why it cannot be marked as done yet. */
function standingOf({ line, words }: NoticeCard, handling: NonNullable<NoticeCard['handling']>, today: Day) {
  const { child, matched } = handling;
  const differs = child === null ? [] : differsFrom(words, child);
  const unsure = differs.length > 0 && !matched;
  const why = notDoneYet(line.kind, child && { ...child, differs: unsure }, today);
  return {
    differs: differs.join(' and '),
    notYet: why && notYetWords[why],
    matched,
    canReopen: line.outcome !== null && line.outcome !== 'taken-back' && words.localId !== ''
  };
}

const noBoxes = { iroId: '', note: '', localId: '' };

export const actions: Actions = {
  register: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const boxes = { iroId: typed(posted, 'iroId'), note: typed(posted, 'note'), localId: '' };
    const given = { ...boxes, another: typed(posted, 'another') === 'yes' };
    const done = await own(registerChild(locals.store, staff, params.notice, given, locals.now));
    if (!done.ok) return fail(422, { problems: done.problems, boxes });
    redirect(303, `/staff/notices/${params.notice}?saved=1`);
  },
  answer: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const posted = await request.formData();
    const boxes = { iroId: typed(posted, 'iroId'), note: typed(posted, 'note'), localId: '' };
    const given = { outcome: typed(posted, 'outcome'), note: boxes.note };
    const done = await own(answerNotice(locals.store, staff, params.notice, given, locals.now));
    if (!done.ok) return fail(422, { problems: done.problems, boxes });
    redirect(303, `/staff/notices/${params.notice}?saved=1`);
  },
  takeover: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const boxes = { ...noBoxes, note: typed(await request.formData(), 'note') };
    const done = await own(takeOver(locals.store, staff, params.notice, boxes.note, locals.now));
    if (!done.ok) return fail(422, { problems: done.problems, boxes });
    redirect(303, `/staff/notices/${params.notice}?saved=1`);
  },
  child: async ({ locals, params, request }) => {
    const staff = requireSignedIn(locals);
    const localId = typed(await request.formData(), 'localId');
    const done = await own(chooseChild(locals.store, staff, params.notice, localId, locals.now));
    if (!done.ok) return fail(422, { problems: done.problems, boxes: { ...noBoxes, localId } });
    redirect(303, `/staff/notices/${params.notice}?saved=child`);
  },
  reopen: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    const done = await own(reopenNotice(locals.store, staff, params.notice, locals.now));
    if (!done.ok) return fail(422, { problems: done.problems, boxes: noBoxes });
    redirect(303, `/staff/notices/${params.notice}?saved=again`);
  },
  takeback: async ({ locals, params }) => {
    const staff = requireSignedIn(locals);
    await own(takeBackNotice(locals.store, staff, params.notice, locals.now));
    redirect(303, `/staff/notices/${params.notice}?saved=back`);
  }
};
