/**
 * How a child took part: gathers the facts, lets the domain propose a code with its reasons, and keeps what the
 * IRO confirms. Nothing sets a code by itself (domain file §1.4).
 */
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import {
  checkCode,
  isParticipationCode,
  noContributionReasons,
  proposeCode,
  type CodeFacts,
  type CodeProposal,
  type ParticipationCode
} from '../../domain/participation-code.ts';
import { cameAfter } from '../../domain/late-paper.ts';
import { needsNoContributionReason } from '../../domain/code-words.ts';
import { questionsRecording } from '../../forms/registry.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';
import { heldFactsOf } from './held-facts.ts';
import { helperRecordOf } from './helper-record.ts';
import { noteReadings } from './readings.ts';

/** The questions, in every form, that ask whether the child wants to come. */
const comingQuestions = questionsRecording('coming');

/** One decision on the code, as it was taken. */
interface CodeDecision {
  readonly proposed: string;
  readonly reasons: readonly string[];
  readonly confirmed: string;
  readonly changedBecause: string | null;
  readonly noContributionReason: string | null;
  readonly by: string;
  readonly at: number;
}

export interface Participation {
  readonly proposal: CodeProposal;
  readonly decisions: readonly CodeDecision[];
  /** True when the facts now point to another code than the one proposed when it was confirmed. */
  readonly factsChanged: boolean;
}

/** What is known about how the child took part in this review, on its day or, before that, as things stand. */
async function codeFactsOf(store: Store, review: ReviewCard, today: Day): Promise<CodeFacts> {
  const reviewDay = review.heldOn ?? review.meetingOn ?? today;
  const { viewsSent, wantsToCome, helperRecord } = await viewsOf(store, review, reviewDay);
  const sittings = await sittingsOf(store, review.id);
  const any = (fact: 'childCame' | 'childSpoke' | 'childUsedSymbols' | 'ownWordsUsed') =>
    sittings.some((sitting) => sitting[fact]);
  return {
    dateOfBirth: review.dateOfBirth,
    reviewDay,
    viewsSent,
    wantsToCome,
    helperRecord,
    otherMedium: sittings.find((sitting) => sitting.otherMedium !== 'none')?.otherMedium ?? 'none',
    // A review may be a series of sittings and has one code: what the child did in any of them counts.
    meeting:
      sittings.length === 0
        ? null
        : {
            childCame: any('childCame'),
            childSpoke: any('childSpoke'),
            childUsedSymbols: any('childUsedSymbols'),
            ownWordsUsed: any('ownWordsUsed'),
            spokenForBy: sittings.find((sitting) => sitting.spokenForBy !== 'nobody')?.spokenForBy ?? 'nobody'
          }
  };
}

/** The code that the facts point to as they stand, for a review that was opened for somebody already. */
export const proposalFor = async (store: Store, review: ReviewCard, now: number): Promise<CodeProposal> =>
  proposeCode(await codeFactsOf(store, review, dayOf(now)));

function sittingsOf(store: Store, reviewId: string) {
  const { meetings } = store.t;
  return store.db
    .select()
    .from(meetings)
    .where(eq(meetings.reviewId, reviewId))
    .orderBy(asc(meetings.heldOn));
}

/** The child's views that reached the IRO by the day of the review, and what they said about coming. */
async function viewsOf(
  store: Store,
  review: ReviewCard,
  reviewDay: Day
): Promise<Pick<CodeFacts, 'viewsSent' | 'wantsToCome' | 'helperRecord'>> {
  const { submissions } = store.t;
  const rows = await store.db
    .select({
      id: submissions.id,
      at: submissions.submittedAt,
      helper: submissions.helper,
      formId: submissions.formId,
      kept: submissions.keptFromIro
    })
    .from(submissions)
    .where(
      and(
        eq(submissions.reviewId, review.id),
        eq(submissions.audience, 'child'),
        eq(submissions.purpose, 'views'),
        isNotNull(submissions.submittedAt),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt)
      )
    )
    .orderBy(desc(submissions.submittedAt));
  const held = await heldFactsOf(store, review.id);
  const sent = rows.find(({ at }) => at !== null && dayOf(at) <= reviewDay && !cameAfter(held, at));
  if (sent === undefined || sent.at === null) return { viewsSent: null, wantsToCome: null };
  const viewsSent = { on: dayOf(sent.at), helper: sent.helper };
  // That it was sent counts for the code; what it says is the manager's alone.
  if (sent.kept) return { viewsSent, wantsToCome: null };
  return {
    viewsSent,
    wantsToCome: await wishOf(store, sent.id),
    helperRecord: await helperRecordOf(store, sent)
  };
}

async function wishOf(store: Store, submissionId: string): Promise<string | null> {
  const { answers } = store.t;
  const rows = await store.db
    .select({ questionId: answers.questionId, choice: answers.choice, asked: answers.asked })
    .from(answers)
    .where(and(eq(answers.submissionId, submissionId), eq(answers.outcome, 'answered')));
  const wish = rows.find((row) => comingQuestions.has(row.questionId));
  return typeof wish?.choice === 'string' ? (wish.asked.choices?.[wish.choice] ?? wish.choice) : null;
}

