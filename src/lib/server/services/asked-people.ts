/** Who was asked for their views before one review and how far each has come: status only, for every role. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { askedRoles } from '../../domain/asked.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { askedState, type AskedAudience, type AskedState, type ToAsk } from './asked-states.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';

export interface AskedPerson {
  readonly audience: AskedAudience;
  /** Null for the child. */
  readonly name: string | null;
  readonly calledBy: string | null;
  readonly state: AskedState;
}

/**
 * The child, and each parent and carer, with their state.
 * @throws NotYours when this person may not see the review.
 */
export async function askedPeople(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<{ review: ReviewCard; people: AskedPerson[] }> {
  const review = await openReview(store, viewer, 'see-review', reviewId, now);
  const { connections, invitations, submissions } = store.t;
  const around = await store.db
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.childId, review.childId),
        inArray(connections.role, [...askedRoles]),
        isNull(connections.endedOn)
      )
    );
  const invited = await store.db.select().from(invitations).where(eq(invitations.reviewId, reviewId));
  const written = await store.db
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.reviewId, reviewId),
        eq(submissions.purpose, 'views'),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt)
      )
    );
  const child: ToAsk = { audience: 'child', connectionId: null, ask: review.age >= 4 };
  const stateOf = (person: ToAsk) => {
    const theirs = (fact: { connectionId: string | null }) => fact.connectionId === person.connectionId;
    const own = person.connectionId === null ? written : written.filter(theirs);
    return askedState(person.audience, [person], invited, own);
  };
  const people = around.map((row) => ({
    audience: row.role as AskedAudience,
    name: store.vault.open(row.name, `connections.name:${row.id}`),
    calledBy: openOrNull(store.vault, row.calledBy, `connections.calledBy:${row.id}`),
    state: stateOf({ audience: row.role as AskedAudience, connectionId: row.id, ask: row.askViews })
  }));
  people.sort((a, b) => b.audience.localeCompare(a.audience));
  return {
    review,
    people: [{ audience: 'child', name: null, calledBy: null, state: stateOf(child) }, ...people]
  };
}
