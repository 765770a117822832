/**
 * Typing in a form that came back on paper. What is typed is a draft like the person's own, in the same tables and by
 * the same rules, and is sent the same way; until then only whoever types it in sees it.
 */
import { eq } from 'drizzle-orm';
import { isWorry } from '../../forms/answers.ts';
import { askedWords } from '../../forms/asked.ts';
import type { Answers, Page } from '../../forms/definition.ts';
import { firstUnanswered, visiblePages } from '../../forms/journey.ts';
import { readBack } from '../../forms/read-back.ts';
import { say } from '../../forms/say.ts';
import { localeOr } from '../../i18n/locales.ts';
import type { Store } from '../db/store.ts';
import { answering, type Answering } from './answering.ts';
import { demand, type Staff } from './caseload.ts';
import { dayOf } from '../../domain/day.ts';
import { formsOnPaper, paperDesk, paperOf, type NotTyped, type Paper, type PaperOf } from './paper-desk.ts';
import { noteReadings } from './readings.ts';
import { removeScansOf } from './scans.ts';
import { send, type Sending, type SendResult } from './sending.ts';
import { holdReview, log, type AnswerToSave, type SubmissionRow } from './submission-records.ts';
import { draftFor, saveAnswers, submissionsOf, type SaveResult } from './submissions.ts';

/** A paper form as it is being typed in. */
export interface Typing extends PaperOf {
  readonly draft: SubmissionRow;
  readonly under: Answering;
  /** In the order of the paper. */
  readonly pages: readonly Page[];
}

export type Started =
  { readonly ok: true } | { readonly ok: false; readonly reason: NotTyped | 'form-missing' };

/**
 * Begins typing in one person's paper, goes on with what this person began, or takes over what a colleague began when
 * the access table lets them.
 * @param came the form and the language that stand at the foot of the paper
 * @throws NotYours
 */
export async function startTyping(
  store: Store,
  viewer: Staff,
  paper: Paper,
  came: { readonly formId: string; readonly language: string },
  now: number
): Promise<Started> {
  return store.transaction(async (tx) => {
    const { writer } = await paperOf(tx, viewer, paper, now);
    await holdReview(tx, writer);
    const desk = await paperDesk(tx, viewer, paper, now);
    if (desk.refused) return { ok: false, reason: desk.refused };
    if (desk.draft) {
      if (!desk.draft.mine) await takeOver(tx, desk, desk.draft.row, now);
      return { ok: true };
    }
    const { purpose } = desk;
    const { forms } = await formsOnPaper(tx, desk, now);
    const form = forms.find(({ value }) => value === came.formId);
    if (!form) return { ok: false, reason: 'form-missing' };
    const language = localeOr(came.language);
    const wanted = { purpose, formId: form.id, formVersion: form.version, language } as const;
    const begun = await draftFor(tx, writer, wanted, now);
    return begun.ok
      ? { ok: true }
      : { ok: false, reason: begun.reason === 'already-sent' ? 'sent' : begun.reason };
  });
}

async function takeOver(tx: Store, { writer }: PaperOf, row: SubmissionRow, now: number): Promise<void> {
  const { submissions } = tx.t;
  await tx.db
    .update(submissions)
    .set({ typedBy: writer.typedBy ?? null })
    .where(eq(submissions.id, row.id));
  await log(tx, writer, 'paper.taken-over', row.id, now);
}

/**
 * What this person has typed in so far; the reading is logged. Null when they are typing in nothing of this person's.
 * @throws NotYours
 */
export async function readTyping(
  store: Store,
  viewer: Staff,
  paper: Paper,
  now: number
): Promise<Typing | null> {
  const typing = await typingOf(store, viewer, paper, now);
  if (typing && typing.under.stored.size > 0) {
    const { review, draft } = typing;
    const reading = { action: 'paper.read', childId: review.childId, subjectId: draft.id } as const;
    await noteReadings(store, viewer, [reading], now);
  }
  return typing;
}

