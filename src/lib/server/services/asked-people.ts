/** Who was asked for their views before one review and how far each has come: status only, for every role. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { audienceOfRole, rolesAsked } from '../../domain/asked.ts';
import { audiences } from '../../domain/viewer.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { waysInto, viewsOfReview } from './asked-facts.ts';
import { askedState, type AskedAudience, type AskedState, type ToAsk } from './asked-states.ts';
import { openReview, type ReviewCard, type Staff } from './caseload.ts';

export interface AskedPerson {
  readonly audience: AskedAudience;
  /** What they are to the child, such as `teacher`; null for the child. */
  readonly role: string | null;
  /** Null for the child. */
  readonly name: string | null;
  readonly calledBy: string | null;
  readonly state: AskedState;
}

/**
 * The child, each parent and carer, and whoever else is asked or has answered, with their state.
 * @throws NotYours when this person may not see the review.
 */
export async function askedPeople(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<{ review: ReviewCard; people: AskedPerson[] }> {
  const review = await openReview(store, viewer, 'see-review', reviewId, now);
  const { connections } = store.t;
  const around = await store.db
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.childId, review.childId),
        inArray(connections.role, rolesAsked),
        isNull(connections.endedOn)
      )
    );
  const invited = await waysInto(store, reviewId, now);
  const written = await viewsOfReview(store, reviewId);
  const child: ToAsk = { audience: 'child', connectionId: null, ask: review.age >= 4 };
  const stateOf = (person: ToAsk) => {
    const theirs = (fact: { connectionId: string | null }) => fact.connectionId === person.connectionId;
    const own = person.connectionId === null ? written : written.filter(theirs);
    return askedState(person.audience, [person], invited, own);
  };
  const adults = around.flatMap((row): AskedPerson[] => {
    const { id, role } = row;
    const audience = audienceOfRole(role);
    if (audience === null) return [];
    const state = stateOf({ audience, connectionId: id, ask: row.askViews });
    // A teacher who is not asked is nobody's silence.
    if (audience === 'other' && state.kind === 'off') return [];
    const name = store.vault.open(row.name, `connections.name:${id}`);
    const calledBy = openOrNull(store.vault, row.calledBy, `connections.calledBy:${id}`);
    return [{ audience, role, name, calledBy, state }];
  });
  adults.sort((a, b) => audiences.indexOf(a.audience) - audiences.indexOf(b.audience));
  const self = { audience: 'child', role: null, name: null, calledBy: null, state: stateOf(child) } as const;
  return { review, people: [self, ...adults] };
}
