/**
 * Every table of Heard, in one vocabulary for both databases.
 *
 * Status is never stored: it is computed from facts (sent at, opened at, submitted at, read at).
 * `sealed` columns hold words and contact details; choices stay in clear so that results can be counted.
 */
import type { Json, Vocabulary } from './columns.ts';

export function defineTables(c: Vocabulary) {
  const staff = c.table('staff', {
    id: c.id(),
    /** Keyed hash of the lower-case address: found at sign-in, unreadable in a leaked copy. */
    emailHash: c.text().notNull().unique(),
    email: c.sealed().notNull(),
    name: c.text().notNull(),
    role: c.text().notNull(),
    /** Concept id or stored picture shown beside the name to respondents. */
    picture: c.text(),
    passwordHash: c.text().notNull(),
    totpSecret: c.sealed().notNull(),
    /** The last one-time code's time step, so that a code works once. */
    totpLastStep: c.int(),
    createdAt: c.instant().notNull(),
    endsAt: c.instant()
  });

  /** An IRO's caseload read by a colleague for a stated time. */
  const covers = c.table(
    'covers',
    {
      id: c.id(),
      iroId: c
        .text()
        .notNull()
        .references(() => staff.id),
      coveredBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      startsOn: c.day().notNull(),
      endsOn: c.day().notNull()
    },
    (t) => [c.index('covers_by').on(t.coveredBy, t.startsOn)]
  );

  const children = c.table(
    'children',
    {
      id: c.id(),
      /** The council's own number for the child (CHILD in the DfE return). */
      localId: c.text().notNull().unique(),
      firstName: c.sealed(),
      dateOfBirth: c.day().notNull(),
      iroId: c.text().references(() => staff.id),
      /** Locale of the forms, such as `en` or `ar`. */
      language: c.text().notNull(),
      /** `symbols` when the symbol form is right at any age. */
      communication: c.text(),
      needs: c.sealed(),
      lookedAfterSince: c.day(),
      ceasedOn: c.day(),
      /** standard | short-breaks | adoption (placed) | adoption-authority. */
      cycle: c.text().notNull(),
      /** First day of the placement that starts an adoption or short-break cycle. */
      cycleStartedOn: c.day(),
      createdAt: c.instant().notNull(),
      updatedAt: c.instant().notNull()
    },
    (t) => [c.index('children_iro').on(t.iroId)]
  );

  /** Periods of care with a legal status, from the return's Episodes table. */
  const episodes = c.table(
    'episodes',
    {
      id: c.id(),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      startedOn: c.day().notNull(),
      endedOn: c.day(),
      legalStatus: c.text().notNull()
    },
    (t) => [c.uniqueIndex('episodes_child_start').on(t.childId, t.startedOn)]
  );

  /** People round the child: parent, carer, social-worker, teacher, sibling, friend, advocate, other. */
  const connections = c.table(
    'connections',
    {
      id: c.id(),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      role: c.text().notNull(),
      name: c.sealed().notNull(),
      /** What the child calls them: Mum, Nan, my key worker. */
      calledBy: c.sealed(),
      contact: c.sealed(),
      picture: c.text(),
      /** False when a parent or carer must not be asked; the reason is sealed beside it. */
      askViews: c.bool().notNull(),
      whyNotAsked: c.sealed(),
      endedOn: c.day()
    },
    (t) => [c.index('connections_child').on(t.childId)]
  );

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
      cancelledAt: c.instant(),
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
    (t) => [c.index('meetings_review').on(t.reviewId)]
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

  /** One person's way in for one review. Token and words code are stored as hashes only. */
  const invitations = c.table(
    'invitations',
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
      /** child | parent | carer. */
      audience: c.text().notNull(),
      connectionId: c.text().references(() => connections.id),
      tokenHash: c.text().notNull().unique(),
      codeHash: c.text().notNull().unique(),
      language: c.text().notNull(),
      createdBy: c.text().references(() => staff.id),
      createdAt: c.instant().notNull(),
      openedAt: c.instant(),
      endsAt: c.instant().notNull(),
      endedAt: c.instant()
    },
    (t) => [c.index('invitations_review').on(t.reviewId, t.audience)]
  );

  /** One person's secret pictures, hashed; needed to see what they said earlier. */
  const picturePasses = c.table('picture_passes', {
    /** child:<id>, or connection:<id> for a parent or carer: one for a person, over all their invitations. */
    ownerId: c.text().primaryKey(),
    childId: c
      .text()
      .notNull()
      .references(() => children.id),
    hash: c.text().notNull(),
    setAt: c.instant().notNull(),
    failures: c.int().notNull(),
    lockedUntil: c.instant(),
    /** The child said they forgot; a member of staff gives new ones. */
    forgottenAt: c.instant()
  });

  const submissions = c.table(
    'submissions',
    {
      id: c.id(),
      invitationId: c.text().references(() => invitations.id),
      reviewId: c
        .text()
        .notNull()
        .references(() => reviews.id),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      audience: c.text().notNull(),
      /** views (before) | rating (after). */
      purpose: c.text().notNull(),
      connectionId: c.text().references(() => connections.id),
      formId: c.text().notNull(),
      formVersion: c.int().notNull(),
      language: c.text().notNull(),
      /** nobody | carer | social-worker | advocate | iro | teacher | other; null until asked. */
      helper: c.text(),
      helperName: c.sealed(),
      startedAt: c.instant().notNull(),
      savedAt: c.instant().notNull(),
      /** Null while it is a draft. */
      submittedAt: c.instant(),
      /** Day by which the page promised that somebody will have read it. */
      readBy: c.day(),
      /** An earlier submission that this one changes; that one is kept, marked replaced. */
      replacesId: c.text(),
      replacedAt: c.instant(),
      withdrawnAt: c.instant(),
      /** True when a sent answer said "no" or "not sure" to a safety question. */
      worry: c.bool().notNull()
    },
    (t) => [
      c.index('submissions_review').on(t.reviewId, t.purpose, t.submittedAt),
      c.index('submissions_child').on(t.childId, t.purpose, t.submittedAt),
      c.index('submissions_invitation').on(t.invitationId, t.purpose, t.submittedAt),
      c.index('submissions_results').on(t.purpose, t.submittedAt, t.audience)
    ]
  );

  const answers = c.table(
    'answers',
    {
      id: c.id(),
      submissionId: c
        .text()
        .notNull()
        .references(() => submissions.id),
      questionId: c.text().notNull(),
      /** answered | skipped | dont-know | prefer-not. */
      outcome: c.text().notNull(),
      choice: c.json<Json>(),
      words: c.sealed(),
      /** The question and the choices in the words that were asked. */
      asked: c.json<AskedWords>().notNull(),
      /** iro | meeting: who the child lets see this. */
      shared: c.text().notNull(),
      /** A safety answer that a person must look at first. */
      worry: c.bool().notNull(),
      savedAt: c.instant().notNull()
    },
    (t) => [
      c.uniqueIndex('answers_question').on(t.submissionId, t.questionId),
      c.index('answers_results').on(t.questionId, t.submissionId)
    ]
  );

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
      note: c.sealed(),
      /** What the child will see about it. */
      tellChild: c.sealed(),
      decidedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      decidedAt: c.instant().notNull()
    },
    (t) => [c.index('triages_submission').on(t.submissionId, t.decidedAt)]
  );

  /** Asked for by pressing a button: call-me, advocate, another-time, pictures. Sent when pressed. */
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
      words: c.sealed(),
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

  /** Signed-in people. `id` is SHA-256 of the session id in the cookie. */
  const sessions = c.table(
    'sessions',
    {
      id: c.text().primaryKey(),
      /** staff:<id> or invitation:<id>. */
      userId: c.text().notNull(),
      expiresAt: c.instant().notNull(),
      createdAt: c.instant().notNull(),
      /** The second factor, or the secret pictures, were given in this session. */
      provenAt: c.instant()
    },
    (t) => [c.index('sessions_user').on(t.userId), c.index('sessions_expiry').on(t.expiresAt)]
  );

  /** Wrong codes and passwords, kept for an hour to slow guessing. The key is a keyed hash. */
  const attempts = c.table(
    'attempts',
    { id: c.id(), key: c.text().notNull(), at: c.instant().notNull() },
    (t) => [c.index('attempts_key').on(t.key, t.at)]
  );

  /** Who did what to which record, without its content. Only ever added to. */
  const events = c.table(
    'events',
    {
      id: c.id(),
      at: c.instant().notNull(),
      /** staff | respondent | system. */
      actorKind: c.text().notNull(),
      actorId: c.text(),
      action: c.text().notNull(),
      childId: c.text(),
      subjectId: c.text()
    },
    (t) => [c.index('events_child').on(t.childId, t.at), c.index('events_actor').on(t.actorId, t.at)]
  );

  const settings = c.table('settings', { key: c.text().primaryKey(), value: c.json<Json>().notNull() });

  const bankHolidays = c.table('bank_holidays', { day: c.text().primaryKey(), name: c.text().notNull() });

  return {
    staff,
    covers,
    children,
    episodes,
    connections,
    reviews,
    meetings,
    attendances,
    codeDecisions,
    invitations,
    picturePasses,
    submissions,
    answers,
    triages,
    requests,
    outcomes,
    letters,
    sessions,
    attempts,
    events,
    settings,
    bankHolidays
  };
}

export type Tables = ReturnType<typeof defineTables>;

/** The words as they stood on the page when the answer was given. */
export interface AskedWords {
  readonly question: string;
  /** Choice value → its words. */
  readonly choices?: { readonly [value: string]: string };
}
