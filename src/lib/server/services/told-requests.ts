/** What a child is told about a request that was passed to the advocacy provider. */
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import { standingOf, type Standing } from '../../domain/referral.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import type { MyRequest } from './requests.ts';

export interface ToldReferral {
  readonly standing: Standing;
  readonly contactBy: Day;
  /** Who speaks up for the child, or visits. */
  readonly name: string | null;
  /** What the provider wrote for the child when it was closed. */
  readonly note: string | null;
}

export interface ToldRequest extends MyRequest {
  /** Where it stands with the provider; null when it was not passed on. */
  readonly referral: ToldReferral | null;
}

/**
 * Adds to each request where it stands with the provider.
 * @param requests what the reader may be shown; a referral is never told without its request
 */
export async function withReferrals(store: Store, requests: readonly MyRequest[]): Promise<ToldRequest[]> {
  const { referrals } = store.t;
  // Only what was handled can have been passed on: most homes ask nothing here.
  const handled = requests.filter(({ handledAt }) => handledAt !== null).map(({ id }) => id);
  const rows =
    handled.length === 0
      ? []
      : await store.db.select().from(referrals).where(inArray(referrals.requestId, handled));
  return requests.map((request) => {
    const row = rows.find(({ requestId }) => requestId === request.id);
    return { ...request, referral: row ? toldOf(store, row) : null };
  });
}

/**
 * Every referral of the child that is open, from whichever review and also when staff made it after asking in person: the
 * next review's card shall not lose who speaks up for the child. Left out is what the child wanted kept, which is told
 * with its own review's card alone, and non-instructed advocacy, for which the child did not ask.
 */
export async function openReferralsOf(
  store: Store,
  childId: string
): Promise<(ToldReferral & { readonly kind: string })[]> {
  const { referrals } = store.t;
  const rows = await store.db
    .select()
    .from(referrals)
    .where(
      and(
        eq(referrals.childId, childId),
        isNull(referrals.closedAt),
        eq(referrals.keptFromIro, false),
        ne(referrals.kind, 'non-instructed')
      )
    )
    .orderBy(asc(referrals.referredAt));
  return rows.map((row) => ({ kind: row.kind, ...toldOf(store, row) }));
}

/** What the child is told of one referral. */
export function toldOf(store: Store, row: Store['t']['referrals']['$inferSelect']): ToldReferral {
  return {
    standing: standingOf(row),
    contactBy: row.contactBy,
    name: openOrNull(store.vault, row.advocateName, `referrals.advocateName:${row.id}`),
    note: openOrNull(store.vault, row.note, `referrals.note:${row.id}`)
  };
}
