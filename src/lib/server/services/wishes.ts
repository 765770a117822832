/** The child's wishes for the meeting, and what came of each: arranged, or not possible because. */
import { isDeepStrictEqual } from 'node:util';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { wordsForReader } from '../../forms/asked.ts';
import type { FormContext } from '../../forms/definition.ts';
import { readTogether } from '../../forms/read-back.ts';
import { questionCalled } from '../../forms/registry.ts';
import { isForArranging, isWish } from '../../forms/wishes.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type Staff } from './caseload.ts';
import { formContextFor } from './form-context.ts';
import { noteReadings } from './readings.ts';
import type { Languages } from './shown-answers.ts';
import type { StoredAnswer } from './submission-records.ts';
import { answersOf } from './submissions.ts';

const wishStates = ['arranged', 'not-possible'] as const;
type WishState = (typeof wishStates)[number];

export interface Wish {
  readonly questionId: string;
  /** The question and the answer in the words of the reader's language, or those that were asked. */
  readonly asked: string;
  readonly wished: readonly string[];
  /** Of the question and of what was chosen. */
  readonly language: string;
  /** What was typed beside it, word for word. */
  readonly words: string | null;
  /** The language in which it was typed. */
  readonly writtenIn: string;
  /** It may be read in the room: the child lets it be seen, and nobody is hurt by it there. */
  readonly forTheRoom: boolean;
  /** Null until somebody has said what came of it, and again once the child has sent another wish in its place. */
  readonly answer: WishAnswer | null;
  /** What was said of the wish that stood here before; null while the answer stands, and when none was given. */
  readonly outdated: WishAnswer | null;
}

interface WishAnswer {
  readonly state: WishState;
  readonly reply: string | null;
}

/** In characters. */
const longestReply = 300;
export type WishError = 'state-missing' | 'reply-missing' | 'reply-too-long';
export type WishSaved = { readonly ok: true } | { readonly ok: false; readonly errors: readonly WishError[] };

/**
 * The wishes of the child's last sent views of one review, in the order of the bank; none before they are sent. An
 * answer holds for what it was given to: when the child sends another wish, it stands open again. The caller has checked who may read them, and logs it.
 */
export async function wishesOf(
  store: Store,
  review: { readonly id: string; readonly childId: string },
  locale: string
): Promise<Wish[]> {
  const [sent] = await lastSentByChild(store).execute({ reviewId: review.id });
  if (!sent) return [];
  const stored = await answersOf(store, sent.id);
  const context = await formContextFor(store, sent, locale);
  const replies = await repliesTo(store, review.id);
  const sendings = await sendingsBefore(store, review.id, sent, replies);
  return [...stored.values()].flatMap((answer) => {
    const wish = wishIn(answer, context, { asked: sent.language, reader: locale });
    const reply = replies.get(answer.questionId);
    if (!wish) return [];
    if (!reply) return [{ ...wish, answer: null, outdated: null }];
    const { decidedAt, said } = reply;
    const stands = decidedAt >= (sent.submittedAt ?? 0) || isUnchanged(answer, decidedAt, sendings);
    return [{ ...wish, answer: stands ? said : null, outdated: stands ? null : said }];
  });
}

interface Reply {
  readonly decidedAt: number;
  readonly said: WishAnswer;
}

interface Sending {
  readonly sentAt: number;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
}

/** Whether the wish is the same as in the views that whoever answered it could read then. */
function isUnchanged(wish: StoredAnswer, decidedAt: number, sendings: readonly Sending[]): boolean {
  const read = sendings.findLast(({ sentAt }) => sentAt <= decidedAt);
  return isDeepStrictEqual(read?.answers.get(wish.questionId)?.value, wish.value);
}

/** What the child sent for this review before, the oldest first; not looked up while no answer is older than the last. */
async function sendingsBefore(
  store: Store,
  reviewId: string,
  last: { readonly id: string; readonly submittedAt: number | null },
  replies: ReadonlyMap<string, Reply>
): Promise<Sending[]> {
  if (![...replies.values()].some(({ decidedAt }) => decidedAt < (last.submittedAt ?? 0))) return [];
  const { submissions } = store.t;
  const rows = await store.db
    .select({ id: submissions.id, sentAt: submissions.submittedAt })
    .from(submissions)
    .where(
      and(
        eq(submissions.reviewId, reviewId),
        eq(submissions.purpose, 'views'),
        eq(submissions.audience, 'child'),
        isNotNull(submissions.submittedAt)
      )
    )
    .orderBy(asc(submissions.submittedAt), asc(submissions.id));
  return Promise.all(
    rows
      .filter(({ id }) => id !== last.id)
      .map(async ({ id, sentAt }) => ({ sentAt: sentAt ?? 0, answers: await answersOf(store, id) }))
  );
}

