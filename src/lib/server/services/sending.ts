/**
 * A submission from the press of "send": on disk, once only, to be read by a stated day, and the respondent's own
 * to change or take back until the meeting is held.
 */
import { and, desc, eq, inArray, notInArray } from 'drizzle-orm';
import { tallyOf, type Tally } from '../../domain/tally.ts';
import type { FormDefinition } from '../../forms/definition.ts';
import { visiblePages } from '../../forms/journey.ts';
import { form, questionsRecording } from '../../forms/registry.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { readByPromised } from './promised-days.ts';
import { formContextFor } from './form-context.ts';
import { languageOf } from './languages.ts';
import { isKept } from './kept-answers.ts';
import { isAdvocateAsked } from './advocate-standing.ts';
import { askForAdvocate } from './requests.ts';
import { namelessRating, ratedWithoutName } from './nameless-ratings.ts';
import {
  closedBecause,
  holdReview,
  liveRows,
  log,
  mineById,
  newDraft,
  valuesOf,
  subjectOf,
  typingDay,
  type Closed,
  type Purpose,
  type Respondent,
  type ReviewFacts,
  type StoredAnswer,
  type SubmissionRow,
  type Writer
} from './submission-records.ts';
import { answersOf, submissionsOf, type SaveResult } from './submissions.ts';

/** The questions, in every form, whose yes asks for somebody to speak up. */
const advocateQuestions = questionsRecording('advocate');

/** Who helped with the answers; `nobody` when the respondent did it alone. */
export const helpers = ['nobody', 'carer', 'social-worker', 'advocate', 'iro', 'teacher', 'other'] as const;
type Helper = (typeof helpers)[number];

export interface Sending {
  readonly submissionId: string;
  /** Who helped, for a form that does not ask it itself. Null when it was not said. */
  readonly helper: { readonly who: Helper; readonly name: string | null } | null;
  /** False for a rating that shall not carry a name. Views always do: somebody has to be able to help. */
  readonly named: boolean;
}

export type SendResult =
  | { readonly ok: true; readonly already: boolean }
  | {
      readonly ok: false;
      readonly reason: Closed | 'not-found' | 'already-sent' | 'nothing-to-send' | 'form-changed';
    };

/**
 * Sends a draft. Pressing twice sends once. What is sent is what stands on the pages this person can see: answers
 * to questions that no longer apply are taken out. Refused, with the draft untouched, when the meeting has been
 * held, when nothing was answered, and when the form's version is no longer offered. What was typed in from paper
 * never takes the place of what the person has sent.
 */
export async function send(store: Store, who: Writer, sending: Sending, now: number): Promise<SendResult> {
  return store.transaction(async (tx) => {
    const review = await holdReview(tx, who);
    const draft = await mineById(tx, who, sending.submissionId);
    if (!draft) return (await ratedWithoutName(tx, who)) ? sentBefore : refused('not-found');
    if (draft.submittedAt !== null) return sentBefore;
    const closed = await notToSend(tx, who, draft, review, now);
    if (closed) return refused(closed);
    const definition = form(draft.formId, draft.formVersion);
    if (!definition) return refused('form-changed');
    const kept = await answersInView(tx, who, draft, definition);
    if (!kept.some((answer) => answer.value.outcome !== 'skipped')) return refused('nothing-to-send');
    await dropOthers(tx, draft, kept);
    const before = await liveBefore(tx, who, draft);
    await markReplaced(tx, before, now);
    const helper = helperSaid(definition, kept) ?? sending.helper;
    await markSent(tx, who, draft, { ...sending, helper }, kept, now);
    if (kept.some(asksForAdvocate)) await askUnlessAsked(tx, who, before, now);
    return { ok: true, already: false };
  });
}

async function notToSend(
  tx: Store,
  who: Writer,
  draft: SubmissionRow,
  review: ReviewFacts | null,
  now: number
): Promise<Closed | 'already-sent' | null> {
  const closed = closedBecause(review, draft.purpose, typingDay(draft, now));
  if (closed || draft.typedBy === null) return closed;
  const { sent } = await submissionsOf(tx, who, draft.purpose as Purpose);
  const rated = draft.purpose === 'rating' && (await ratedWithoutName(tx, who));
  return sent || rated ? 'already-sent' : null;
}

