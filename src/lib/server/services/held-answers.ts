/** Single answers that somebody keeps out of one review's pack by hand: whose, to which question, by whom and when. */
import { eq } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import type { Voice } from './voices.ts';

/** Who keeps one answer out, and since when. */
export interface Holding {
  readonly staffId: string;
  readonly name: string;
  readonly at: number;
}

/** Whose an answer is, as it is kept: `child`, or the id of the connection. */
export const whoseAnswer = ({ audience, connectionId }: Pick<Voice, 'audience' | 'connectionId'>): string =>
  connectionId ?? audience;

/** One question of one person: what they send again under it stays out too. */
export const holdingKey = (who: string, questionId: string): string => `${who} ${questionId}`;

/** What is kept out of one review's pack, by `holdingKey`. The caller has checked who reads it. */
export async function holdingsOf(store: Store, reviewId: string): Promise<ReadonlyMap<string, Holding>> {
  const { packHoldings, staff } = store.t;
  const { who, questionId, heldAt } = packHoldings;
  const rows = await store.db
    .select({ who, questionId, staffId: staff.id, name: staff.name, at: heldAt })
    .from(packHoldings)
    .innerJoin(staff, eq(staff.id, packHoldings.heldBy))
    .where(eq(packHoldings.reviewId, reviewId));
  return new Map(
    rows.map(({ who, questionId, ...holding }) => [holdingKey(who, questionId), holding] as const)
  );
}
