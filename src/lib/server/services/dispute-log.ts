/** The log of challenges: those of a caseload, of one child, and one to read. What was written is opened only for that. */
import { and, desc, eq, gte, inArray, isNull, lte, ne, or, type SQL } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import { ageOn } from '../../domain/age-band.ts';
import { addMonths, dayOf, type Day } from '../../domain/day.ts';
import {
  disputeCounts,
  disputeEnds,
  disputeLevel,
  disputeTheme,
  disputeTotal,
  isLate,
  overallClock,
  resolvedInTime,
  type DisputeCounts,
  type DisputeFacts,
  type DisputeTotal,
  type OverallClock
} from '../../domain/disputes.ts';
import type { Holidays } from '../../domain/working-day.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { caseloadOf, childName, childrenIn, demand, NotYours, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';
import { countdown, type Countdown } from './countdown.ts';
import { noteReadings } from './readings.ts';
import { inParts } from './register-state.ts';

/** One challenge at one level, without a word of what was written. The clock is that of the answer. */
export interface DisputeLine extends DisputeFacts, Countdown {
  readonly id: string;
  readonly childId: string;
  readonly name: string;
  readonly age: number;
  readonly iroName: string | null;
  readonly raisedOn: Day;
  readonly endedOn: Day | null;
  readonly late: boolean;
  /** The first of its levels: its own id when it is that. */
  readonly firstId: string;
  readonly firstRaisedOn: Day;
  /** The clock over all its levels. */
  readonly overall: OverallClock;
}

export interface DisputeLog extends DisputeCounts {
  /** Open first, by the day of their answer; then those that ended, the latest first. */
  readonly lines: readonly DisputeLine[];
  /** How many lines each filter shows. */
  readonly counts: Readonly<Record<DisputesWanted['show'], number>>;
  /** Of those raised in the period. */
  readonly total: DisputeTotal;
  readonly late: number;
  /** Of those first raised in the period. */
  readonly inTime: ReturnType<typeof resolvedInTime>;
}

export interface DisputesWanted {
  readonly from: Day;
  readonly to: Day;
  readonly show: 'all' | 'open' | 'ended';
}

/**
 * The challenges of a caseload: every one that is open, and those raised in the period. The totals are of the period.
 * @throws NotYours for whoever has no part in them
 */
export async function disputeLog(
  store: Store,
  viewer: Staff,
  { from, to, show }: DisputesWanted,
  now: number
): Promise<DisputeLog> {
  if (!mightEver(viewer, 'log-dispute')) throw new NotYours();
  const today = dayOf(now);
  const { disputes } = store.t;
  const inPeriod = and(gte(disputes.raisedOn, from), lte(disputes.raisedOn, to));
  const caseload = childrenIn(store, await caseloadOf(store, viewer, today));
  const begun = store.db.select({ id: disputes.id }).from(disputes).where(inPeriod);
  const wanted = or(isNull(disputes.endedOn), inPeriod, inArray(disputes.firstId, begun));
  const found = await linesWhere(store, and(caseload, wanted), today);
  const isIn = (day: Day) => day >= from && day <= to;
  const all = found.filter(({ ended, raisedOn }) => ended === null || isIn(raisedOn));
  const raised = all.filter(({ raisedOn }) => isIn(raisedOn));
  const standing = found.filter((line) => line.ended !== 'escalated' && isIn(line.firstRaisedOn));
  const shown = {
    all,
    open: all.filter(({ ended }) => ended === null),
    ended: all.filter(({ ended }) => ended !== null)
  };
  return {
    ...disputeCounts(raised, today),
    lines: shown[show],
    counts: { all: all.length, open: shown.open.length, ended: shown.ended.length },
    total: disputeTotal(raised, today),
    late: all.filter(({ late }) => late).length,
    inTime: resolvedInTime(standing)
  };
}

/** Every challenge about one child, in the same order. @throws NotYours */
export async function disputesOfChild(
  store: Store,
  viewer: Staff,
  childId: string,
  now: number
): Promise<{
  readonly child: { readonly id: string; readonly name: string };
  readonly lines: DisputeLine[];
  readonly reviews: ReviewToChoose[];
}> {
  const child = await childFor(store, viewer, 'log-dispute', childId, now);
  const lines = await linesWhere(store, eq(store.t.disputes.childId, childId), dayOf(now));
  const reviews = await reviewsToChoose(store, childId);
  return { child: { id: childId, name: childName(store, child) }, lines, reviews };
}

export interface DisputeRead extends DisputeLine {
  readonly words: string;
  readonly outcome: string | null;
  readonly tellChild: string | null;
  readonly raisedBy: string;
  /** The review it is about; null when it is about none. */
  readonly review: ReviewToChoose | null;
  /** Every level it came to, the first first; itself among them. */
  readonly levels: readonly DisputeLine[];
}

/** A review of the child, to say which one a challenge is about. */
export interface ReviewToChoose {
  readonly id: string;
  readonly on: Day | null;
  readonly held: boolean;
}

/** The child's reviews, the latest first; none that was cancelled. The caller has checked who may know. */
export async function reviewsToChoose(store: Store, childId: string): Promise<ReviewToChoose[]> {
  const { reviews } = store.t;
  const rows = await store.db
    .select()
    .from(reviews)
    .where(and(eq(reviews.childId, childId), isNull(reviews.cancelledAt)));
  return rows
    .map(({ id, heldOn, meetingOn, dueOn }) => ({
      id,
      on: heldOn ?? meetingOn ?? dueOn,
      held: heldOn !== null
    }))
    .sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
}

