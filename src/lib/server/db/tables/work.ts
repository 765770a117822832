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
      /** Whom an allegation is about: nobody | carer | worker | iro; or mistake, of the marks before it. Null for marks made before it was asked. */
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
      /** True when it came from the help screen. */
      worry: c.bool().notNull(),
      /** The person who asked does not want their IRO to know of it: only the manager sees it. */
      keptFromIro: c.bool().notNull().default(false),
      words: c.sealed(),
      /** More that was asked on the page, as JSON: for an advocate, how to be reached and who may know. */
      details: c.sealed(),
      askedAt: c.instant().notNull(),
      answerBy: c.day().notNull(),
      /** Somebody tried and did not reach them; it stays open, with a new day in `answerBy`. */
      triedAt: c.instant(),
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
      c.index('decisions_review').on(t.reviewId, t.position, t.withdrawnAt),
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

  /** One answer that the IRO keeps out of the meeting's pack, whatever is sent again under the same question. */
  const packHoldings = c.table(
    'pack_holdings',
    {
      id: c.id(),
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      /** Whose answer: child, or the id of a connection. */
      who: c.text().notNull(),
      questionId: c.text().notNull(),
      heldBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      heldAt: c.instant().notNull()
    },
    (t) => [c.uniqueIndex('pack_holdings_answer').on(t.reviewId, t.who, t.questionId)]
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

  return { triages, requests, outcomes, decisions, wishAnswers, packConsents, packHoldings, letters };
}

export type WorkTables = ReturnType<typeof workTables>;
