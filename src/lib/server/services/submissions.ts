/**
 * What a respondent writes before it is sent: one draft for each person, review and purpose, saved a page at a
 * time. Whatever `saveAnswers` has acknowledged is on disk.
 */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { ratedWithoutName } from './nameless-ratings.ts';
import {
  closedBecause,
  holdReview,
  liveRows,
  log,
  mineById,
  newDraft,
  openAnswer,
  subjectOf,
  typingDay,
  writeAnswers,
  type AnswerToSave,
  type Closed,
  type Purpose,
  type Respondent,
  type Shared,
  type StoredAnswer,
  type SubmissionRow,
  type Wanted,
  type Writer
} from './submission-records.ts';

/** Why a save was refused; nothing was written. */
type Refusal = Closed | 'not-found' | 'already-sent';
export type SaveResult = { readonly ok: true } | { readonly ok: false; readonly reason: Refusal };

/** What this person has under way and has sent last for one purpose. */
export interface Live {
  readonly draft: SubmissionRow | null;
  readonly sent: SubmissionRow | null;
}

/** At most one draft, and what was sent last; not what was taken back or replaced, nor a rating without a name. */
export async function submissionsOf(store: Store, who: Writer, purpose: Purpose): Promise<Live> {
  const rows = await liveRows(store, who, purpose);
  return {
    draft: rows.find((row) => row.submittedAt === null) ?? null,
    sent: rows.findLast((row) => row.submittedAt !== null) ?? null
  };
}

/**
 * The draft this person is writing, made when there is none. A second card for the same person finds the same
 * draft, so that somebody can stop and come back on another device. What was sent is opened again by `changeSent`.
 */
export async function draftFor(
  store: Store,
  who: Writer,
  wanted: Wanted,
  now: number
): Promise<{ ok: true; draft: SubmissionRow } | { ok: false; reason: Closed | 'already-sent' }> {
  return store.transaction(async (tx) => {
    const reason = closedBecause(await holdReview(tx, who), wanted.purpose, typingDay(who, now));
    if (reason) return { ok: false, reason };
    const { draft, sent } = await submissionsOf(tx, who, wanted.purpose);
    if (draft) return { ok: true, draft };
    if (sent || (await ratedBefore(tx, who, wanted.purpose))) return { ok: false, reason: 'already-sent' };
    const made = newDraft(who, wanted, now);
    await tx.db.insert(tx.t.submissions).values(made);
    await log(tx, who, `${wanted.purpose}.started`, subjectOf(made), now);
    return { ok: true, draft: made };
  });
}

async function ratedBefore(tx: Store, who: Writer, purpose: Purpose): Promise<boolean> {
  return purpose === 'rating' && (await ratedWithoutName(tx, who));
}

/** Lets a draft go on with another version of its form when its own is no longer offered; the answers stay. */
export async function moveDraft(
  store: Store,
  draft: SubmissionRow,
  to: { readonly formId: string; readonly formVersion: number }
): Promise<SubmissionRow> {
  const { submissions } = store.t;
  await store.db
    .update(submissions)
    .set(to)
    .where(and(eq(submissions.id, draft.id), isNull(submissions.submittedAt)));
  return { ...draft, ...to };
}

/**
 * Saves the answers of one page in one transaction: the choices, the words sealed, the words that were asked, and
 * a trace of who saved. Answers to other questions stay as they are; so does who may see an answer.
 */
export async function saveAnswers(
  store: Store,
  who: Writer,
  submissionId: string,
  answers: Readonly<Record<string, AnswerToSave>>,
  now: number
): Promise<SaveResult> {
  return store.transaction(async (tx) => {
    const review = await holdReview(tx, who);
    const draft = await mineById(tx, who, submissionId);
    if (!draft) return { ok: false, reason: 'not-found' };
    if (draft.submittedAt !== null) return { ok: false, reason: 'already-sent' };
    const reason = closedBecause(review, draft.purpose, typingDay(draft, now));
    if (reason) return { ok: false, reason };
    await writeAnswers(tx, submissionId, answers, now);
    await tx.db.update(tx.t.submissions).set({ savedAt: now }).where(eq(tx.t.submissions.id, submissionId));
    await log(tx, who, `${draft.purpose}.saved`, subjectOf(draft), now);
    return { ok: true };
  });
}

/** The answers of one submission by question, words opened. The caller has checked whose it is. */
export async function answersOf(store: Store, submissionId: string): Promise<Map<string, StoredAnswer>> {
  const rows = await answersOfSubmission(store).execute({ submissionId });
  return new Map(rows.map((row) => [row.questionId, openAnswer(store, row)]));
}

const answersOfSubmission = prepared(({ db, t: { answers } }) =>
  db
    .select()
    .from(answers)
    .where(eq(answers.submissionId, sql.placeholder('submissionId')))
    .prepare('answers_of_submission')
);

/**
 * Says for some answers who may see them: the IRO only, or the people in the meeting too.
 * Possible for a draft and for what was sent, until the meeting is held. Questions not named stay as they are.
 */
export async function setShared(
  store: Store,
  who: Respondent,
  submissionId: string,
  shared: Readonly<Record<string, Shared>>,
  now: number
): Promise<SaveResult> {
  return store.transaction(async (tx) => {
    const review = await holdReview(tx, who);
    const row = await mineById(tx, who, submissionId);
    if (!row) return { ok: false, reason: 'not-found' };
    const reason = closedBecause(review, row.purpose);
    if (reason) return { ok: false, reason };
    for (const level of ['iro', 'meeting'] as const) await shareAs(tx, submissionId, shared, level);
    await log(tx, who, 'views.shared', submissionId, now);
    return { ok: true };
  });
}

async function shareAs(
  tx: Store,
  submissionId: string,
  shared: Readonly<Record<string, Shared>>,
  level: Shared
): Promise<void> {
  const { answers } = tx.t;
  const questionIds = Object.keys(shared).filter((id) => shared[id] === level);
  if (questionIds.length === 0) return;
  await tx.db
    .update(answers)
    .set({ shared: level })
    .where(and(eq(answers.submissionId, submissionId), inArray(answers.questionId, questionIds)));
}
