/** What respondents send: their way in, and their answers. */
import type { Tally } from '../../../domain/tally.ts';
import type { Vocabulary } from '../columns.ts';
import type { MediaTables } from './media.ts';
import type { PeopleTables } from './people.ts';
import type { ReviewsTables } from './reviews.ts';

export function viewsTables(
  c: Vocabulary,
  { children, connections, files, reviews, staff }: PeopleTables & ReviewsTables & MediaTables
) {
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
      /** How they were asked: email | text. Null for a letter. Reminders go the same way. */
      channel: c.text(),
      contact: c.sealed(),
      /** The form the person changed to: with pictures, or for those older. Null for the one that fits their age. */
      formId: c.text(),
      createdBy: c.text().references(() => staff.id),
      createdAt: c.instant().notNull(),
      openedAt: c.instant(),
      endsAt: c.instant().notNull(),
      endedAt: c.instant(),
      /** A letter that asks how the meeting went was printed for this person. */
      ratingPrintedAt: c.instant()
    },
    (t) => [c.index('invitations_review').on(t.reviewId, t.audience, t.connectionId, t.openedAt)]
  );

  /** Further links to the same way in, one for each reminder: those before it go on working. */
  const invitationLinks = c.table(
    'invitation_links',
    {
      id: c.id(),
      invitationId: c
        .text()
        .notNull()
        .references(() => invitations.id),
      tokenHash: c.text().notNull().unique(),
      createdAt: c.instant().notNull()
    },
    (t) => [c.index('invitation_links_invitation').on(t.invitationId)]
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

  /** How one person finds pages easier to see. For the person, not the device. */
  const waysOfSeeing = c.table('ways_of_seeing', {
    /** child:<id>, or connection:<id> for a parent or carer. */
    ownerId: c.text().primaryKey(),
    childId: c
      .text()
      .notNull()
      .references(() => children.id),
    settings: c.json().notNull(),
    changedAt: c.instant().notNull()
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
      /** Who typed in a form that came back on paper; null when the person answered here. */
      typedBy: c.text().references(() => staff.id),
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
      /** Typed in by mistake, as another's words or twice: who said so. Null when its sender took it back. */
      mistypedBy: c.text().references(() => staff.id),
      /** It is about the IRO: only the manager reads it. */
      keptFromIro: c.bool().notNull().default(false),
      /** True when a sent answer said "no" or "not sure" to a safety question. */
      worry: c.bool().notNull(),
      /** Somebody is to look at it once it is sent. False when a reader marked it, and for a calm rating without words. */
      waits: c.bool().notNull().default(true),
      /** Of a sent rating, its answers without their words, so that the results need not look at each of them. */
      tally: c.json<Tally>()
    },
    (t) => [
      // Holds all that the return rates count, so that they never look at the rows.
      c
        .index('submissions_review')
        .on(t.reviewId, t.purpose, t.audience, t.connectionId, t.submittedAt, t.startedAt, t.withdrawnAt),
      c.index('submissions_child').on(t.childId, t.purpose, t.submittedAt),
      c.index('submissions_invitation').on(t.invitationId, t.purpose, t.submittedAt),
      c.index('submissions_results').on(t.purpose, t.submittedAt, t.audience),
      // What waits is little of what there is.
      c.index('submissions_waiting').on(t.waits, t.submittedAt)
    ]
  );

  /** A picture of the paper a submission was typed in from. */
  const scans = c.table(
    'scans',
    {
      id: c.id(),
      submissionId: c
        .text()
        .notNull()
        .references(() => submissions.id),
      fileId: c
        .text()
        .notNull()
        .references(() => files.id),
      addedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      addedAt: c.instant().notNull()
    },
    (t) => [c.index('scans_submission').on(t.submissionId)]
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
      choice: c.json(),
      words: c.sealed(),
      /** A helper typed the words and said they are the child's own, exactly. */
      ownWords: c.bool().notNull().default(false),
      /** A drawing: its strokes as JSON, drawn again as SVG by the page. */
      drawing: c.sealed(),
      /** The answer said aloud. */
      voiceId: c.text().references(() => files.id),
      /** The question and the choices in the words that were asked. */
      asked: c.json<AskedWords>().notNull(),
      /** iro | meeting: who the child lets see this. */
      shared: c.text().notNull(),
      /** A safety answer that a person must look at first. */
      worry: c.bool().notNull(),
      savedAt: c.instant().notNull()
    },
    (t) => [c.uniqueIndex('answers_question').on(t.submissionId, t.questionId)]
  );

  return { invitations, invitationLinks, picturePasses, waysOfSeeing, submissions, scans, answers };
}

export type ViewsTables = ReturnType<typeof viewsTables>;

/** The words as they stood on the page when the answer was given. */
export interface AskedWords {
  readonly question: string;
  /** Choice value → its words. */
  readonly choices?: { readonly [value: string]: string };
}
