/**
 * A question page that was posted: saved, then on to the page that follows from the answers. Everything typed is
 * kept when something must be put right.
 */
import { fail, redirect } from '@sveltejs/kit';
import { isWorry, readPage } from '$lib/forms/answers.ts';
import { askedWords } from '$lib/forms/asked.ts';
import type { Answers, Page } from '$lib/forms/definition.ts';
import { pageById } from '$lib/forms/journey.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answeringToWrite, seenBy, type Answering } from '$lib/server/services/answering.ts';
import type { AnswerToSave, Purpose, SubmissionRow } from '$lib/server/services/submission-records.ts';
import { saveAnswers } from '$lib/server/services/submissions.ts';
import { carryOn, onFrom, type QuestionEvent } from './question.ts';
import { refusedTo, ways, withNote } from './ways.ts';

/** Saves what was posted and goes on. */
export async function answerQuestion(event: QuestionEvent, purpose: Purpose) {
  const { locals } = event;
  const posted = await event.request.formData();
  const { under, draft, reopened } = await underWay(event, purpose);
  const page = pageAt(under, event.params.page) ?? redirect(303, carryOn(under, purpose, 'moved'));
  const read = readPage(page, posted, under.context);
  if (!read.ok) {
    const { errors, entries } = read;
    return errors.length > 0 ? fail(422, { errors, entries }) : { errors, entries };
  }
  const who = requireInvited(locals);
  const seen = seenBy(who, locals.since, draft, under.stored);
  const answers = toSave(page, read.values, under, seen, locals.locale);
  const saved = await saveAnswers(locals.store, who, draft.id, answers, locals.now);
  if (!saved.ok) redirect(303, refusedTo(saved.reason, purpose));
  if (newWorry(answers, under)) redirect(303, `/my/help?from=${page.id}`);
  if (reopened) redirect(303, withNote(ways.views.check, 'reopened'));
  if (event.url.searchParams.has('check')) redirect(303, ways[purpose].check);
  const after = { ...under, answers: { ...under.answers, ...read.values } };
  redirect(303, onFrom(after, page, read.button, purpose));
}

interface UnderWay {
  readonly under: Answering;
  readonly draft: SubmissionRow;
  readonly reopened: boolean;
}

async function underWay({ locals }: QuestionEvent, purpose: Purpose): Promise<UnderWay> {
  const who = requireInvited(locals);
  const writing = await answeringToWrite(locals.store, who, purpose, locals.locale, locals.now);
  if (!writing) redirect(303, '/my');
  const { under, reopened } = writing;
  if (under.closed) redirect(303, refusedTo(under.closed, purpose));
  if (!under.draft) redirect(303, refusedTo('already-sent', purpose));
  return { under, draft: under.draft, reopened };
}

/** A page that a later answer has hidden is still saved: what was typed on it is not thrown away. */
function pageAt({ form, answers, context }: Answering, id: string): Page | undefined {
  return pageById(form, answers, context, id) ?? form.pages.find((page) => page.id === id);
}

/**
 * The answers of a page with the words they were asked in. Where an earlier answer is hidden from this reader, an
 * empty box does not wipe it: it looks empty only to them.
 */
function toSave(
  page: Page,
  values: Answers,
  { context, stored }: Answering,
  seen: Answering['stored'],
  locale: string
): Record<string, AnswerToSave> {
  const answers: Record<string, AnswerToSave> = {};
  for (const question of page.questions) {
    const value = values[question.id];
    const hidden = stored.has(question.id) && !seen.has(question.id);
    if (!value || (value.outcome === 'skipped' && hidden)) continue;
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
