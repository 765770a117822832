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

  return { sessions, attempts, events, settings, bankHolidays };
}
