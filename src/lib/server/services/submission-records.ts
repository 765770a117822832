/**
 * The rows behind a respondent's submission: whose they are, whether they may still be written, and how an answer
 * is kept. Used by `submissions` and `sending` only.
 */
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { lastDayToTypeIn } from '../../domain/late-paper.ts';
import type { Respondent as Viewer } from '../../domain/viewer.ts';
import type { Answers, AnswerValue, Outcome } from '../../forms/definition.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Json } from '../db/columns.ts';
import type { AskedWords, Tables } from '../db/schema.ts';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';

export type Purpose = 'views' | 'rating';
export type Shared = 'iro' | 'meeting';
export type SubmissionRow = Tables['submissions']['$inferSelect'];
export type AnswerRow = Tables['answers']['$inferSelect'];

/** Who is answering, and for which review. A respondent's viewer fits. */
export type Respondent = Pick<Viewer, 'invitationId' | 'reviewId' | 'childId' | 'audience' | 'connectionId'>;

/** Whoever writes the answers down: the respondent, or a member of staff who types in the paper they sent back. */
export type Writer = Omit<Respondent, 'invitationId'> & {
  /** Null for somebody who was never given a way in. */
  readonly invitationId: string | null;
  /** The member of staff; nobody when the respondent answers here. */
  readonly typedBy?: string;
};

/** What a new draft is for, and the version of the form it answers. */
export interface Wanted {
  readonly purpose: Purpose;
  readonly formId: string;
  readonly formVersion: number;
  readonly language: string;
}

/** Why nothing may be written any more, or not yet. */
export type Closed = 'held' | 'not-held' | 'cancelled';

/** One answer on its way into the database. */
export interface AnswerToSave {
  readonly value: AnswerValue;
  /** The question and its choices in the words that stood on the page. */
  readonly asked: AskedWords;
  readonly worry: boolean;
}

/** One answer as it was kept. */
export interface StoredAnswer extends AnswerToSave {
  readonly questionId: string;
  readonly shared: Shared;
  readonly savedAt: number;
}

/**
 * True when a submission is the words of this person. A child has one voice however many cards were sent; an adult is the
 * named connection, or, without one, the invitation. A rating that lost its invitation was sent without a name and
 * belongs to nobody.
 */
function isPersons(row: SubmissionRow, who: Writer): boolean {
  if (row.reviewId !== who.reviewId || row.childId !== who.childId || row.audience !== who.audience)
    return false;
  if (row.purpose === 'rating' && row.invitationId === null) return false;
  if (who.audience === 'child') return true;
  return who.connectionId ? row.connectionId === who.connectionId : row.invitationId === who.invitationId;
}

/** A draft is only for the one who writes it: what is being typed in from paper becomes the person's own once sent. */
const isMine = (row: SubmissionRow, who: Writer): boolean =>
  isPersons(row, who) && (row.submittedAt !== null || row.typedBy === (who.typedBy ?? null));

/** This writer's submissions for one purpose, oldest first, without what was taken back or replaced. */
export async function liveRows(store: Store, who: Writer, purpose: Purpose): Promise<SubmissionRow[]> {
  return (await liveRowsOfPerson(store, who, purpose)).filter((row) => isMine(row, who));
}

/** The same of this person, whoever writes them down. */
export async function liveRowsOfPerson(
  store: Store,
  who: Writer,
  purpose: Purpose
): Promise<SubmissionRow[]> {
  const rows = await liveOfReview(store).execute({ reviewId: who.reviewId, purpose });
  return rows.filter((row) => isPersons(row, who));
}

const liveOfReview = prepared(({ db, t: { submissions } }) =>
  db
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.reviewId, sql.placeholder('reviewId')),
        eq(submissions.purpose, sql.placeholder('purpose')),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt)
      )
    )
    .orderBy(asc(submissions.id))
    .prepare('live_of_review')
);

/** The submission by its id if it is this writer's and was neither taken back nor replaced. */
export async function mineById(
  store: Store,
  who: Writer,
  submissionId: string
): Promise<SubmissionRow | null> {
  const [row] = await submissionById(store).execute({ id: submissionId });
  return row && isMine(row, who) && row.withdrawnAt === null && row.replacedAt === null ? row : null;
}

const submissionById = prepared(({ db, t: { submissions } }) =>
  db
    .select()
    .from(submissions)
    .where(eq(submissions.id, sql.placeholder('id')))
    .prepare('submission_by_id')
);

/** What decides whether a review still takes words. */
export interface ReviewFacts {
  readonly heldOn: string | null;
  readonly cancelledAt: number | null;
}

/**
 * The facts of the respondent's review, held until the transaction ends, so that two presses of a button and the
 * recording of the meeting happen one after the other. Null when the review is not this child's.
 */
export async function holdReview(
  tx: Store,
  who: Pick<Writer, 'reviewId' | 'childId'>
): Promise<ReviewFacts | null> {
  const { reviews } = tx.t;
  // SQLite has one writer at a time already; elsewhere an update that changes nothing takes the row's lock.
  if (tx.kind !== 'sqlite') {
    await tx.db
      .update(reviews)
      .set({ updatedAt: sql`${reviews.updatedAt}` })
      .where(eq(reviews.id, who.reviewId));
  }
  const [facts] = await reviewFacts(tx).execute({ reviewId: who.reviewId, childId: who.childId });
  return facts ?? null;
}