async function typingOf(store: Store, viewer: Staff, paper: Paper, now: number): Promise<Typing | null> {
  const found = await paperOf(store, viewer, paper, now);
  const { review, writer, purpose } = found;
  const { draft } = await submissionsOf(store, writer, purpose);
  if (!draft) return null;
  const { childId, iro } = review;
  const record = { childId, iroId: iro?.id ?? null, typedBy: draft.typedBy };
  await demand(store, viewer, 'read-answers', record, dayOf(now));
  const under = await answering(store, writer, purpose, draft.language, now);
  if (!under) return null;
  return { ...found, draft, under, pages: visiblePages(under.form, under.answers, under.context) };
}

/** The page to go on with: the first not typed in yet, else `check`. Null when nothing is being typed. @throws NotYours */
export async function nextToType(
  store: Store,
  viewer: Staff,
  paper: Paper,
  now: number
): Promise<string | null> {
  const typing = await typingOf(store, viewer, paper, now);
  if (!typing) return null;
  const { form, answers, context } = typing.under;
  return firstUnanswered(form, answers, context)?.id ?? 'check';
}

/**
 * Saves one page, as it was read by `readPage`, with the words that stood on the paper.
 * @throws NotYours
 */
export async function saveTyped(
  store: Store,
  viewer: Staff,
  paper: Paper,
  typed: { readonly page: Page; readonly values: Answers },
  now: number
): Promise<SaveResult> {
  const typing = await typingOf(store, viewer, paper, now);
  if (!typing) return { ok: false, reason: 'not-found' };
  const { draft, under, writer } = typing;
  const answers: Record<string, AnswerToSave> = {};
  for (const question of typed.page.questions) {
    const value = typed.values[question.id];
    if (!value) continue;
    const asked = askedWords(question, under.context, draft.language);
    answers[question.id] = { value, asked, worry: isWorry(question, value) };
  }
  return saveAnswers(store, writer, draft.id, answers, now);
}

/** Sends it as the person's own, with their name: from now on whoever typed it in cannot open it. @throws NotYours */
export async function sendTyped(
  store: Store,
  viewer: Staff,
  paper: Paper,
  helper: Sending['helper'],
  now: number
): Promise<SendResult> {
  const { writer, purpose } = await paperOf(store, viewer, paper, now);
  const { draft } = await submissionsOf(store, writer, purpose);
  if (!draft) return { ok: false, reason: 'not-found' };
  return send(store, writer, { submissionId: draft.id, helper, named: true }, now);
}

/** Deletes what was typed in and not sent, its scans with it. False when there is nothing. @throws NotYours */
export async function dropTyped(store: Store, viewer: Staff, paper: Paper, now: number): Promise<boolean> {
  return store.transaction(async (tx) => {
    const { writer, purpose } = await paperOf(tx, viewer, paper, now);
    await holdReview(tx, writer);
    const { draft } = await submissionsOf(tx, writer, purpose);
    if (!draft) return false;
    const { answers, submissions } = tx.t;
    await removeScansOf(tx, draft.id);
    await tx.db.delete(answers).where(eq(answers.submissionId, draft.id));
    await tx.db.delete(submissions).where(eq(submissions.id, draft.id));
    await log(tx, writer, 'paper.deleted', draft.id, now);
    return true;
  });
}

/** One question of the paper with what was typed in. */
export interface TypedRow {
  readonly id: string;
  readonly page: string;
  readonly question: string;
  /** A line for each value; empty when it was left out. */
  readonly answer: readonly string[];
  /** How it was left; null while nothing was typed in. */
  readonly outcome: string | null;
  readonly worry: boolean;
}

/** Everything read back, in the order and the language of the paper. */
export function typedRows({ under, pages, draft: { language } }: Typing): TypedRow[] {
  const { stored, context } = under;
  return pages.flatMap((page) =>
    page.questions.map((question) => {
      const answer = stored.get(question.id);
      return {
        id: question.id,
        page: page.id,
        question: answer?.asked.question ?? say(question.words, language, context),
        answer: answer ? readBack(question, answer.value, context, language, answer.asked) : [],
        outcome: answer?.value.outcome ?? null,
        worry: answer?.worry ?? false
      };
    })
  );
}
