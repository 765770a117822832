/** What goes on between reviews: advocacy, challenges, the look half way. */
import type { Vocabulary } from '../columns.ts';
import type { PeopleTables } from './people.ts';
import type { ReviewsTables } from './reviews.ts';
import type { WorkTables } from './work.ts';

export function followUpTables(
  c: Vocabulary,
  { children, requests, reviews, staff }: PeopleTables & ReviewsTables & WorkTables
) {
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

  return { referrals, disputes, midwayChecks };
}