const reviewFacts = prepared(({ db, t: { reviews } }) =>
  db
    .select({ heldOn: reviews.heldOn, cancelledAt: reviews.cancelledAt })
    .from(reviews)
    .where(and(eq(reviews.id, sql.placeholder('reviewId')), eq(reviews.childId, sql.placeholder('childId'))))
    .prepare('review_facts')
);

/**
 * Views are given until the meeting is held, ratings from then on. Null when the purpose is open.
 * @param typedOn the day on which staff type in a paper (`typingDay`): one that came after the meeting is still taken,
 * for twelve months; null for a respondent
 */
export function closedBecause(
  review: ReviewFacts | null,
  purpose: string,
  typedOn: Day | null = null
): Closed | null {
  if (!review || review.cancelledAt !== null) return 'cancelled';
  if (purpose === 'rating') return review.heldOn === null ? 'not-held' : null;
  if (review.heldOn === null) return null;
  return typedOn !== null && typedOn <= lastDayToTypeIn(review.heldOn) ? null : 'held';
}

/** The day on which staff type it in; null when the respondent writes it. */
export const typingDay = (
  typed: { readonly typedBy?: string | null | undefined },
  now: number
): Day | null => (typed.typedBy ? dayOf(now) : null);

/** A new draft's row. */
export function newDraft(who: Writer, wanted: Wanted, now: number): SubmissionRow {
  return {
    id: newId(),
    invitationId: who.invitationId,
    reviewId: who.reviewId,
    childId: who.childId,
    audience: who.audience,
    connectionId: who.connectionId,
    ...wanted,
    helper: null,
    helperName: null,
    typedBy: who.typedBy ?? null,
    startedAt: now,
    savedAt: now,
    submittedAt: null,
    readBy: null,
    replacesId: null,
    replacedAt: null,
    withdrawnAt: null,
    mistypedBy: null,
    keptFromIro: false,
    worry: false,
    waits: true,
    tally: null
  };
}

/** Writes answers over earlier ones to the same questions. Who may see an answer stays as it was. */
export async function writeAnswers(
  tx: Store,
  submissionId: string,
  answers: Readonly<Record<string, AnswerToSave>>,
  now: number
): Promise<void> {
  const { answers: table } = tx.t;
  const questionIds = Object.keys(answers);
  if (questionIds.length === 0) return;
  const there = await tx.db
    .select({ id: table.id, questionId: table.questionId })
    .from(table)
    .where(and(eq(table.submissionId, submissionId), inArray(table.questionId, questionIds)));
  // Words are sealed to their row, so the row's id must be known first: no upsert.
  const rowIds = new Map(there.map((row) => [row.questionId, row.id]));
  for (const [questionId, answer] of Object.entries(answers)) {
    const existing = rowIds.get(questionId);
    if (existing)
      await tx.db
        .update(table)
        .set(columnsOf(tx, existing, answer, now))
        .where(eq(table.id, existing));
    else await tx.db.insert(table).values(newAnswer(tx, submissionId, questionId, answer, now));
  }
}

function newAnswer(tx: Store, submissionId: string, questionId: string, answer: AnswerToSave, now: number) {
  const id = newId();
  return { id, submissionId, questionId, shared: 'iro', ...columnsOf(tx, id, answer, now) };
}

function columnsOf(store: Store, id: string, { value, asked, worry }: AnswerToSave, now: number) {
  return {
    outcome: value.outcome,
    choice: value.choice as Json,
    words: sealOrNull(store.vault, value.words, `answers.words:${id}`),
    ownWords: value.ownWords === true,
    drawing: sealOrNull(store.vault, value.drawing, `answers.drawing:${id}`),
    voiceId: value.voice ?? null,
    asked,
    worry,
    savedAt: now
  };
}

/** An answer's row with its words opened. */
export function openAnswer(store: Store, row: AnswerRow): StoredAnswer {
  return {
    questionId: row.questionId,
    value: {
      outcome: row.outcome as Outcome,
      choice: row.choice as AnswerValue['choice'],
      words: openOrNull(store.vault, row.words, `answers.words:${row.id}`),
      ...(row.ownWords ? { ownWords: true } : {}),
      ...(row.drawing ? { drawing: store.vault.open(row.drawing, `answers.drawing:${row.id}`) } : {}),
      ...(row.voiceId ? { voice: row.voiceId } : {})
    },
    asked: row.asked,
    worry: row.worry,
    shared: row.shared === 'meeting' ? 'meeting' : 'iro',
    savedAt: row.savedAt
  };
}

/** What an event about a submission names: for a rating only the review, for it may be sent without a name. */
export const subjectOf = (row: Pick<SubmissionRow, 'id' | 'purpose' | 'reviewId'>): string =>
  row.purpose === 'rating' ? row.reviewId : row.id;

/** Writes who did what to which submission, without its content. */
export function log(tx: Store, who: Writer, action: string, subjectId: string, now: number): Promise<void> {
  const { invitationId, childId, typedBy } = who;
  const actor =
    typedBy === undefined
      ? ({ actorKind: 'respondent', actorId: invitationId } as const)
      : ({ actorKind: 'staff', actorId: typedBy } as const);
  return record(tx, { ...actor, action, childId, subjectId }, now);
}

/** Stored answers as the forms read them. */
export function valuesOf(stored: ReadonlyMap<string, StoredAnswer>): Answers {
  return Object.fromEntries([...stored].map(([id, answer]) => [id, answer.value]));
}
