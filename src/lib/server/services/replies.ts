/**
 * What comes back to the child: for each thing asked, what happened with it (done, not yet, no) in plain words, and
 * the letters that were sent after the meeting.
 */
import { and, asc, count, desc, eq } from 'drizzle-orm';
import { readingGrade, sentencesOf } from '../../forms/reading-grade.ts';
import { questionCalled } from '../../forms/registry.ts';
import { idWithin, newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type ReviewCard, type Staff } from './caseload.ts';
import { passState, type PassState } from './picture-pass.ts';
import { noteReadings } from './readings.ts';

const outcomeStates = ['done', 'not-yet', 'no'] as const;
type OutcomeState = (typeof outcomeStates)[number];

/** One thing the child asked for, and the answer. */
export interface Outcome {
  readonly id: string;
  readonly asked: string;
  readonly state: OutcomeState;
  readonly reply: string;
  readonly by: string;
  readonly at: number;
}

export interface SentLetter {
  readonly id: string;
  readonly words: string;
  readonly by: string;
  readonly sentAt: number;
  readonly openedAt: number | null;
}

export interface Replies {
  readonly review: ReviewCard;
  readonly outcomes: readonly Outcome[];
  /** The latest first; the child sees the latest. */
  readonly letters: readonly SentLetter[];
  /** Without them what is written stays hidden on the child's page: where the child stands with the secret pictures. */
  readonly pictures: PassState['state'];
}

export interface OutcomeEntries {
  readonly asked: string;
  readonly state: string;
  readonly reply: string;
}
type OutcomeErrors = Partial<Record<keyof OutcomeEntries, string>>;
export type OutcomeSaved = { readonly ok: true } | { readonly ok: false; readonly errors: OutcomeErrors };
/** In characters. */
export const longest = { asked: 500, reply: 1000, letter: 4000 } as const;

/** Everything written back to the child after one review. */
export async function repliesOf(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<Replies> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  const child = { childId: review.childId, audience: 'child', connectionId: null, invitationId: '' } as const;
  const { state: pictures } = await passState(store, child, now, now);
  return {
    review,
    outcomes: await outcomesOf(store, reviewId),
    letters: await lettersOf(store, reviewId),
    pictures
  };
}

/** What was answered of one review, in its order. The caller has checked who may read it. */
export async function outcomesOf(store: Store, reviewId: string): Promise<Outcome[]> {
  const { outcomes, staff } = store.t;
  const rows = await store.db
    .select({ outcome: outcomes, by: staff.name })
    .from(outcomes)
    .innerJoin(staff, eq(staff.id, outcomes.writtenBy))
    .where(eq(outcomes.reviewId, reviewId))
    .orderBy(asc(outcomes.position));
  return rows.map(({ outcome, by }) => ({
    id: outcome.id,
    asked: store.vault.open(outcome.asked, `outcomes.asked:${outcome.id}`),
    state: outcome.state as OutcomeState,
    reply: store.vault.open(outcome.reply, `outcomes.reply:${outcome.id}`),
    by,
    at: outcome.writtenAt
  }));
}

/** The letters of one review, the latest first. The caller has checked who may read them. */
export async function lettersOf(store: Store, reviewId: string): Promise<SentLetter[]> {
  const { letters, staff } = store.t;
  const rows = await store.db
    .select({ letter: letters, by: staff.name })
    .from(letters)
    .innerJoin(staff, eq(staff.id, letters.sentBy))
    .where(eq(letters.reviewId, reviewId))
    .orderBy(desc(letters.sentAt), desc(letters.id));
  return rows.map(({ letter, by }) => ({
    id: letter.id,
    words: store.vault.open(letter.words, `letters.words:${letter.id}`),
    by,
    sentAt: letter.sentAt,
    openedAt: letter.openedAt
  }));
}

export interface OutcomeTarget {
  readonly reviewId: string;
  readonly outcomeId: string | null;
  /** The question whose answer this is about: it has one outcome, written or brought up to date. */
  readonly questionId?: string | null;
}

/**
 * Writes one outcome, or brings an earlier one up to date when `outcomeId` names it (not yet → done).
 * @throws NotYours when the review or outcome is not there or not this person's.
 */
