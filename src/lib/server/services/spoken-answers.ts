/** Answers said aloud: kept with the answer, heard by whoever may read it, gone when the last answer lets go of it. */
import { and, count, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type ReviewCard, type Staff } from './caseload.ts';
import { addFile, fileOf, removeFile, type KeptFile } from './files.ts';
import { mayReadKept, unlessKept } from './kept-answers.ts';
import { flagged, openFlagged, orIfNotYours } from './on-duty.ts';
import { noteReadings } from './readings.ts';
import { mineById, type Respondent } from './submission-records.ts';

export interface Sound {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Keeps a sound that an answer will name. Until an answer does, nobody hears it, and it goes after a day. */
export function keepVoice(store: Store, who: Respondent, sound: Sound, now: number): Promise<string> {
  return addFile(store, { childId: who.childId, purpose: 'voice', ...sound, addedBy: null }, now);
}

/**
 * The sound of an answer of one's own. Null when there is none, and when it was recorded before `since` by somebody
 * who has not shown their secret pictures now.
 *
 * @param since in ms; null for whoever may see everything they said earlier
 */
export async function ownVoice(
  store: Store,
  who: Respondent,
  voiceId: string,
  since: number | null
): Promise<KeptFile | null> {
  const { answers } = store.t;
  const rows = await store.db
    .select({ submissionId: answers.submissionId, savedAt: answers.savedAt })
    .from(answers)
    .where(eq(answers.voiceId, voiceId));
  for (const { submissionId, savedAt } of rows) {
    const isSeen = since === null || savedAt >= since;
    if (isSeen && (await mineById(store, who, submissionId))) return fileOf(store, voiceId);
  }
  return null;
}

/**
 * The sound of an answer to this review, for somebody who may read its answers; hearing it is logged.
 * @throws NotYours when they may not, or the review has no such sound among what was sent
 */
export async function voiceForStaff(
  store: Store,
  viewer: Staff,
  { reviewId, voiceId }: { readonly reviewId: string; readonly voiceId: string },
  now: number
): Promise<KeptFile> {
  const sound = { reviewId, voiceId };
  return orIfNotYours(
    async () =>
      hear(store, viewer, await openReview(store, viewer, 'read-answers', reviewId, now), sound, now),
    async () => {
      const review = await openFlagged(store, viewer, 'read-answers', reviewId, now);
      return hear(store, viewer, review, { ...sound, flaggedOnly: true }, now);
    }
  );
}

async function hear(
  store: Store,
  viewer: Staff,
  review: Pick<ReviewCard, 'childId'>,
  {
    reviewId,
    voiceId,
    flaggedOnly = false
  }: { readonly reviewId: string; readonly voiceId: string; readonly flaggedOnly?: boolean },
  now: number
): Promise<KeptFile> {
  const { answers, submissions } = store.t;
  const [row] = await store.db
    .select({ id: submissions.id })
    .from(answers)
    .innerJoin(submissions, eq(submissions.id, answers.submissionId))
    .where(
      and(
        eq(answers.voiceId, voiceId),
        eq(submissions.reviewId, reviewId),
        isNotNull(submissions.submittedAt),
        unlessKept(store, mayReadKept(viewer)),
        flaggedOnly ? flagged(store) : undefined
      )
    )
    // What was changed and sent again holds the sounds of what was sent first.
    .orderBy(desc(submissions.submittedAt))
    .limit(1);
  const file = row && (await fileOf(store, voiceId));
  if (!file) throw new NotYours();
  const reading = { action: 'answers.heard', childId: review.childId, subjectId: row.id } as const;
  await noteReadings(store, viewer, [reading], now);
  return file;
}

/** Lets go of the sound of one answer of a draft. It is deleted unless something that was sent still has it. */
export async function dropVoice(
  store: Store,
  who: Respondent,
  draftId: string,
  questionId: string
): Promise<void> {
  await store.transaction(async (tx) => {
    const draft = await mineById(tx, who, draftId);
    if (!draft || draft.submittedAt !== null) return;
    const { answers } = tx.t;
    const its = and(eq(answers.submissionId, draftId), eq(answers.questionId, questionId));
    const [answer] = await tx.db.select({ voiceId: answers.voiceId }).from(answers).where(its);
    if (!answer?.voiceId) return;
    await tx.db.update(answers).set({ voiceId: null }).where(its);
    await deleteUnlessUsed(tx, answer.voiceId);
  });
}

async function deleteUnlessUsed(tx: Store, voiceId: string): Promise<void> {
  const { answers } = tx.t;
  const [used] = await tx.db.select({ times: count() }).from(answers).where(eq(answers.voiceId, voiceId));
  if (used?.times === 0) await removeFile(tx, voiceId);
}

/** Deletes sounds that no answer names, once they are older than a day. Gives how many. */
export async function tidyVoices(store: Store, now: number): Promise<number> {
  const { answers, files } = store.t;
  const rows = await store.db
    .select({ id: files.id })
    .from(files)
    .leftJoin(answers, eq(answers.voiceId, files.id))
    .where(and(eq(files.purpose, 'voice'), lt(files.addedAt, now - 86_400_000), isNull(answers.id)));
  for (const { id } of rows) await removeFile(store, id);
  return rows.length;
}