/**
 * The proposed code with its reasons, and every decision taken so far, the latest first. What the child answered about
 * coming is among the reasons, so it is logged as read.
 */
export async function participationOf(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<Participation & { review: ReviewCard }> {
  const review = await openReview(store, viewer, 'confirm-code', reviewId, now);
  const facts = await codeFactsOf(store, review, dayOf(now));
  const reading = { action: 'answers.wish-read', childId: review.childId, subjectId: review.id };
  await noteReadings(store, viewer, facts.wantsToCome || facts.helperRecord?.length ? [reading] : [], now);
  const proposal = proposeCode(facts);
  const decisions = await decisionsOf(store, reviewId);
  const [latest] = decisions;
  return {
    review,
    proposal,
    decisions,
    factsChanged: latest !== undefined && latest.proposed !== proposal.code
  };
}

async function decisionsOf(store: Store, reviewId: string): Promise<CodeDecision[]> {
  const { codeDecisions, staff } = store.t;
  const rows = await store.db
    .select({ decision: codeDecisions, by: staff.name })
    .from(codeDecisions)
    .innerJoin(staff, eq(staff.id, codeDecisions.confirmedBy))
    .where(eq(codeDecisions.reviewId, reviewId))
    .orderBy(desc(codeDecisions.confirmedAt), desc(codeDecisions.id));
  return rows.map(({ decision, by }) => ({
    proposed: decision.proposed,
    reasons: decision.reasons,
    confirmed: decision.confirmed,
    changedBecause: openOrNull(
      store.vault,
      decision.changedBecause,
      `codeDecisions.changedBecause:${decision.id}`
    ),
    noContributionReason: decision.noContributionReason,
    by,
    at: decision.confirmedAt
  }));
}

/** What was chosen on the code page. */
export interface CodeChoice {
  readonly code: string;
  readonly changedBecause: string;
  readonly noContributionReason: string;
}

type CodeErrors = Partial<Record<keyof CodeChoice, string>>;
export type Confirmed = { readonly ok: true } | { readonly ok: false; readonly errors: CodeErrors };

/** Confirms a code after the review was held. The choice is checked as the return will check it (rules 167, 440, 441). */
export async function confirmCode(
  store: Store,
  viewer: Staff,
  reviewId: string,
  choice: CodeChoice,
  now: number
): Promise<Confirmed> {
  const review = await openReview(store, viewer, 'confirm-code', reviewId, now);
  const proposal = await proposalFor(store, review, now);
  const errors = codeErrors(choice, review, proposal.code);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  await keepDecision(store, viewer, review, choice, proposal, now);
  return { ok: true };
}

function codeErrors(choice: CodeChoice, review: ReviewCard, proposed: ParticipationCode): CodeErrors {
  if (review.heldOn === null)
    return { code: 'Record the meeting first. A code is confirmed only after the review was held.' };
  if (!isParticipationCode(choice.code)) return { code: 'Choose a code from PN0 to PN7.' };
  const [problem] = checkCode({
    code: choice.code,
    dateOfBirth: review.dateOfBirth,
    reviewDay: review.heldOn
  });
  if (problem !== undefined) return { code: problem.words };
  const differs = choice.code !== proposed;
  const known = noContributionReasons.some((reason) => reason.value === choice.noContributionReason);
  return {
    ...(differs && choice.changedBecause.trim() === ''
      ? { changedBecause: `Say why it is ${choice.code} and not ${proposed}.` }
      : {}),
    ...(needsNoContributionReason(choice.code) && !known
      ? { noContributionReason: `Choose why no views were given. ${choice.code} needs a reason.` }
      : {})
  };
}

async function keepDecision(
  store: Store,
  viewer: Staff,
  review: ReviewCard,
  choice: CodeChoice,
  proposal: CodeProposal,
  now: number
): Promise<void> {
  const id = newId();
  const differs = choice.code !== proposal.code;
  const reason = needsNoContributionReason(choice.code as ParticipationCode)
    ? choice.noContributionReason
    : null;
  await store.transaction(async (tx) => {
    const { codeDecisions, reviews } = tx.t;
    await tx.db.insert(codeDecisions).values({
      id,
      reviewId: review.id,
      proposed: proposal.code,
      reasons: proposal.reasons.map(({ label, words }) => `${label}: ${words}`),
      confirmed: choice.code,
      changedBecause: differs
        ? sealOrNull(tx.vault, choice.changedBecause.trim(), `codeDecisions.changedBecause:${id}`)
        : null,
      noContributionReason: reason,
      confirmedBy: viewer.staffId,
      confirmedAt: now
    });
    await tx.db
      .update(reviews)
      .set({ participationCode: choice.code, updatedAt: now })
      .where(eq(reviews.id, review.id));
    await noteReadings(
      tx,
      viewer,
      [{ action: 'code.confirmed', childId: review.childId, subjectId: review.id }],
      now
    );
  });
}
