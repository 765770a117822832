/**
 * Views and ratings nobody has marked, and promises to talk first. A rating waits when it has words or a worry in it:
 * a child may tell in a comment what no question asked. One sent without a name is not here but with the manager.
 */
import {
  and,
  asc,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  notExists,
  or,
  type SQL
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { addWorkingDays, type Holidays } from '../../domain/working-day.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { lookBy } from '../../domain/triage.ts';
import type { Store } from '../db/store.ts';
import { childrenIn, type Caseload } from './caseload.ts';
import { unlessKept } from './kept-answers.ts';
import { head, who, type Found, type Quote } from './waiting.ts';

/**
 * Sent, of a caseload, and still standing. A worry waits for a person even when it was taken back or changed since:
 * somebody may have been made to.
 */
function standing(store: Store, caseload: Caseload): SQL | undefined {
  const { submissions } = store.t;
  const stands = and(isNull(submissions.replacedAt), isNull(submissions.withdrawnAt));
  const rating = and(eq(submissions.purpose, 'rating'), isNotNull(submissions.invitationId));
  return and(
    childrenIn(store, caseload),
    isNotNull(submissions.submittedAt),
    or(
      eq(submissions.worry, true),
      and(stands, or(eq(submissions.purpose, 'views'), and(rating, hasWords(store))))
    ),
    or(eq(submissions.purpose, 'views'), rating)
  );
}

/** Something was typed. */
export function hasWords(store: Store): SQL {
  const { submissions, answers } = store.t;
  return exists(
    store.db
      .select({ id: answers.id })
      .from(answers)
      .where(and(eq(answers.submissionId, submissions.id), isNotNull(answers.words)))
  );
}

function sent(store: Store) {
  const { submissions } = store.t;
  return {
    ...head(store),
    id: submissions.id,
    reviewId: submissions.reviewId,
    audience: submissions.audience,
    purpose: submissions.purpose,
    submittedAt: submissions.submittedAt,
    readBy: submissions.readBy,
    worry: submissions.worry,
    kept: submissions.keptFromIro,
    mistypedBy: submissions.mistypedBy
  };
}

/** What was sent and nobody has marked. @param kept whether the reader may learn of what is kept from the IRO */
export async function unreadViews(
  store: Store,
  caseload: Caseload,
  today: Day,
  holidays: Holidays,
  kept: boolean
): Promise<Found[]> {
  const { db, t } = store;
  const { submissions, reviews, children, staff } = t;
  const rows = await db
    .select(sent(store))
    .from(submissions)
    .innerJoin(reviews, eq(reviews.id, submissions.reviewId))
    .innerJoin(children, eq(children.id, submissions.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(and(eq(submissions.waits, true), standing(store, caseload), unlessKept(store, kept)))
    .orderBy(desc(submissions.worry), asc(submissions.readBy), asc(submissions.id));
  const quotes = await flaggedAnswers(
    store,
    rows.filter((row) => row.worry).map((row) => row.id)
  );
  return rows.map((row) => {
    const at = row.submittedAt ?? 0;
    const by = lookBy({ ...row, submittedAt: at }, holidays);
    return {
      ...who(store, row, today),
      kind: row.purpose === 'rating' ? ('rating' as const) : ('views' as const),
      id: row.id,
      reviewId: row.reviewId,
      from: row.audience,
      at,
      by,
      worry: row.worry,
      kept: row.kept,
      mistyped: row.mistypedBy !== null,
      late: by !== null && by < today,
      quotes: quotes.filter((quote) => quote.submissionId === row.id)
    };
  });
}

/** The safety answers that raised the flag, in the words that were asked. */
async function flaggedAnswers(store: Store, submissionIds: readonly string[]): Promise<Quote[]> {
  if (submissionIds.length === 0) return [];
  const { answers } = store.t;
  const rows = await store.db
    .select({ submissionId: answers.submissionId, asked: answers.asked, choice: answers.choice })
    .from(answers)
    .where(and(inArray(answers.submissionId, [...submissionIds]), eq(answers.worry, true)));
  return rows.map((row) => ({
    submissionId: row.submissionId,
    asked: row.asked.question,
    said: typeof row.choice === 'string' ? (row.asked.choices?.[row.choice] ?? row.choice) : 'See the answer'
  }));
}

/** The marks "I need to talk to the child first" after which nothing was marked. */
function openPromises({ db, t: { triages } }: Pick<Store, 'db' | 't'>) {
  const [promise, later] = [alias(triages, 'promise'), alias(triages, 'later')];
  const marks = db
    .select({ id: later.id })
    .from(later)
    .where(and(eq(later.submissionId, promise.submissionId), gt(later.decidedAt, promise.decidedAt)));
  return db
    .select({ id: promise.id })
    .from(promise)
    .where(and(eq(promise.decision, 'talk-first'), notExists(marks)));
}

/** "I need to talk to the child first" stands open until the submission is marked again. Two working days. */
export async function promisedTalks(
  store: Store,
  caseload: Caseload,
  today: Day,
  holidays: Holidays,
  kept: boolean
): Promise<Found[]> {
  const { db, t } = store;
  const { submissions, reviews, children, staff, triages } = t;
  const rows = await db
    .select({ ...sent(store), decidedAt: triages.decidedAt })
    .from(triages)
    .innerJoin(submissions, eq(submissions.id, triages.submissionId))
    .innerJoin(reviews, eq(reviews.id, submissions.reviewId))
    .innerJoin(children, eq(children.id, submissions.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(inArray(triages.id, openPromises({ db, t })), standing(store, caseload), unlessKept(store, kept))
    );
  return rows.map((row) => {
    const by = addWorkingDays(dayOf(row.decidedAt), 2, holidays);
    const late = by < today;
    const { id, reviewId, audience: from, worry, decidedAt: at } = row;
    return {
      ...who(store, row, today),
      kind: 'talk-first' as const,
      id,
      reviewId,
      from,
      at,
      by,
      worry,
      kept: row.kept,
      late,
      quotes: []
    };
  });
}