export async function saveOutcome(
  store: Store,
  viewer: Staff,
  target: OutcomeTarget,
  entries: OutcomeEntries,
  now: number
): Promise<OutcomeSaved> {
  const review = await openReview(store, viewer, 'write-reply', target.reviewId, now);
  const errors = outcomeErrors(entries, review.name);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  await store.transaction(async (tx) => {
    const { id, isNew } = await outcomeMeant(tx, review.id, target);
    await writeOutcome(tx, viewer, review, { id, isNew }, entries, now);
    const action = isNew ? 'outcome.written' : 'outcome.changed';
    await noteReadings(tx, viewer, [{ action, childId: review.childId, subjectId: id }], now);
  });
  return { ok: true };
}

/** Which row is meant: the one named, the one of the question, or a new one. */
async function outcomeMeant(
  tx: Store,
  reviewId: string,
  { outcomeId, questionId = null }: OutcomeTarget
): Promise<{ id: string; isNew: boolean }> {
  const { outcomes } = tx.t;
  const isKnown = questionId !== null && questionCalled(questionId) !== undefined;
  const id = outcomeId ?? (isKnown ? idWithin(reviewId, questionId) : null);
  if (id === null) return { id: newId(), isNew: true };
  const [row] = await tx.db
    .select({ id: outcomes.id })
    .from(outcomes)
    .where(and(eq(outcomes.id, id), eq(outcomes.reviewId, reviewId)));
  if (!row && outcomeId !== null) throw new NotYours();
  return { id, isNew: !row };
}

/** Writes one row in a transaction that the caller holds; a new one goes to the end. */
export async function writeOutcome(
  tx: Store,
  viewer: Staff,
  review: Pick<ReviewCard, 'id' | 'childId'>,
  { id, isNew }: { readonly id: string; readonly isNew: boolean },
  entries: OutcomeEntries,
  now: number
): Promise<void> {
  const { outcomes } = tx.t;
  const row = {
    asked: tx.vault.seal(entries.asked.trim(), `outcomes.asked:${id}`),
    state: entries.state,
    reply: tx.vault.seal(entries.reply.trim(), `outcomes.reply:${id}`),
    writtenBy: viewer.staffId,
    writtenAt: now
  };
  if (!isNew) {
    await tx.db.update(outcomes).set(row).where(eq(outcomes.id, id));
    return;
  }
  const [before] = await tx.db
    .select({ all: count() })
    .from(outcomes)
    .where(eq(outcomes.reviewId, review.id));
  const position = (before?.all ?? 0) + 1;
  await tx.db.insert(outcomes).values({ id, reviewId: review.id, childId: review.childId, position, ...row });
}

function outcomeErrors(entries: OutcomeEntries, name: string): OutcomeErrors {
  const state = outcomeStates.some((known) => known === entries.state);
  return {
    ...textError(
      'asked',
      entries.asked,
      longest.asked,
      `Say what ${name} asked for, in ${name}’s words where you can.`
    ),
    ...(state ? {} : { state: 'Choose done, not yet, or no.' }),
    ...textError(
      'reply',
      entries.reply,
      longest.reply,
      `Write what ${name} will read. If the answer is no, say why.`
    )
  };
}

/** What to put right in one box; nothing when it is filled and short enough. */
export function textError(
  field: string,
  text: string,
  limit: number,
  whenEmpty: string
): Record<string, string> {
  if (text.trim() === '') return { [field]: whenEmpty };
  return text.length > limit ? { [field]: `Use at most ${limit} characters. There are ${text.length}.` } : {};
}

/** How hard a text is to read for this child: a hint beside the box, never a bar to sending. */
export interface ReadingHint {
  /** Sentences harder than the forms for this age, in the order they stand. */
  readonly hard: readonly string[];
  /** Reading age aimed at, in years: about the school grade plus five. */
  readonly readingAge: number;
}

/** Highest school grade of a sentence for an age: that of the forms of its band. */
const gradeFor = (age: number): number => (age < 8 ? 1 : age < 12 ? 3 : 5);

/** Which sentences of a text may be too hard to read at this age. */
export function readingHint(text: string, age: number): ReadingHint {
  const grade = gradeFor(age);
  return {
    hard: sentencesOf(text).filter((sentence) => readingGrade(sentence) > grade),
    readingAge: grade + 5
  };
}
