/** What staff do with it: read it, act on it, write back. */
import type { Vocabulary } from '../columns.ts';
import type { PeopleTables } from './people.ts';
import type { ReviewsTables } from './reviews.ts';
import type { ViewsTables } from './views.ts';

export function workTables(
  c: Vocabulary,
  { children, invitations, reviews, staff, submissions }: PeopleTables & ReviewsTables & ViewsTables
) {
  /** A member of staff opened a submission and said what it means for safety. Never changed, only added. */
  const triages = c.table(
    'triages',
    {
      id: c.id(),
      submissionId: c
        .text()
        .notNull()
        .references(() => submissions.id),
      /** no-concern | passed-on | talk-first. */
      decision: c.text().notNull(),
      passedTo: c.sealed(),
      /** Whom an allegation is about: nobody | carer | worker | iro. Null for marks made before it was asked. */
      about: c.text(),
      note: c.sealed(),
      /** What the child will see about it. */
      tellChild: c.sealed(),
      decidedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      decidedAt: c.instant().notNull()
    },
    (t) => [
      c.index('triages_submission').on(t.submissionId, t.decidedAt),
      c.index('triages_decision').on(t.decision, t.submissionId)
    ]
  );

  /** Asked for by pressing a button (`requestKinds` in the domain's review lists). Sent when pressed. */
  const requests = c.table(
    'requests',
    {
      id: c.id(),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      reviewId: c.text().references(() => reviews.id),
      invitationId: c.text().references(() => invitations.id),
      kind: c.text().notNull(),
      /** True when it came from the help screen after a safety answer. */
      worry: c.bool().notNull(),
      /** The person who asked does not want their IRO to know of it: only the manager sees it. */
      keptFromIro: c.bool().notNull().default(false),
      words: c.sealed(),
      /** More that was asked on the page, as JSON: for an advocate, how to be reached and who may know. */
      details: c.sealed(),
      askedAt: c.instant().notNull(),
      answerBy: c.day().notNull(),
      handledAt: c.instant(),
      handledBy: c.text().references(() => staff.id),
      outcome: c.sealed(),
      tellChild: c.sealed()
    },
    (t) => [
      c.index('requests_open').on(t.handledAt, t.childId),
      c.index('requests_child').on(t.childId, t.askedAt)
    ]
  );

  /** What the child asked for and what happened with it: done | not-yet | no. */
  const outcomes = c.table(
    'outcomes',
    {
      id: c.id(),
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      position: c.int().notNull(),
      asked: c.sealed().notNull(),
      state: c.text().notNull(),
      reply: c.sealed().notNull(),
      writtenBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      writtenAt: c.instant().notNull()
    },
    (t) => [
      c.index('outcomes_child').on(t.childId, t.writtenAt),
      c.index('outcomes_review').on(t.reviewId, t.position)
    ]
  );

  /** What a review decided, in words that all who were there may read: the actions asked about before the next one. */
  const decisions = c.table(
    'decisions',
    {
      id: c.id(),
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      position: c.int().notNull(),
      words: c.sealed().notNull(),
      /** Who will do it, by role or name. */
      owner: c.sealed(),
      /** To be done by. */
      dueOn: c.day(),
      /** open | done | part | not-done. */
      state: c.text().notNull(),
      /** The child's own wish this answers. */
      outcomeId: c.text().references(() => outcomes.id),
      /** Why it answers none of the child's wishes. */
      untied: c.sealed(),
      /** It was recorded by mistake. */
      withdrawnAt: c.instant(),
      withdrawnBy: c.text().references(() => staff.id),
      recordedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      recordedAt: c.instant().notNull(),
      stateAt: c.instant()
    },
    (t) => [
      c.index('decisions_review').on(t.reviewId, t.position),
      c.index('decisions_child').on(t.childId, t.state)
    ]
  );

  /** What came of one wish for the meeting: where, when, who, what about. One for each question that was answered. */
  const wishAnswers = c.table(
    'wish_answers',
    {
      id: c.id(),
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      questionId: c.text().notNull(),
      /** arranged | not-possible. */
      state: c.text().notNull(),
      /** In words for the child: how it will be, or why not. */
      reply: c.sealed(),
      decidedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      decidedAt: c.instant().notNull()
    },
    (t) => [c.uniqueIndex('wish_answers_question').on(t.reviewId, t.questionId)]
  );

  /** A subject that the child wants to be asked about first: asked, and said yes to, before one review. */
  const packConsents = c.table(
    'pack_consents',
    {
      id: c.id(),
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      /** The subject, as in the forms: HOME, FEEL … */
      area: c.text().notNull(),
      givenBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      givenAt: c.instant().notNull()
    },
    (t) => [c.uniqueIndex('pack_consents_area').on(t.reviewId, t.area)]
  );

  /** The IRO's plain words to the child after the meeting. */
  const letters = c.table(
    'letters',
    {
      id: c.id(),
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      words: c.sealed().notNull(),
      sentBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      sentAt: c.instant().notNull(),
      openedAt: c.instant()
    },
    (t) => [c.index('letters_review').on(t.reviewId, t.sentAt)]
  );

  /**
   * A child passed to the advocacy provider: asked for, non-instructed, or for an independent visitor. Where it
   * stands is computed from the instants.
   */
  const referrals = c.table(
    'referrals',
    {
      id: c.id(),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      reviewId: c.text().references(() => reviews.id),
      /** The child's own request, when there was one. */
      requestId: c.text().references(() => requests.id),
      /** advocate | non-instructed | independent-visitor. */
      kind: c.text().notNull(),
      /** What the provider is told: what help, how to reach the child, who may know. */
      words: c.sealed().notNull(),
      /** How and where the child is reached. */
      reach: c.sealed(),
      /** Who may know of it, as JSON: carer, parents, IRO → yes | no. What is not said means no. */
      known: c.sealed(),
      /** The IRO must not learn of it. */
      keptFromIro: c.bool().notNull(),
      referredBy: c.text().references(() => staff.id),
      referredAt: c.instant().notNull(),
      /** First contact promised by this day (two working days). */
      contactBy: c.day().notNull(),
      seenAt: c.instant(),
      advocateName: c.sealed(),
      namedAt: c.instant(),
      firstContactAt: c.instant(),
      closedAt: c.instant(),
      /** done | declined | moved | not-needed | other. */
      closedBecause: c.text(),
      /** What the provider writes for the child and for whom the child wants to know. */
      note: c.sealed()
    },
    (t) => [c.index('referrals_open').on(t.closedAt, t.contactBy), c.index('referrals_child').on(t.childId)]
  );

  /** A challenge by the IRO: its level, theme and clock (dispute resolution, domain §5 rows 89–92). */
  const disputes = c.table(
    'disputes',
    {
      id: c.id(),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      reviewId: c.text().references(() => reviews.id),
      /** The challenge that it goes on from, at a higher level: one clock runs over all of them. Null for the first. */
      firstId: c.text(),
      /** informal | stage-1 … stage-4 | cafcass. */
      level: c.text().notNull(),
      theme: c.text().notNull(),
      words: c.sealed().notNull(),
      raisedOn: c.day().notNull(),
      answerBy: c.day().notNull(),
      outcome: c.sealed(),
      /** resolved | escalated | withdrawn. */
      ended: c.text(),
      endedOn: c.day(),
      /** One line for the child, when the IRO says so. */
      tellChild: c.sealed(),
      raisedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      raisedAt: c.instant().notNull()
    },
    (t) => [c.index('disputes_child').on(t.childId), c.index('disputes_open').on(t.endedOn, t.answerBy)]
  );

  /** The look half way between two reviews at what was decided. */
  const midwayChecks = c.table(
    'midway_checks',
    {
      id: c.id(),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      /** The review whose decisions were looked at. */
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      doneOn: c.day().notNull(),
      words: c.sealed(),
      doneBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      doneAt: c.instant().notNull()
    },
    (t) => [c.index('midway_checks_review').on(t.reviewId, t.doneOn)]
  );

  return {
    triages,
    requests,
    referrals,
    disputes,
    midwayChecks,
    outcomes,
    decisions,
    wishAnswers,
    packConsents,
    letters
  };
}
