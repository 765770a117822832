/** Reviews: their meetings, who came, and the participation code that was decided. */
import type { Vocabulary } from '../columns.ts';
import type { PeopleTables } from './people.ts';

export function reviewsTables(c: Vocabulary, { children, connections, staff }: PeopleTables) {
  const reviews = c.table(
    'reviews',
    {
      id: c.id(),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      iroId: c.text().references(() => staff.id),
      /** The legal limit, by the calculator or as loaded. */
      dueOn: c.day(),
      /** Planned day and local time of the meeting. */
      meetingOn: c.day(),
      meetingTime: c.text(),
      placeKind: c.text(),
      place: c.sealed(),
      /** The day the review was held. Null until then. */
      heldOn: c.day(),
      /** When the day or the time of the meeting was moved last. */
      movedAt: c.instant(),
      cancelledAt: c.instant(),
      /** Why it was held after its limit, from a list, and more in words. */
      lateReason: c.text(),
      lateNote: c.sealed(),
      /** When the IRO had what a review needs, and when its record was shared. */
      planReceivedOn: c.day(),
      papersReceivedOn: c.day(),
      recordSharedOn: c.day(),
      /** The IRO saw the child before it: when, how (home | school | out | video | telephone), and alone or not. */
      childSeenOn: c.day(),
      childSeenHow: c.text(),
      childSeenAlone: c.bool(),
      rightsDiscussed: c.bool(),
      /** The offer of an advocate: accepted | declined | not-offered. */
      advocacyOffer: c.text(),
      /** The IRO said that nothing was decided: then no decisions are waited for. */
      nothingDecidedAt: c.instant(),
      /** The confirmed code, PN0–PN7. Null means not recorded. */
      participationCode: c.text(),
      createdAt: c.instant().notNull(),
      updatedAt: c.instant().notNull()
    },
    (t) => [
      c.index('reviews_child').on(t.childId, t.heldOn),
      c.index('reviews_iro').on(t.iroId, t.meetingOn),
      c.index('reviews_held').on(t.heldOn, t.participationCode, t.childId),
      c.index('reviews_meeting').on(t.meetingOn)
    ]
  );

  /** One sitting of a review; a review may be a series of them. */
  const meetings = c.table(
    'meetings',
    {
      id: c.id(),
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      heldOn: c.day().notNull(),
      /** Whether this sitting's day is the review's day in the return. */
      counts: c.bool().notNull(),
      childCame: c.bool().notNull(),
      childSpoke: c.bool().notNull(),
      childUsedSymbols: c.bool().notNull(),
      /** nobody | advocate | iro | other: who spoke for the child. */
      spokenForBy: c.text().notNull(),
      /** The child's own words were read or played in the meeting. */
      ownWordsUsed: c.bool().notNull(),
      /** Views given another way: none | letter | phone | audio | video | other. */
      otherMedium: c.text().notNull(),
      /** all | part | no. */
      chairedByChild: c.text().notNull(),
      note: c.sealed(),
      recordedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      recordedAt: c.instant().notNull()
    },
    (t) => [c.index('meetings_review').on(t.reviewId, t.chairedByChild, t.childCame)]
  );

  const attendances = c.table(
    'attendances',
    {
      id: c.id(),
      meetingId: c
        .text()
        .notNull()
        .references(() => meetings.id),
      connectionId: c.text().references(() => connections.id),
      role: c.text().notNull(),
      name: c.sealed(),
      invited: c.bool().notNull(),
      came: c.bool().notNull()
    },
    (t) => [c.index('attendances_meeting').on(t.meetingId)]
  );

  /** The IRO's decision on the code: what was proposed and why, what was confirmed and why it differs. */
  const codeDecisions = c.table(
    'code_decisions',
    {
      id: c.id(),
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      proposed: c.text().notNull(),
      reasons: c.json<string[]>().notNull(),
      confirmed: c.text().notNull(),
      /** Words for a code that differs from the proposal. */
      changedBecause: c.sealed(),
      /** Closed list of domain §1.6 for PN4 and PN7. */
      noContributionReason: c.text(),
      confirmedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      confirmedAt: c.instant().notNull()
    },
    (t) => [c.index('code_decisions_review').on(t.reviewId, t.confirmedAt)]
  );

  return { reviews, meetings, attendances, codeDecisions };
}

export type ReviewsTables = ReturnType<typeof reviewsTables>;
