/** What the last held review decided, with who does it, by when and how it stands, and what is still open from before. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, ne, or } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { decisionStates, openDecisions, type Decision } from './decisions.ts';

/**
 * Of the review before this one, the done beside the undone; after them what earlier ones left open. None that was
 * recorded by mistake. The caller has checked who may read them.
 */
export async function agreedBefore(
  store: Store,
  review: { readonly id: string; readonly childId: string; readonly heldOn: Day | null }
): Promise<Decision[]> {
  const { decisions, reviews } = store.t;
  const [last] = await store.db
    .select({ id: reviews.id })
    .from(reviews)
    .where(
      and(
        eq(reviews.childId, review.childId),
        ne(reviews.id, review.id),
        isNotNull(reviews.heldOn),
        review.heldOn === null ? undefined : lt(reviews.heldOn, review.heldOn)
      )
    )
    .orderBy(desc(reviews.heldOn), desc(reviews.id))
    .limit(1);
  if (!last) return [];
  const open = (await openDecisions(store, review.childId)).map(({ id }) => id);
  const rows = await store.db
    .select()
    .from(decisions)
    .where(
      and(
        or(eq(decisions.reviewId, last.id), inArray(decisions.id, open)),
        ne(decisions.reviewId, review.id),
        isNull(decisions.withdrawnAt)
      )
    )
    .orderBy(asc(decisions.position), asc(decisions.id));
  const isLast = (row: (typeof rows)[number]) => row.reviewId === last.id;
  return [...rows.filter(isLast), ...rows.filter((row) => !isLast(row))].map((row) => ({
    id: row.id,
    words: store.vault.open(row.words, `decisions.words:${row.id}`),
    owner: openOrNull(store.vault, row.owner, `decisions.owner:${row.id}`),
    dueOn: row.dueOn,
    state: decisionStates.find((state) => state === row.state) ?? 'open',
    outcomeId: row.outcomeId,
    untied: openOrNull(store.vault, row.untied, `decisions.untied:${row.id}`)
  }));
}
