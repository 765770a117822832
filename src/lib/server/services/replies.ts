/**
 * What comes back to the child: for each thing asked, what happened with it (done, not yet, no) in plain words, and
 * a letter after the meeting.
 */
import { and, asc, count, desc, eq } from 'drizzle-orm';
import { readingGrade, sentencesOf } from '../../forms/reading-grade.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type ReviewCard, type Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';

const outcomeStates = ['done', 'not-yet', 'no'] as const;
type OutcomeState = (typeof outcomeStates)[number];

/** One thing the child asked for, and the answer. */
interface Outcome {
  readonly id: string;
  readonly asked: string;
  readonly state: OutcomeState;
  readonly reply: string;
  readonly by: string;
  readonly at: number;
}

interface Letter {
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
  readonly letters: readonly Letter[];
}

export interface OutcomeEntries {
  readonly asked: string;
  readonly state: string;
  readonly reply: string;
}
type OutcomeErrors = Partial<Record<keyof OutcomeEntries, string>>;
export type OutcomeSaved = { readonly ok: true } | { readonly ok: false; readonly errors: OutcomeErrors };
export type LetterSent =
  { readonly ok: true } | { readonly ok: false; readonly errors: { readonly words?: string } };

const longest = { asked: 500, reply: 1000, letter: 4000 };

/** Everything written back to the child after one review. */
export async function repliesOf(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<Replies> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  return { review, outcomes: await outcomesOf(store, reviewId), letters: await lettersOf(store, reviewId) };
}

async function outcomesOf(store: Store, reviewId: string): Promise<Outcome[]> {
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

async function lettersOf(store: Store, reviewId: string): Promise<Letter[]> {
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

/**
 * Writes one outcome, or brings an earlier one up to date when `outcomeId` names it (not yet → done).
 * @throws NotYours when the review or outcome is not there or not this person's.
 */
export async function saveOutcome(
  store: Store,
  viewer: Staff,
  target: { readonly reviewId: string; readonly outcomeId: string | null },
  entries: OutcomeEntries,
  now: number
): Promise<OutcomeSaved> {
  const review = await openReview(store, viewer, 'write-reply', target.reviewId, now);
  const errors = outcomeErrors(entries, review.name);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  await store.transaction(async (tx) => {
    const id = await writeOutcome(tx, viewer, review, target.outcomeId, entries, now);
    const action = target.outcomeId === null ? 'outcome.written' : 'outcome.changed';
    await noteReadings(tx, viewer, [{ action, childId: review.childId, subjectId: id }], now);
  });
  return { ok: true };
}

async function writeOutcome(
  tx: Store,
  viewer: Staff,
  review: ReviewCard,
  outcomeId: string | null,
  entries: OutcomeEntries,
  now: number
): Promise<string> {
  const { outcomes } = tx.t;
  const id = outcomeId ?? newId();
  const row = {
    asked: tx.vault.seal(entries.asked.trim(), `outcomes.asked:${id}`),
    state: entries.state,
    reply: tx.vault.seal(entries.reply.trim(), `outcomes.reply:${id}`),
    writtenBy: viewer.staffId,
    writtenAt: now
  };
  if (outcomeId !== null) {
    const ofReview = and(eq(outcomes.id, outcomeId), eq(outcomes.reviewId, review.id));
    const changed = await tx.db.update(outcomes).set(row).where(ofReview).returning({ id: outcomes.id });
    if (changed.length === 0) throw new NotYours();
    return id;
  }
  const [before] = await tx.db
    .select({ all: count() })
    .from(outcomes)
    .where(eq(outcomes.reviewId, review.id));
  const position = (before?.all ?? 0) + 1;
  await tx.db.insert(outcomes).values({ id, reviewId: review.id, childId: review.childId, position, ...row });
  return id;
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

function textError(field: string, text: string, limit: number, whenEmpty: string): Record<string, string> {
  if (text.trim() === '') return { [field]: whenEmpty };
  return text.length > limit ? { [field]: `Use at most ${limit} characters. There are ${text.length}.` } : {};
}

/** Sends the letter: the child sees it at once on their own page. A later letter stands before an earlier one. */
export async function sendLetter(
  store: Store,
  viewer: Staff,
  reviewId: string,
  words: string,
  now: number
): Promise<LetterSent> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  const errors = textError('words', words, longest.letter, `Write to ${review.name} first.`);
  if (review.heldOn === null)
    errors['words'] = 'Record the meeting first: the letter says what was decided there.';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const id = newId();
  await store.transaction(async (tx) => {
    await tx.db.insert(tx.t.letters).values({
      id,
      reviewId,
      words: tx.vault.seal(words.trim(), `letters.words:${id}`),
      sentBy: viewer.staffId,
      sentAt: now
    });
    await noteReadings(tx, viewer, [{ action: 'letter.sent', childId: review.childId, subjectId: id }], now);
  });
  return { ok: true };
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
