/** What the team's own desk keeps: who is on duty, trials of the clock, and what operational teams tell. */
import type { Vocabulary } from '../columns.ts';
import type { PeopleTables } from './people.ts';

export function deskTables(c: Vocabulary, { children, staff }: PeopleTables) {
  /** Who is told of safety answers while the office is closed: a member of staff, or somebody outside such as the emergency duty team. */
  const dutyShifts = c.table(
    'duty_shifts',
    {
      id: c.id(),
      startsAt: c.instant().notNull(),
      endsAt: c.instant().notNull(),
      /** Null for somebody outside. */
      staffId: c.text().references(() => staff.id),
      name: c.sealed(),
      email: c.sealed(),
      mobile: c.sealed(),
      addedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      addedAt: c.instant().notNull()
    },
    (t) => [c.index('duty_shifts_end').on(t.endsAt)]
  );

  /** A made-up disclosure put into an IRO's list to see how soon it is read. No child is in it, and no figure counts it. */
  const drills = c.table(
    'drills',
    {
      id: c.id(),
      iroId: c
        .text()
        .notNull()
        .references(() => staff.id),
      /** Which of the made-up disclosures. */
      scene: c.text().notNull(),
      startedBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      startedAt: c.instant().notNull(),
      readBy: c.text().references(() => staff.id),
      readAt: c.instant(),
      endedAt: c.instant()
    },
    (t) => [c.index('drills_started').on(t.startedAt), c.index('drills_open').on(t.iroId, t.readAt)]
  );

  /** What an operational team tells the reviewing team: a child became looked after, something changed, care ended. */
  const notices = c.table(
    'notices',
    {
      id: c.id(),
      /** became-looked-after | changed | ended. */
      kind: c.text().notNull(),
      /** Everything on the form, as JSON. */
      words: c.sealed().notNull(),
      sentBy: c
        .text()
        .notNull()
        .references(() => staff.id),
      sentAt: c.instant().notNull(),
      /** The child it was found to be about, or was registered as. */
      childId: c.text().references(() => children.id),
      /** registered | changed | known | not-ours; null while it waits. */
      outcome: c.text(),
      note: c.sealed(),
      handledBy: c.text().references(() => staff.id),
      handledAt: c.instant(),
      /** The sender took it back before anybody acted on it. */
      takenBackAt: c.instant()
    },
    (t) => [c.index('notices_open').on(t.outcome, t.sentAt), c.index('notices_sender').on(t.sentBy, t.sentAt)]
  );

  return { dutyShifts, drills, notices };
}
