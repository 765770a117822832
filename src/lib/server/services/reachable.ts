/** Who holds an open way in and can be reached by message: at the contact that stands in the register now. */
import { and, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm';
import { mayBeAsked } from '../../domain/asked.ts';
import { contactIn, type Contact } from '../../domain/contact.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { stillLookedAfter } from './looked-after.ts';

export interface Reachable {
  readonly invitationId: string;
  readonly reviewId: string;
  readonly childId: string;
  readonly connectionId: string | null;
  readonly language: string;
  /** How they were asked; null for a letter. */
  readonly channel: string | null;
  readonly madeAt: number;
  readonly meetingOn: Day | null;
  readonly contact: Contact;
  readonly noReminders: boolean;
}

/**
 * Open ways in with a contact. Left out: whoever must not be asked or is no longer round the child, and every child whose
 * care has ended, whatever became of their invitation. @param wanted of `reviews` and `invitations`
 */
export async function reachable(store: Store, now: number, wanted: SQL | undefined): Promise<Reachable[]> {
  const rows = await openWaysIn(store, now, wanted);
  return rows.flatMap(({ invitation, child, meetingOn, ...row }) => {
    const person = invitation.connectionId === null ? null : row.person;
    if (person !== null && !mayBeAsked(person)) return [];
    const contact = contactOf(store, invitation, child, person);
    if (contact === null) return [];
    const { id, reviewId, childId, connectionId, language, channel, createdAt } = invitation;
    const noReminders = person === null ? child.noReminders : person.noReminders;
    const whose = { invitationId: id, reviewId, childId, connectionId, madeAt: createdAt };
    return [{ ...whose, language, channel, meetingOn, contact, noReminders }];
  });
}

function openWaysIn(store: Store, now: number, wanted: SQL | undefined) {
  const { invitations, reviews, children, connections } = store.t;
  return (
    store.db
      .select({
        invitation: invitations,
        child: { contact: children.contact, noReminders: children.noReminders },
        person: connections,
        meetingOn: reviews.meetingOn
      })
      .from(invitations)
      .innerJoin(reviews, eq(reviews.id, invitations.reviewId))
      .innerJoin(children, eq(children.id, invitations.childId))
      // Each adult's connection is there: the database sees to it. A child's row has none.
      .leftJoin(connections, eq(connections.id, invitations.connectionId))
      .where(
        and(
          isNull(invitations.endedAt),
          gt(invitations.endsAt, now),
          stillLookedAfter(store, dayOf(now)),
          wanted
        )
      )
  );
}

type Row = Awaited<ReturnType<typeof openWaysIn>>[number];

/**
 * Of an adult only what the register says now: an address that was taken out of it must not be written to. Of a child
 * without one there, where their message went.
 */
function contactOf(
  { vault }: Store,
  invitation: Row['invitation'],
  child: Row['child'],
  person: Row['person']
): Contact | null {
  if (person !== null)
    return contactIn(openOrNull(vault, person.contact, `connections.contact:${person.id}`) ?? '');
  const written = openOrNull(vault, child.contact, `children.contact:${invitation.childId}`);
  if (written !== null) return contactIn(written);
  return contactIn(openOrNull(vault, invitation.contact, `invitations.contact:${invitation.id}`) ?? '');
}

/** The meeting has no day, or one that has not gone by. */
export const meetingAhead = ({ t: { reviews } }: Store, today: Day): SQL | undefined =>
  or(isNull(reviews.meetingOn), sql`${reviews.meetingOn} >= ${today}`);
