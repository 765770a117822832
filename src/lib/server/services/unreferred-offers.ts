/** Reviews at which a child said yes to an advocate, and nobody has passed it on to the provider. */
import { and, eq, exists, gte, inArray, isNull, ne, not, or, sql, type SQL } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import { addMonths, type Day } from '../../domain/day.ts';
import { takenBack } from '../../domain/referral.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';

/** How long after the meeting it is still asked for, in months: by then the next review asks again. */
const askedFor = 3;

/**
 * The condition on `reviews`. A referral that is kept from this person does not count: its absence from the list would
 * tell them of it. For who may not record what was offered it never holds.
 */
function unreferredOffer(store: Store, viewer: Staff): SQL {
  const { reviews, referrals } = store.t;
  if (!mightEver(viewer, 'record-meeting')) return sql`1 = 0`;
  const { closedBecause } = referrals;
  const stands = or(isNull(closedBecause), ne(closedBecause, takenBack.value));
  const made = store.db
    .select({ id: referrals.id })
    .from(referrals)
    .where(
      and(
        eq(referrals.childId, reviews.childId),
        inArray(referrals.kind, ['advocate', 'non-instructed']),
        or(and(eq(referrals.reviewId, reviews.id), stands), isNull(referrals.closedAt)),
        mightEver(viewer, 'see-kept-referral') ? undefined : eq(referrals.keptFromIro, false)
      )
    );
  return sql`(${and(eq(reviews.advocacyOffer, 'accepted'), not(exists(made)))})`;
}

/** The same for a list of what needs doing: not of reviews held long ago. */
export function unreferredLately(store: Store, viewer: Staff, today: Day): SQL {
  const { reviews } = store.t;
  const lately = or(isNull(reviews.heldOn), gte(reviews.heldOn, addMonths(today, -askedFor)));
  return sql`(${and(unreferredOffer(store, viewer), lately)})`;
}

/** Whether it holds for one review, which the caller has opened. */
export async function isUnreferred(store: Store, viewer: Staff, reviewId: string): Promise<boolean> {
  const { reviews } = store.t;
  const rows = await store.db
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.id, reviewId), unreferredOffer(store, viewer)));
  return rows.length > 0;
}
