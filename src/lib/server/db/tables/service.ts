/** What the service itself keeps. */
import type { Vocabulary } from '../columns.ts';

export function serviceTables(c: Vocabulary) {
  /** Signed-in people. `id` is SHA-256 of the session id in the cookie. */
  const sessions = c.table(
    'sessions',
    {
      id: c.text().primaryKey(),
      /** staff:<id> or invitation:<id>. */
      userId: c.text().notNull(),
      expiresAt: c.instant().notNull(),
      createdAt: c.instant().notNull(),
      /** The last request, to the minute; and of staff, which browser on which system, in words. */
      lastSeenAt: c.instant(),
      device: c.text(),
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

  const settings = c.table('settings', {
    key: c.text().primaryKey(),
    value: c.json().notNull(),
    /** What must not stand in clear, beside the value. */
    words: c.sealed()
  });

  const bankHolidays = c.table('bank_holidays', { day: c.text().primaryKey(), name: c.text().notNull() });

  /**
   * Messages on their way. A row is never sent twice by itself: once it was handed over and no answer came back
   * (the server was killed, the line broke), it waits for a person to decide.
   */
  const outbox = c.table(
    'outbox',
    {
      id: c.id(),
      /** What it is for, so that the same is never put in twice: `invitation:<id>`, `reminder:<id>:7` … */
      about: c.text().notNull().unique(),
      /** invitation | reminder | rating | worry | unread | staff. */
      purpose: c.text().notNull(),
      /** email | text. */
      channel: c.text().notNull(),
      /** Address and words as JSON. Null once it was accepted: the link in it is a secret. */
      message: c.sealed(),
      reviewId: c.text(),
      putInAt: c.instant().notNull(),
      tries: c.int().notNull(),
      tryAt: c.instant().notNull(),
      /** Given to the carrier. With neither `sentAt` nor a new `tryAt`, nobody knows what became of it. */
      handedAt: c.instant(),
      sentAt: c.instant(),
      givenUpAt: c.instant(),
      /** The carrier's code, never an address. */
      problem: c.text()
    },
    (t) => [
      c.index('outbox_due').on(t.sentAt, t.givenUpAt, t.tryAt),
      c.index('outbox_review').on(t.reviewId),
      c.index('outbox_put_in').on(t.putInAt)
    ]
  );

  return { sessions, attempts, events, settings, bankHolidays, outbox };
}