/** A yes to "would you like an advocate?", in the words of whatever form. */
const asksForAdvocate = ({ questionId, value }: StoredAnswer): boolean =>
  advocateQuestions.has(questionId) && value.outcome === 'answered' && value.choice === 'yes';

const sentBefore = { ok: true, already: true } as const;
const refused = <R>(reason: R) => ({ ok: false, reason }) as const;

/** The answers to questions this person can see now. */
async function answersInView(
  tx: Store,
  who: Writer,
  draft: SubmissionRow,
  definition: FormDefinition
): Promise<StoredAnswer[]> {
  const stored = await answersOf(tx, draft.id);
  const context = await formContextFor(tx, who, draft.language);
  const pages = visiblePages(definition, valuesOf(stored), context);
  const asked = pages.flatMap((page) => page.questions.map((question) => question.id));
  return [...asked.flatMap((id) => stored.get(id) ?? []), ...saidInOtherForms(definition, stored)];
}

/** What was said before changing to this form, and has no place in it: nothing that was said is lost. */
function saidInOtherForms(
  definition: FormDefinition,
  stored: ReadonlyMap<string, StoredAnswer>
): StoredAnswer[] {
  const own = new Set(definition.pages.flatMap((page) => page.questions.map((question) => question.id)));
  return [...stored.values()].filter(
    ({ questionId, value }) => !own.has(questionId) && value.outcome === 'answered'
  );
}

/** Who helped, where the form has a question for it that was answered. */
function helperSaid(definition: FormDefinition, kept: readonly StoredAnswer[]): Sending['helper'] {
  const asked = definition.pages
    .flatMap((page) => page.questions)
    .find((question) => question.records === 'helper');
  const value = kept.find((answer) => answer.questionId === asked?.id)?.value;
  const who = helpers.find((helper) => helper === value?.choice);
  return who ? { who, name: value?.words ?? null } : null;
}

async function dropOthers(tx: Store, draft: SubmissionRow, kept: readonly StoredAnswer[]): Promise<void> {
  const { answers } = tx.t;
  const questionIds = kept.map((answer) => answer.questionId);
  await tx.db
    .delete(answers)
    .where(and(eq(answers.submissionId, draft.id), notInArray(answers.questionId, questionIds)));
}

/** What this person has sent for the same purpose and stands until now. */
async function liveBefore(tx: Store, who: Writer, draft: SubmissionRow): Promise<readonly string[]> {
  const rows = await liveRows(tx, who, draft.purpose as Purpose);
  return rows.filter((row) => row.submittedAt !== null).map((row) => row.id);
}

/** What this person sent before stays, marked replaced, with the day it was. */
async function markReplaced(tx: Store, earlier: readonly string[], now: number): Promise<void> {
  const { submissions } = tx.t;
  if (earlier.length === 0) return;
  await tx.db.update(submissions).set({ replacedAt: now }).where(inArray(submissions.id, earlier));
}

/** The same yes sent again is no second request: somebody would be promised a second time. */
async function askUnlessAsked(tx: Store, who: Writer, before: readonly string[], now: number): Promise<void> {
  const said = await Promise.all(before.map(async (id) => [...(await answersOf(tx, id)).values()]));
  const repeated = said.flat().some(asksForAdvocate);
  if (!(await isAdvocateAsked(tx, who, repeated))) await askForAdvocate(tx, who, null, now);
}

async function markSent(
  tx: Store,
  who: Writer,
  draft: SubmissionRow,
  sending: Sending,
  kept: readonly StoredAnswer[],
  now: number
): Promise<void> {
  const { submissions } = tx.t;
  const nameless = draft.purpose === 'rating' && !sending.named;
  const keptFromIro = !nameless && (await isKept(tx, who, draft));
  await tx.db
    .update(submissions)
    .set({
      submittedAt: now,
      savedAt: now,
      readBy: await readByPromised(tx, draft, now),
      worry: kept.some((answer) => answer.worry),
      waits: draft.purpose === 'views' || kept.some(isToRead),
      ...(draft.purpose === 'rating' ? { tally: talliedOf(kept) } : {}),
      keptFromIro,
      helper: sending.helper?.who ?? null,
      helperName: sealOrNull(tx.vault, sending.helper?.name, `submissions.helperName:${draft.id}`),
      ...(nameless ? { invitationId: null, connectionId: null } : {})
    })
    .where(eq(submissions.id, draft.id));
  await log(tx, who, nameless ? namelessRating : `${draft.purpose}.sent`, subjectOf(draft), now);
}

