/**
 * A question page that was posted: saved, then on to the page that follows from the answers. Everything typed is
 * kept when something must be put right.
 */
import { fail, redirect } from '@sveltejs/kit';
import {
  entryOf,
  isWorry,
  readPage,
  type Entries,
  type PageError,
  type PageRead
} from '$lib/forms/answers.ts';
import type { Respondent as Viewer } from '$lib/domain/access.ts';
import { askedWords } from '$lib/forms/asked.ts';
import type { Answers, Page } from '$lib/forms/definition.ts';
import { pressed } from '$lib/forms/press.ts';
import { requireInvited } from '$lib/server/auth/guard.ts';
import { answeringToWrite, seenBy, type Answering } from '$lib/server/services/answering.ts';
import type { AnswerToSave, Purpose } from '$lib/server/services/submission-records.ts';
import { dropVoice, keepVoice, type Sound } from '$lib/server/services/spoken-answers.ts';
import { saveAnswers } from '$lib/server/services/submissions.ts';
import { carryOn, onFrom, pageAt, type QuestionEvent } from './question.ts';
import { soundsIn, withVoice } from './sounds.ts';
import { refusedTo, ways, withNote } from './ways.ts';

/** Saves what was posted and goes on. */
export async function answerQuestion(event: QuestionEvent, purpose: Purpose) {
  const { locals } = event;
  const who = requireInvited(locals);
  const posted = await event.request.formData();
  const { under, reopened, page } = await pageToWrite(event, purpose, who);
  const press = pressed(page, posted, under.context);
  const read = readPage(page, press?.posted ?? posted, under.context);
  if (under.closed) return tooLate(page, read);
  const { sounds, errors: unheard } = await soundsIn(purpose === 'views' ? page.questions : [], posted);
  if (!read.ok || unheard.length > 0 || press?.goesOn === false) return shownAgain(page, read, unheard);
  const dropped = page.questions.find(({ id }) => id === posted.get('drop'))?.id;
  return keep({ event, purpose, who, under, page, read, reopened, sounds, dropped });
}

/** The page that was posted, and the form under way it belongs to. Sends the reader on when there is none. */
async function pageToWrite({ locals, params }: QuestionEvent, purpose: Purpose, who: Viewer) {
  const writing = await answeringToWrite(locals.store, who, purpose, locals.locale, locals.now);
  const { under, reopened } = writing ?? redirect(303, '/my');
  const page = pageAt(under, params.page) ?? redirect(303, carryOn(under, purpose, 'moved'));
  return { under, reopened, page };
}

/** A page that was read without a mistake. */
interface Read {
  readonly event: QuestionEvent;
  readonly purpose: Purpose;
  readonly who: Viewer;
  readonly under: Answering;
  readonly page: Page;
  readonly read: Extract<PageRead, { ok: true }>;
  readonly reopened: boolean;
  readonly sounds: ReadonlyMap<string, Sound>;
  /** The question whose recording is deleted. */
  readonly dropped: string | undefined;
}

async function keep(given: Read) {
  const { event, purpose, who, under, page, read, reopened, sounds, dropped } = given;
  const { store, now, since, locale } = event.locals;
  const draft = under.draft ?? redirect(303, refusedTo('already-sent', purpose));
  if (dropped) await dropVoice(store, who, draft.id, dropped);
  const voices = new Map<string, string>();
  for (const [id, sound] of sounds) voices.set(id, await keepVoice(store, who, sound, now));
  const said = saidOn({ page, read, under, voices, dropped });
  const answers = toSave(page, said, under, seenBy(who, since, draft, under.stored), locale);
  const saved = await saveAnswers(store, who, draft.id, answers, now);
  if (!saved.ok)
    return isLate(saved.reason) ? tooLate(page, read) : redirect(303, refusedTo(saved.reason, purpose));
  if (dropped) redirect(303, event.url.pathname + event.url.search);
  redirect(303, onAfter({ event, purpose, under, page, answers, reopened, button: read.button }));
}

/** Something must be put right, or more room was asked for. */
function shownAgain(page: Page, read: PageRead, unheard: readonly PageError[]) {
  const errors = [...(read.ok ? [] : read.errors), ...unheard];
  const shown = { errors, entries: entriesOf(page, read), late: false };
  return errors.length > 0 ? fail(422, shown) : shown;
}

interface Answered {
  readonly event: QuestionEvent;
  readonly purpose: Purpose;
  readonly under: Answering;
  readonly page: Page;
  readonly answers: Readonly<Record<string, AnswerToSave>>;
  readonly reopened: boolean;
  readonly button: string;
}

/** Where to go when a page was saved: to the help page after a safety answer, back to the read-back, or on. */
function onAfter({ event, purpose, under, page, answers, reopened, button }: Answered): string {
  if (newWorry(answers, under)) return `/my/help?from=${page.id}`;
  if (reopened) return withNote(ways.views.check, 'reopened');
  if (event.url.searchParams.has('check')) return ways[purpose].check;
  const values = Object.fromEntries(Object.entries(answers).map(([id, { value }]) => [id, value]));
  return onFrom({ ...under, answers: { ...under.answers, ...values } }, page, button, purpose);
}

const isLate = (reason: string): boolean =>
  reason === 'held' || reason === 'cancelled' || reason === 'not-held';

/** The meeting was held while this was being written: it is not saved, but it is shown again. */
function tooLate(page: Page, read: PageRead) {
  return fail(409, { errors: [], entries: entriesOf(page, read), late: true });
}

/** What stood on the page, to be shown again. */
function entriesOf(page: Page, read: PageRead) {
  if (!read.ok) return read.entries;
  const entries = page.questions.map((question) => [
    question.id,
    entryOf(question, read.values[question.id])
  ]);
  return Object.fromEntries(entries) as Entries;
}

type SaidOn = Pick<Read, 'page' | 'read' | 'under' | 'dropped'> & {
  /** Sounds kept just now, by question. */
  readonly voices: ReadonlyMap<string, string>;
};

/** The values of the page with the sounds that belong to them. */
function saidOn({ page, read, under, voices, dropped }: SaidOn): Answers {
  const said = page.questions.flatMap(({ id }) => {
    const before = id === dropped ? null : under.stored.get(id)?.value.voice;
    const value = withVoice(read.values[id], read.button, voices.get(id), before);
    return value ? [[id, value] as const] : [];
  });
  return Object.fromEntries(said);
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
