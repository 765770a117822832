/**
 * One question page of either form, shown and answered. Which page comes next is computed from the answers; what is
 * shown of earlier answers depends on who is looking.
 */
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isWorry, readPage } from '$lib/forms/answers.ts';
import { askedWords } from '$lib/forms/asked.ts';
import type { Answers, Page } from '$lib/forms/definition.ts';
import { firstUnanswered, nextPage, pageById, previousPage, progress } from '$lib/forms/journey.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answering, answeringToWrite, seenBy, type Answering } from '$lib/server/services/answering.ts';
import type { AnswerToSave, Purpose } from '$lib/server/services/submission-records.ts';
import { saveAnswers } from '$lib/server/services/submissions.ts';
import { refusedTo, ways, withNote } from './ways.ts';

type Event = RequestEvent<{ page: string }>;

/** What a question page shows. Sends the reader on when there is no such page for them now. */
export async function showQuestion({ locals, params }: Event, purpose: Purpose) {
  const who = requireInvited(locals);
  const under = await answering(locals.store, who, purpose, locals.locale, locals.now);
  if (!under) redirect(303, '/my');
  if (under.closed) redirect(303, refusedTo(under.closed, purpose));
  if (!under.draft) redirect(303, under.sent ? ways[purpose].sent : ways[purpose].begin);
  const { form, answers, context, stored } = under;
  const page =
    pageById(form, answers, context, params.page) ?? redirect(303, carryOn(under, purpose, 'moved'));
  const seen = seenBy(who, locals.since, under.draft, stored);
  const { number, total, chapters } = progress(form, answers, context, page.id);
  const pages = chapters.flatMap((chapter) => chapter.pages);
  return {
    page,
    context,
    values: Object.fromEntries([...seen].map(([id, answer]) => [id, answer.value])) as Answers,
    /** Something was answered here that this reader may not see. */
    hidden: page.questions.some(({ id }) => stored.has(id) && !seen.has(id)),
    now: number,
    of: total,
    stones:
      pages.length <= 12
        ? pages.map((one) => (one.page.id === page.id ? 'now' : one.answered ? 'done' : 'to-come') as Stone)
        : chapters.map((chapter) => chapter.state)
  };
}

type Stone = 'done' | 'now' | 'to-come';

/** Saves what was posted and goes on; keeps everything typed when something must be put right. */
export async function answerQuestion(event: Event, purpose: Purpose) {
  const { locals, params, request, url } = event;
  const who = requireInvited(locals);
  const posted = await request.formData();
  const writing = await answeringToWrite(locals.store, who, purpose, locals.locale, locals.now);
  if (!writing) redirect(303, '/my');
  const { under, reopened } = writing;
  if (!under.draft) redirect(303, refusedTo(under.closed ?? 'already-sent', purpose));
  if (under.closed) redirect(303, refusedTo(under.closed, purpose));
  // A page that a later answer has hidden is still saved: what was typed on it is not thrown away.
  const page =
    pageById(under.form, under.answers, under.context, params.page) ?? pageOfForm(under, params.page);
  if (!page) redirect(303, carryOn(under, purpose, 'moved'));
  const read = readPage(page, posted, under.context);
  if (!read.ok) {
    const { errors, entries } = read;
    return errors.length > 0 ? fail(422, { errors, entries }) : { errors, entries };
  }
  const seen = seenBy(who, locals.since, under.draft, under.stored);
  const answers = toSave(
    page,
    read.values,
    under,
    (id) => under.stored.has(id) && !seen.has(id),
    locals.locale
  );
  const saved = await saveAnswers(locals.store, who, under.draft.id, answers, locals.now);
  if (!saved.ok) redirect(303, refusedTo(saved.reason, purpose));
  if (newWorry(answers, under)) redirect(303, `/my/help?from=${page.id}`);
  if (reopened) redirect(303, withNote(ways.views.check, 'reopened'));
  const after = { ...under, answers: { ...under.answers, ...read.values } };
  redirect(
    303,
    url.searchParams.has('check') ? ways[purpose].check : onFrom(after, page, read.button, purpose)
  );
}

/** Where to carry on: the first page not yet met, or the read-back when all are. */
export function carryOn({ form, answers, context }: Answering, purpose: Purpose, note?: 'moved'): string {
  const first = firstUnanswered(form, answers, context);
  const address = first ? `${ways[purpose].questions}/${first.id}` : ways[purpose].check;
  return note ? withNote(address, note) : address;
}

/** The address after a page of the form. */
export function onFrom(under: Answering, page: Page, button: string, purpose: Purpose): string {
  const { form, answers, context } = under;
  const step = button === 'back' ? previousPage : nextPage;
  const to = step(form, answers, context, page.id);
  const end = button === 'back' ? ways[purpose].questions : ways[purpose].check;
  return to ? `${ways[purpose].questions}/${to.id}` : end;
}

function pageOfForm({ form }: Answering, id: string): Page | undefined {
  return form.pages.find((page) => page.id === id);
}

/**
 * The answers of a page with the words they were asked in. Where an earlier answer is hidden from this reader, an
 * empty box does not wipe it: it looks empty only to them.
 */
function toSave(
  page: Page,
  values: Answers,
  { context }: Answering,
  isHidden: (questionId: string) => boolean,
  locale: string
): Record<string, AnswerToSave> {
  const answers: Record<string, AnswerToSave> = {};
  for (const question of page.questions) {
    const value = values[question.id];
    if (!value || (value.outcome === 'skipped' && isHidden(question.id))) continue;
    answers[question.id] = {
      value,
      asked: askedWords(question, context, locale),
      worry: isWorry(question, value)
    };
  }
  return answers;
}

/** A safety answer that was not given before: going over the same page again does not open the help page again. */
function newWorry(answers: Readonly<Record<string, AnswerToSave>>, { stored }: Answering): boolean {
  return Object.entries(answers).some(
    ([id, { worry, value }]) => worry && stored.get(id)?.value.choice !== value.choice
  );
}
