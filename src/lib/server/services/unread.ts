/**
 * What waits for a person's eyes: views nobody has marked, promises to talk first, and requests nobody has
 * answered; worries before everything else.
 */
import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  notExists,
  or,
  sql,
  type SQL
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { ageOn } from '../../domain/age-band.ts';
import { addWorkingDays, type Holidays } from '../../domain/working-day.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { childName, childrenIn, reviewsIn, type Caseload } from './caseload.ts';
import { countdown, type Countdown } from './countdown.ts';

/** One thing to look at. `by` is the day somebody was promised it would be seen to. */
export interface Waiting extends Countdown {
  readonly kind: 'views' | 'talk-first' | 'request';
  readonly id: string;
  readonly reviewId: string | null;
  readonly childId: string;
  readonly name: string;
  readonly age: number;
  readonly iroName: string | null;
  /** child | parent | carer for views; the kind of request for requests. */
  readonly from: string;
  readonly at: number;
  readonly by: Day | null;
  readonly worry: boolean;
  /** True when `by` has gone by. */
  readonly late: boolean;
  /** Before quiet reading: a worry, a call asked for, a promise to talk, or past its day. */
  readonly urgent: boolean;
  /** Why it is flagged: what was asked and what was answered, or the words of a request. */
  readonly quotes: readonly Quote[];
}

export interface Quote {
  readonly submissionId: string;
  readonly asked: string | null;
  readonly said: string;
}

/** Everything waiting in a caseload: worries first, or what is past its day first; then by the promised day. */
export async function waitingIn(
  store: Store,
  caseload: Caseload,
  now: number,
  holidays: Holidays,
  first: 'worries' | 'late' = 'worries'
): Promise<Waiting[]> {
  const today = dayOf(now);
  const unread = await unreadViews(store, caseload, today);
  const promised = await promisedTalks(store, caseload, today, holidays);
  const asked = await openRequests(store, caseload, today);
  const weight = first === 'late' ? lateWeight : worryWeight;
  return [...unread, ...promised, ...asked]
    .map((item) => ({
      ...item,
      urgent: item.worry || item.late || item.kind === 'talk-first' || item.from === 'call-me',
      ...countdown(dayOf(item.at), item.by ?? today, today, holidays)
    }))
    .sort((a, b) => weight(a) - weight(b) || (a.by ?? '9').localeCompare(b.by ?? '9') || a.at - b.at);
}

type Found = Omit<Waiting, 'urgent' | keyof Countdown>;

const worryWeight = (item: Found) =>
  (item.worry ? 0 : 4) + (item.from === 'call-me' ? 0 : 2) + (item.late ? 0 : 1);
const lateWeight = (item: Found) => (item.late ? 0 : 8) + worryWeight(item);

function head(store: Store) {
  const { children, staff } = store.t;
  return {
    childId: children.id,
    localId: children.localId,
    firstName: children.firstName,
    dateOfBirth: children.dateOfBirth,
    iroName: staff.name
  };
}

type Head = { [K in keyof ReturnType<typeof head>]: unknown } & {
  childId: string;
  localId: string;
  firstName: Parameters<typeof childName>[1]['firstName'];
  dateOfBirth: Day;
  iroName: string | null;
};

const who = (store: Store, row: Head, today: Day) => ({
  childId: row.childId,
  name: childName(store, { id: row.childId, firstName: row.firstName, localId: row.localId }),
  age: ageOn(row.dateOfBirth, today),
  iroName: row.iroName
});

/**
 * Sent, of a caseload, and still standing. A worry waits for a person even when it was taken back or changed since:
 * somebody may have been made to.
 */
function standing(store: Store, caseload: Caseload): SQL | undefined {
  const { submissions } = store.t;
  const stands = and(isNull(submissions.replacedAt), isNull(submissions.withdrawnAt));
  return and(
    reviewsIn(store, caseload),
    eq(submissions.purpose, 'views'),
    isNotNull(submissions.submittedAt),
    or(stands, eq(submissions.worry, true))
  );
}

function sent(store: Store) {
  const { submissions } = store.t;
  return {
    ...head(store),
    id: submissions.id,
    reviewId: submissions.reviewId,
    audience: submissions.audience,
    submittedAt: submissions.submittedAt,
    readBy: submissions.readBy,
    worry: submissions.worry
  };
}

async function unreadViews(store: Store, caseload: Caseload, today: Day): Promise<Found[]> {
  const { submissions, reviews, children, staff, triages } = store.t;
  const rows = await store.db
    .select(sent(store))
    .from(submissions)
    .innerJoin(reviews, eq(reviews.id, submissions.reviewId))
    .innerJoin(children, eq(children.id, submissions.childId))
    .leftJoin(staff, eq(staff.id, sql`coalesce(${reviews.iroId}, ${children.iroId})`))
    .leftJoin(triages, eq(triages.submissionId, submissions.id))
    .where(and(standing(store, caseload), isNull(triages.id)))
    .orderBy(desc(submissions.worry), asc(submissions.readBy));
  const quotes = await flaggedAnswers(
    store,
    rows.filter((row) => row.worry).map((row) => row.id)
  );
  return rows.map((row) => ({
    ...who(store, row, today),
    kind: 'views' as const,
    id: row.id,
    reviewId: row.reviewId,
    from: row.audience,
    at: row.submittedAt ?? 0,
    by: row.readBy,
    worry: row.worry,
    late: row.readBy !== null && row.readBy < today,
    quotes: quotes.filter((quote) => quote.submissionId === row.id)
  }));
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

/** "I need to talk to the child first" stands open until the submission is marked again. Two working days. */
async function promisedTalks(
  store: Store,
  caseload: Caseload,
  today: Day,
  holidays: Holidays
): Promise<Found[]> {
  const { submissions, reviews, children, staff, triages } = store.t;
  const later = alias(triages, 'later');
  const rows = await store.db
    .select({ ...sent(store), decidedAt: triages.decidedAt })
    .from(triages)
    .innerJoin(submissions, eq(submissions.id, triages.submissionId))
    .innerJoin(reviews, eq(reviews.id, submissions.reviewId))
    .innerJoin(children, eq(children.id, submissions.childId))
    .leftJoin(staff, eq(staff.id, sql`coalesce(${reviews.iroId}, ${children.iroId})`))
    .where(
      and(
        standing(store, caseload),
        eq(triages.decision, 'talk-first'),
        notExists(
          store.db
            .select({ id: later.id })
            .from(later)
            .where(and(eq(later.submissionId, triages.submissionId), gt(later.decidedAt, triages.decidedAt)))
        )
      )
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
      late,
      quotes: []
    };
  });
}

async function openRequests(store: Store, caseload: Caseload, today: Day): Promise<Found[]> {
  const { requests, children, staff } = store.t;
  const rows = await store.db
    .select({
      ...head(store),
      id: requests.id,
      reviewId: requests.reviewId,
      kind: requests.kind,
      worry: requests.worry,
      words: requests.words,
      askedAt: requests.askedAt,
      answerBy: requests.answerBy
    })
    .from(requests)
    .innerJoin(children, eq(children.id, requests.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(and(childrenIn(store, caseload), isNull(requests.handledAt)))
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
    late: row.answerBy < today,
    quotes:
      row.words === null ? [] : [quoteOf(row.id, store.vault.open(row.words, `requests.words:${row.id}`))]
  }));
}

const quoteOf = (submissionId: string, said: string): Quote => ({ submissionId, asked: null, said });
