/** The people: staff, children and those round each child. */
import type { Vocabulary } from '../columns.ts';

export function peopleTables(c: Vocabulary) {
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
      /** What the child wants to be called. */
      nickname: c.sealed(),
      /** The child's own photograph, kept with who agreed to it (`files`). */
      picture: c.text(),
      dateOfBirth: c.day().notNull(),
      iroId: c.text().references(() => staff.id),
      /** Locale of the forms, such as `en` or `ar`. */
      language: c.text().notNull(),
      /** `symbols` when the symbol form is right at any age. */
      communication: c.text(),
      /** large | very-large; null for ordinary print. */
      printSize: c.text(),
      needs: c.sealed(),
      /** Which interpreter is needed, such as British Sign Language; null when none is. */
      interpreter: c.sealed(),
      /** An e-mail address or mobile number of the child's own, or agreed with them. */
      contact: c.sealed(),
      /** Asked, and not reminded. */
      noReminders: c.bool().notNull().default(false),
      /** Where the child lives: the kind of place, since when, and more in words. Never shown to parents and carers. */
      livesKind: c.text(),
      livesSince: c.day(),
      livesAt: c.sealed(),
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

  /** People round the child: parent, carer, social-worker, guardian, teacher, sibling, friend, advocate, visitor, other. */
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
      /** Locale they are asked in; null when nobody said (`languageFor`). */
      language: c.text(),
      /** Whether they have contact with the child: yes | supervised | none; null when it is not known. */
      contactWithChild: c.text(),
      /** Asked, and not reminded. */
      noReminders: c.bool().notNull().default(false),
      /** large | very-large; null for ordinary print. */
      printSize: c.text(),
      picture: c.text(),
      /**
       * Whether they are asked for their views. False for a parent or carer who must not be, with the reason sealed
       * beside it, and for everybody else until somebody says yes (`domain/asked.ts`).
       */
      askViews: c.bool().notNull(),
      whyNotAsked: c.sealed(),
      endedOn: c.day()
    },
    (t) => [c.index('connections_child').on(t.childId)]
  );

  /** Two children of the register who are brothers or sisters; stored once, the smaller id first. */
  const siblings = c.table(
    'siblings',
    {
      id: c.id(),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      siblingId: c
        .text()
        .notNull()
        .references(() => children.id),
      /** together | apart. */
      placed: c.text().notNull(),
      addedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      addedAt: c.instant().notNull()
    },
    (t) => [
      c.uniqueIndex('siblings_pair').on(t.childId, t.siblingId),
      c.index('siblings_other').on(t.siblingId)
    ]
  );

  /** A manager asks somebody to make their own account. The link is stored as a hash and works once. */
  const staffInvites = c.table('staff_invites', {
    id: c.id(),
    email: c.sealed().notNull(),
    name: c.text().notNull(),
    role: c.text().notNull(),
    /** Whose account gets a new password and second factor by it; null for a new account. */
    staffId: c.text().references(() => staff.id),
    /** When the account ends by itself: for sessional officers. */
    accountEndsAt: c.instant(),
    tokenHash: c.text().notNull().unique(),
    /** The second factor of the account to be: the same however often the page is looked at. */
    totpSecret: c.sealed().notNull(),
    invitedBy: c
      .text()
      .notNull()
      .references(() => staff.id),
    invitedAt: c.instant().notNull(),
    expiresAt: c.instant().notNull(),
    usedAt: c.instant(),
    withdrawnAt: c.instant()
  });

  /** Each opens an account once, in the place of the authenticator app. Keyed hashes. */
  const recoveryCodes = c.table(
    'recovery_codes',
    {
      id: c.id(),
      staffId: c
        .text()
        .notNull()
        .references(() => staff.id),
      hash: c.text().notNull().unique(),
      usedAt: c.instant()
    },
    (t) => [c.index('recovery_codes_staff').on(t.staffId)]
  );

  /** A child passed from one IRO to another: kept for the record, and told to the child once. */
  const handovers = c.table(
    'handovers',
    {
      id: c.id(),
      childId: c
        .text()
        .notNull()
        .references(() => children.id),
      fromId: c.text().references(() => staff.id),
      toId: c
        .text()
        .notNull()
        .references(() => staff.id),
      /** left | absence | caseload | asked | other. */
      reason: c.text().notNull(),
      doneBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      doneAt: c.instant().notNull(),
      /** When the child was shown who their new IRO is. */
      seenAt: c.instant()
    },
    (t) => [c.index('handovers_child').on(t.childId, t.doneAt)]
  );

  return { staff, covers, children, episodes, connections, siblings, staffInvites, recoveryCodes, handovers };
}

export type PeopleTables = ReturnType<typeof peopleTables>;
