/** Calls, advocates and other times asked for that nobody has answered. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { childrenIn, type Caseload } from './caseload.ts';
import { head, who, type Found, type Quote } from './waiting.ts';

/** @param kept whether the reader may learn of requests that are kept from the IRO */
export async function openRequests(
  store: Store,
  caseload: Caseload,
  today: Day,
  kept: boolean
): Promise<Found[]> {
  const { requests, children, staff } = store.t;
  const rows = await store.db
    .select({
      ...head(store),
      id: requests.id,
      reviewId: requests.reviewId,
      kind: requests.kind,
      worry: requests.worry,
      kept: requests.keptFromIro,
      words: requests.words,
      askedAt: requests.askedAt,
      answerBy: requests.answerBy
    })
    .from(requests)
    .innerJoin(children, eq(children.id, requests.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        childrenIn(store, caseload),
        isNull(requests.handledAt),
        kept ? undefined : eq(requests.keptFromIro, false)
      )
    )
    .orderBy(asc(requests.answerBy));
  return rows.map((row) => ({
    ...who(store, row, today),
    kind: 'request' as const,
    id: row.id,
    reviewId: row.reviewId,
    from: row.kind,
    at: row.askedAt,
    by: row.answerBy,
    worry: row.worry,
    kept: row.kept,
    late: row.answerBy < today,
    quotes:
      row.words === null ? [] : [quoteOf(row.id, store.vault.open(row.words, `requests.words:${row.id}`))]
  }));
}

const quoteOf = (submissionId: string, said: string): Quote => ({ submissionId, asked: null, said });
