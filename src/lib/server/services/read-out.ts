/**
 * What is read out from the pack, answer by answer: what would hurt if it were read aloud, or names somebody else's
 * child, is kept out by hand and let in again. It is the question that stays out, so that what is sent again under it
 * stays out too, until somebody has seen it.
 */
import { and, eq } from 'drizzle-orm';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';
import { holdingKey, holdingsOf, whoseAnswer, type Holding } from './held-answers.ts';
import { roomFor, type PackVoice } from './meeting-pack.ts';
import { noteReadings } from './readings.ts';
import type { ShownAnswer } from './shown-answers.ts';
import { voicesOf, type Voice } from './voices.ts';

/** One answer that may be said in the room, and who keeps it out. */
interface ReadOutAnswer {
  readonly answer: ShownAnswer;
  /** Null while it is read out. */
  readonly held: Holding | null;
}

interface ReadOutList {
  readonly review: ReviewCard;
  readonly voices: readonly (Pick<PackVoice, 'submissionId' | 'audience' | 'person' | 'language'> & {
    readonly answers: readonly ReadOutAnswer[];
  })[];
}

/**
 * Every answer that nothing else holds back, with what is kept out by hand. Logged as read.
 * @throws NotYours when this person may not record the meeting, or not read the answers
 */
export async function readOutList(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<ReadOutList> {
  await openReview(store, viewer, 'record-meeting', reviewId, now);
  const { review, voices } = await roomFor(store, viewer, reviewId, now);
  const held = await holdingsOf(store, reviewId);
  return {
    review,
    voices: voices.map(({ submissionId, audience, person, language, who, answers }) => ({
      ...{ submissionId, audience, person, language },
      answers: answers.map((answer) => ({
        answer,
        held: held.get(holdingKey(who, answer.questionId)) ?? null
      }))
    }))
  };
}

/** One answer as a form names it. */
export interface AnswerNamed {
  readonly submissionId: string;
  readonly questionId: string;
}

/**
 * Keeps single answers out of the pack; what is not of this review, or is out already, changes nothing. Each is logged.
 * @throws NotYours when this person may not record the meeting
 */
export async function keepOut(
  store: Store,
  viewer: Staff,
  reviewId: string,
  answers: readonly AnswerNamed[],
  now: number
): Promise<void> {
  const { childId } = await openReview(store, viewer, 'record-meeting', reviewId, now);
  const sent = await voicesOf(store, reviewId, 'views');
  const known = answers.flatMap((named) => {
    const found = sent.find(({ voice }) => hasIt(voice, named));
    return found ? [{ who: whoseAnswer(found.voice), questionId: named.questionId }] : [];
  });
  await store.transaction(async (tx) => {
    const held = await holdingsOf(tx, reviewId);
    const keys = new Map(known.map((one) => [holdingKey(one.who, one.questionId), one]));
    const toHold = [...keys].flatMap(([key, one]) => (held.has(key) ? [] : [one]));
    for (const one of toHold)
      await tx.db
        .insert(tx.t.packHoldings)
        .values({ id: newId(), reviewId, ...one, heldBy: viewer.staffId, heldAt: now });
    const deed = { action: 'pack.answer-kept-out', childId, subjectId: reviewId };
    await noteReadings(
      tx,
      viewer,
      toHold.map(() => deed),
      now
    );
  });
}

/**
 * Lets one answer in again. Only as it stands now: what has been sent again since somebody looked stays out, for nobody
 * has seen the new words. Logged.
 * @returns whether it stayed out because of that
 * @throws NotYours when this person may not record the meeting
 */
export async function letIn(
  store: Store,
  viewer: Staff,
  reviewId: string,
  named: AnswerNamed,
  now: number
): Promise<{ readonly sentAgain: boolean }> {
  const { childId } = await openReview(store, viewer, 'record-meeting', reviewId, now);
  const sent = await voicesOf(store, reviewId, 'views');
  const voice = sent.map((read) => read.voice).find((one) => hasIt(one, named));
  if (!voice) return { sentAgain: false };
  if (voice.standing !== 'stands') return { sentAgain: true };
  await store.transaction(async (tx) => {
    const { packHoldings } = tx.t;
    const rows = await tx.db
      .delete(packHoldings)
      .where(
        and(
          eq(packHoldings.reviewId, reviewId),
          eq(packHoldings.who, whoseAnswer(voice)),
          eq(packHoldings.questionId, named.questionId)
        )
      )
      .returning({ id: packHoldings.id });
    const deed = { action: 'pack.answer-let-in', childId, subjectId: reviewId };
    await noteReadings(
      tx,
      viewer,
      rows.map(() => deed),
      now
    );
  });
  return { sentAgain: false };
}

/** What is about the IRO is in no pack. */
const hasIt = (voice: Voice, { submissionId, questionId }: AnswerNamed): boolean =>
  voice.submissionId === submissionId &&
  !voice.keptFromIro &&
  voice.answers.some((answer) => answer.questionId === questionId);