/** One challenge with its words; logged as read. @throws NotYours */
export async function readDispute(
  store: Store,
  viewer: Staff,
  id: string,
  now: number
): Promise<DisputeRead> {
  const { dispute } = await disputeFor(store, viewer, id, now);
  const [line] = await linesWhere(store, eq(store.t.disputes.id, id), dayOf(now));
  if (!line) throw new NotYours();
  const { staff } = store.t;
  const [by] = await store.db.select({ name: staff.name }).from(staff).where(eq(staff.id, dispute.raisedBy));
  await noteReadings(store, viewer, [{ action: 'dispute.read', childId: line.childId, subjectId: id }], now);
  const { vault } = store;
  const { disputes } = store.t;
  const chain = or(eq(disputes.id, line.firstId), eq(disputes.firstId, line.firstId));
  const reviews = await reviewsToChoose(store, line.childId);
  const levels = await linesWhere(store, chain, dayOf(now));
  return {
    ...line,
    review: reviews.find((review) => review.id === dispute.reviewId) ?? null,
    levels: levels.sort((a, b) => a.raisedOn.localeCompare(b.raisedOn) || a.id.localeCompare(b.id)),
    words: vault.open(dispute.words, `disputes.words:${id}`),
    outcome: openOrNull(vault, dispute.outcome, `disputes.outcome:${id}`),
    tellChild: openOrNull(vault, dispute.tellChild, `disputes.tellChild:${id}`),
    raisedBy: by?.name ?? ''
  };
}

/** The row of one challenge, for somebody who may log it. @throws NotYours */
export async function disputeFor(store: Store, viewer: Staff, id: string, now: number) {
  const { disputes, children } = store.t;
  const [row] = await store.db
    .select({ dispute: disputes, iroId: children.iroId, since: children.lookedAfterSince })
    .from(disputes)
    .innerJoin(children, eq(children.id, disputes.childId))
    .where(eq(disputes.id, id));
  if (!row) throw new NotYours();
  const record = { childId: row.dispute.childId, iroId: row.iroId };
  await demand(store, viewer, 'log-dispute', record, dayOf(now));
  return row;
}

/** How long after its end a child is still told of a challenge, in months: until about the next review. */
const toldFor = 3;

/**
 * What the child is told of challenges for them, the newest first: one line for each. One that went to a higher level
 * is told of there.
 */
export async function challengesTold(store: Store, childId: string, today: Day): Promise<string[]> {
  const { disputes } = store.t;
  const told = or(isNull(disputes.ended), ne(disputes.ended, 'escalated'));
  const recent = or(isNull(disputes.endedOn), gte(disputes.endedOn, addMonths(today, -toldFor)));
  const rows = await store.db
    .select({ id: disputes.id, tellChild: disputes.tellChild })
    .from(disputes)
    .where(and(eq(disputes.childId, childId), told, recent))
    .orderBy(desc(disputes.raisedOn), desc(disputes.id));
  const lines = rows.flatMap(({ id, tellChild }) =>
    tellChild === null ? [] : [store.vault.open(tellChild, `disputes.tellChild:${id}`)]
  );
  return [...new Set(lines)];
}

/** Challenges by a condition that the caller answers for, the open ones first. */
export async function linesWhere(store: Store, where: SQL | undefined, today: Day): Promise<DisputeLine[]> {
  const holidays = await holidaySet(store);
  const { disputes, children, staff } = store.t;
  const rows = await store.db
    .select({ dispute: disputes, child: children, iroName: staff.name })
    .from(disputes)
    .innerJoin(children, eq(children.id, disputes.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(where);
  const begun = await firstDays(
    store,
    rows.map(({ dispute }) => dispute)
  );
  return rows
    .map(({ dispute, child, iroName }) => ({
      ...lineOf(dispute, begun.get(dispute.firstId ?? '') ?? dispute.raisedOn, today, holidays),
      name: childName(store, child),
      age: ageOn(child.dateOfBirth, today),
      iroName
    }))
    .sort(openFirst);
}

type DisputeRow = Store['t']['disputes']['$inferSelect'];

/** The day on which each challenge that went higher was first raised, by the id of its first level. */
async function firstDays(store: Store, rows: readonly DisputeRow[]): Promise<Map<string, Day>> {
  const { disputes } = store.t;
  const ids = [...new Set(rows.flatMap(({ firstId }) => firstId ?? []))];
  const found = await inParts(ids, (part) =>
    store.db
      .select({ id: disputes.id, on: disputes.raisedOn })
      .from(disputes)
      .where(inArray(disputes.id, part))
  );
  return new Map(found.map(({ id, on }) => [id, on]));
}

function lineOf(row: DisputeRow, firstRaisedOn: Day, today: Day, holidays: Holidays) {
  const { id, childId, raisedOn, answerBy, endedOn } = row;
  const ended = disputeEnds.find((end) => end === row.ended) ?? null;
  return {
    id,
    childId,
    level: disputeLevel(row.level)?.value ?? 'informal',
    theme: disputeTheme(row.theme)?.value ?? 'other',
    raisedOn,
    answerBy,
    ended,
    endedOn,
    late: isLate({ answerBy, ended }, today),
    firstId: row.firstId ?? id,
    firstRaisedOn,
    overall: overallClock(firstRaisedOn, endedOn ?? today, holidays),
    ...countdown(raisedOn, answerBy, today, holidays)
  };
}

function openFirst(a: DisputeLine, b: DisputeLine): number {
  if (a.endedOn === null && b.endedOn === null)
    return a.answerBy.localeCompare(b.answerBy) || a.id.localeCompare(b.id);
  if (a.endedOn === null || b.endedOn === null) return a.endedOn === null ? -1 : 1;
  return b.endedOn.localeCompare(a.endedOn) || b.id.localeCompare(a.id);
}