/** A rating that only ticks contented faces is counted; words and worries are for a person. */
const isToRead = ({ worry, value }: StoredAnswer): boolean => worry || (value.words ?? '') !== '';

const talliedOf = (kept: readonly StoredAnswer[]): Tally =>
  tallyOf(kept.map(({ questionId, value }) => ({ questionId, ...value })));

/**
 * Opens what was sent for changing: a new draft with the same answers, words sealed anew. What was sent stays sent
 * until the draft is. When a draft is there already, that one is given.
 */
export async function changeSent(
  store: Store,
  who: Respondent,
  now: number
): Promise<{ ok: true; draft: SubmissionRow } | { ok: false; reason: Closed | 'not-found' }> {
  return store.transaction(async (tx) => {
    const closed = closedBecause(await holdReview(tx, who), 'views');
    if (closed) return refused(closed);
    const { draft, sent } = await submissionsOf(tx, who, 'views');
    if (draft) return { ok: true, draft };
    if (!sent) return refused('not-found');
    const { formId, formVersion } = sent;
    const language = await languageOf(tx, who);
    const copy = {
      ...newDraft(who, { purpose: 'views', formId, formVersion, language }, now),
      replacesId: sent.id
    };
    await tx.db.insert(tx.t.submissions).values(copy);
    await copyAnswers(tx, sent.id, copy.id);
    await log(tx, who, 'views.reopened', copy.id, now);
    return { ok: true, draft: copy };
  });
}

async function copyAnswers(tx: Store, from: string, to: string): Promise<void> {
  const { answers } = tx.t;
  const rows = await tx.db.select().from(answers).where(eq(answers.submissionId, from));
  const copies = rows.map((row) => {
    const id = newId();
    const words = openOrNull(tx.vault, row.words, `answers.words:${row.id}`);
    const drawing = openOrNull(tx.vault, row.drawing, `answers.drawing:${row.id}`);
    return {
      ...row,
      id,
      submissionId: to,
      words: sealOrNull(tx.vault, words, `answers.words:${id}`),
      drawing: sealOrNull(tx.vault, drawing, `answers.drawing:${id}`)
    };
  });
  if (copies.length > 0) await tx.db.insert(answers).values(copies);
}

/**
 * Takes back what was sent; it is kept, marked withdrawn, because it may already have been acted on. A draft that
 * was made to change it stays a draft. Possible until the meeting is held; taking back twice is as good as once.
 */
export async function withdraw(
  store: Store,
  who: Respondent,
  submissionId: string,
  now: number
): Promise<SaveResult> {
  return store.transaction(async (tx) => {
    const closed = closedBecause(await holdReview(tx, who), 'views');
    if (closed) return refused(closed);
    const { sent } = await submissionsOf(tx, who, 'views');
    if (sent?.id !== submissionId) return refused('not-found');
    const { submissions } = tx.t;
    await tx.db.update(submissions).set({ withdrawnAt: now }).where(eq(submissions.id, submissionId));
    await log(tx, who, 'views.withdrawn', submissionId, now);
    return { ok: true };
  });
}

/** What this person sent last, and what a reader has said about it. */
export interface Sent {
  readonly row: SubmissionRow;
  /** Null while nobody has read it. */
  readonly read: { readonly at: number; readonly by: string; readonly tellChild: string | null } | null;
}

/** The last submission sent for one purpose, with who read it; null when nothing was sent. */
export async function sentOf(store: Store, who: Respondent, purpose: Purpose): Promise<Sent | null> {
  const { sent } = await submissionsOf(store, who, purpose);
  if (!sent) return null;
  const { triages, staff } = store.t;
  const rows = await store.db
    .select({ id: triages.id, at: triages.decidedAt, by: staff.name, tellChild: triages.tellChild })
    .from(triages)
    .innerJoin(staff, eq(staff.id, triages.decidedBy))
    .where(eq(triages.submissionId, sent.id))
    .orderBy(desc(triages.decidedAt));
  const last = rows[0];
  if (!last) return { row: sent, read: null };
  const tellChild = openOrNull(store.vault, last.tellChild, `triages.tellChild:${last.id}`);
  return { row: sent, read: { at: last.at, by: last.by, tellChild } };
}