const lastSentByChild = prepared(({ db, t: { submissions } }) =>
  db
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.reviewId, sql.placeholder('reviewId')),
        eq(submissions.purpose, 'views'),
        eq(submissions.audience, 'child'),
        isNotNull(submissions.submittedAt),
        isNull(submissions.replacedAt),
        isNull(submissions.withdrawnAt)
      )
    )
    .prepare('last_sent_by_child')
);

function wishIn(
  answer: StoredAnswer,
  context: FormContext,
  { asked: writtenIn, reader }: Languages
): Omit<Wish, 'answer' | 'outdated'> | null {
  const question = questionCalled(answer.questionId);
  if (!question || !isWish(question) || answer.value.outcome !== 'answered') return null;
  const told = wordsForReader(question, context, { asked: answer.asked, language: writtenIn }, reader);
  return {
    questionId: question.id,
    asked: told.asked.question,
    wished: readTogether(question, answer.value, context, reader, told.asked),
    language: told.language,
    words: answer.value.words,
    writtenIn,
    forTheRoom: answer.shared === 'meeting' && !isForArranging(question)
  };
}

async function repliesTo(store: Store, reviewId: string): Promise<Map<string, Reply>> {
  const { wishAnswers } = store.t;
  const rows = await store.db.select().from(wishAnswers).where(eq(wishAnswers.reviewId, reviewId));
  return new Map(
    rows.map((row) => {
      const state = row.state === 'arranged' ? 'arranged' : 'not-possible';
      const reply = openOrNull(store.vault, row.reply, `wishAnswers.reply:${row.id}`);
      return [row.questionId, { decidedAt: row.decidedAt, said: { state, reply } }];
    })
  );
}

/**
 * Says what came of one wish; said again, the new words stand. Why something is not possible must be said.
 * @throws NotYours when the review is not this person's, or the child wished nothing there
 */
export async function answerWish(
  store: Store,
  viewer: Staff,
  wish: { readonly reviewId: string; readonly questionId: string },
  given: { readonly state: string; readonly reply: string },
  now: number
): Promise<WishSaved> {
  const review = await openReview(store, viewer, 'write-reply', wish.reviewId, now);
  const wishes = await wishesOf(store, review, 'en');
  if (!wishes.some(({ questionId }) => questionId === wish.questionId)) throw new NotYours();
  const state = wishStates.find((one) => one === given.state);
  const errors = errorsIn(state, given.reply.trim());
  if (state === undefined || errors.length > 0) return { ok: false, errors };
  await store.transaction(async (tx) => {
    const { wishAnswers } = tx.t;
    const its = and(eq(wishAnswers.reviewId, wish.reviewId), eq(wishAnswers.questionId, wish.questionId));
    const [before] = await tx.db.select({ id: wishAnswers.id }).from(wishAnswers).where(its);
    const id = before?.id ?? newId();
    const said = {
      state,
      reply: sealOrNull(tx.vault, given.reply.trim(), `wishAnswers.reply:${id}`),
      decidedBy: viewer.staffId,
      decidedAt: now
    };
    if (before) await tx.db.update(wishAnswers).set(said).where(its);
    else await tx.db.insert(wishAnswers).values({ id, childId: review.childId, ...wish, ...said });
    const deed = { action: `wish.${state}`, childId: review.childId, subjectId: id } as const;
    await noteReadings(tx, viewer, [deed], now);
  });
  return { ok: true };
}

function errorsIn(state: WishState | undefined, reply: string): WishError[] {
  const errors: WishError[] = [];
  if (state === undefined) errors.push('state-missing');
  if (state === 'not-possible' && reply === '') errors.push('reply-missing');
  if (reply.length > longestReply) errors.push('reply-too-long');
  return errors;
}
