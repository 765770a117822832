/**
 * Papers that somebody began to type in and has not sent. The child, parent or carer has done their part, and nobody
 * reads it before it is sent: after one working day it alarms. Who and since when, never an answer.
 */
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { mightEver } from '../../domain/access.ts';
import { ageOn } from '../../domain/age-band.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { addWorkingDays, type Holidays } from '../../domain/working-day.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { caseloadAsked, childName, childrenIn, type Caseload, type Staff } from './caseload.ts';
import { countdown, type Countdown } from './countdown.ts';

/** Working days within which what was begun is sent. */
const daysToSend = 1;

export interface PaperNotSent extends Countdown {
  readonly reviewId: string;
  /** Whose: `child`, or the id of the connection. */
  readonly who: string;
  /** The child's. */
  readonly name: string;
  readonly age: number;
  readonly iroName: string | null;
  readonly audience: string;
  /** Of the adult whose paper it is; null for the child. */
  readonly person: string | null;
  /** Who types it in. */
  readonly by: string;
  readonly mine: boolean;
  readonly since: Day;
  readonly sendBy: Day;
  readonly late: boolean;
}

/**
 * The papers of a caseload that were begun and not sent, the longest begun first; nothing for whoever types in none.
 * @param iroId one IRO's only, for those who see all
 * @throws NotYours for roles without a caseload
 */
export async function papersNotSent(
  store: Store,
  viewer: Staff,
  iroId: string | null,
  now: number
): Promise<PaperNotSent[]> {
  if (!mightEver(viewer, 'type-paper-form')) return [];
  const today = dayOf(now);
  const rows = await unsent(store, await caseloadAsked(store, viewer, iroId, today));
  const holidays = await holidaySet(store);
  return rows.map((row) => paperOf(store, viewer, row, today, holidays));
}

type Row = Awaited<ReturnType<typeof unsent>>[number];

function paperOf(store: Store, viewer: Staff, row: Row, today: Day, holidays: Holidays): PaperNotSent {
  const { reviewId, audience, connectionId, iroName } = row;
  const since = dayOf(row.startedAt);
  const sendBy = addWorkingDays(since, daysToSend, holidays);
  return {
    reviewId,
    who: connectionId ?? 'child',
    name: childName(store, row),
    age: ageOn(row.dateOfBirth, today),
    iroName,
    audience,
    person: openOrNull(store.vault, row.person, `connections.name:${connectionId ?? ''}`),
    by: row.by,
    mine: row.typedBy === viewer.staffId,
    since,
    sendBy,
    late: sendBy < today,
    ...countdown(since, sendBy, today, holidays)
  };
}

/** Drafts are few: they are found among what waits, of which nothing was sent yet. */
function unsent(store: Store, caseload: Caseload) {
  const { children, connections, reviews, staff, submissions } = store.t;
  const typist = alias(staff, 'typist');
  return store.db
    .select({
      reviewId: submissions.reviewId,
      audience: submissions.audience,
      connectionId: submissions.connectionId,
      startedAt: submissions.startedAt,
      typedBy: submissions.typedBy,
      by: typist.name,
      person: connections.name,
      iroName: staff.name,
      id: children.id,
      localId: children.localId,
      firstName: children.firstName,
      nickname: children.nickname,
      dateOfBirth: children.dateOfBirth
    })
    .from(submissions)
    .innerJoin(typist, eq(typist.id, submissions.typedBy))
    .innerJoin(reviews, eq(reviews.id, submissions.reviewId))
    .innerJoin(children, eq(children.id, submissions.childId))
    .leftJoin(connections, eq(connections.id, submissions.connectionId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        eq(submissions.waits, true),
        isNull(submissions.submittedAt),
        isNotNull(submissions.typedBy),
        eq(submissions.purpose, 'views'),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt),
        isNull(reviews.cancelledAt),
        childrenIn(store, caseload)
      )
    )
    .orderBy(asc(submissions.startedAt), asc(submissions.id));
}
