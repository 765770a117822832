/**
 * Records the sittings of a review: when, who came, how the child took part. The sitting that counts gives the
 * review its day (a review may be a series of meetings and has one date in the return, domain file §2.5).
 */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { wasLate } from '../../domain/review-alerts.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { NotYours, openReview, type ReviewCard, type Staff } from './caseload.ts';
import { askCodeAgain, codeRestsOn } from './code-again.ts';
import { peopleRound } from './form-context.ts';
import {
  meetingErrors,
  type AttendanceEntry,
  type MeetingEntries,
  type MeetingErrors
} from './meeting-entries.ts';
import { sentViews } from './meeting-views.ts';
import { recountOpenLimit } from './open-limits.ts';
import { reviewsBeside } from './other-reviews.ts';
import { noteReadings } from './readings.ts';

interface Attendance {
  readonly connectionId: string | null;
  readonly role: string;
  /** As it was typed, or of the person round the child, who may have left since. */
  readonly name: string | null;
  readonly invited: boolean;
  readonly came: boolean;
}

/** One sitting as it was recorded. */
export interface Sitting {
  readonly id: string;
  readonly heldOn: Day;
  readonly counts: boolean;
  readonly childCame: boolean;
  readonly childSpoke: boolean;
  readonly childUsedSymbols: boolean;
  readonly spokenForBy: string;
  readonly ownWordsUsed: boolean;
  readonly otherMedium: string;
  readonly chairedByChild: string;
  readonly note: string | null;
  readonly people: readonly Attendance[];
}

export type Recorded =
  | {
      readonly ok: true;
      readonly meetingId: string;
      readonly heldOn: Day | null;
      /** What was recorded no longer bears out the code that was confirmed, so it is asked again. */
      readonly askedAgain: boolean;
    }
  | { readonly ok: false; readonly errors: MeetingErrors };

/** Every sitting of a review in order, and the people who could be asked to it. */
export async function meetingsOf(store: Store, viewer: Staff, reviewId: string, now: number) {
  const review = await openReview(store, viewer, 'record-meeting', reviewId, now);
  return {
    review,
    sittings: await sittingsOf(store, reviewId),
    people: await peopleRound(store, review.childId),
    sent: await sentViews(store, reviewId)
  };
}

async function sittingsOf(store: Store, reviewId: string): Promise<Sitting[]> {
  const { meetings } = store.t;
  const rows = await store.db
    .select()
    .from(meetings)
    .where(eq(meetings.reviewId, reviewId))
    .orderBy(asc(meetings.heldOn));
  const people = await attendancesOf(
    store,
    rows.map((row) => row.id)
  );
  return rows.map((row) => ({
    ...row,
    note: openOrNull(store.vault, row.note, `meetings.note:${row.id}`),
    people: people.filter((person) => person.meetingId === row.id)
  }));
}

async function attendancesOf(store: Store, meetingIds: readonly string[]) {
  if (meetingIds.length === 0) return [];
  const { attendances, connections } = store.t;
  const rows = await store.db
    .select({ attendance: attendances, known: connections.name })
    .from(attendances)
    .leftJoin(connections, eq(connections.id, attendances.connectionId))
    .where(inArray(attendances.meetingId, [...meetingIds]))
    .orderBy(asc(attendances.id));
  return rows.map(({ attendance, known }) => ({
    ...attendance,
    name:
      openOrNull(store.vault, attendance.name, `attendances.name:${attendance.id}`) ??
      openOrNull(store.vault, known, `connections.name:${attendance.connectionId}`)
  }));
}

/**
 * Records a sitting, or puts one right when `meetingId` names it. Sets the review's day from the sitting that counts;
 * never its code. A confirmed code that no longer follows from what is recorded is asked again.
 * @throws NotYours when the review or sitting is not there or not this person's.
 */
export async function recordMeeting(
  store: Store,
  viewer: Staff,
  target: { readonly reviewId: string; readonly meetingId: string | null },
  entries: MeetingEntries,
  now: number
): Promise<Recorded> {
  const review = await openReview(store, viewer, 'record-meeting', target.reviewId, now);
  const was = target.meetingId === null ? null : await demandSitting(store, review.id, target.meetingId);
  const beside = await reviewsBeside(store, review);
  const errors = meetingErrors(entries, { ...review, today: dayOf(now), beside, was });
  if (review.cancelled) errors.heldOn = 'This review was cancelled.';
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const people = await ofThisChild(store, review.childId, entries.people);
  return store.transaction((tx) => keep(tx, viewer, review, target.meetingId, { ...entries, people }, now));
}

/** Only people round this child can be named by id: a row about another child's people is left out. */
async function ofThisChild(
  store: Store,
  childId: string,
  people: readonly AttendanceEntry[]
): Promise<AttendanceEntry[]> {
  const { connections } = store.t;
  const rows = await store.db
    .select({ id: connections.id })
    .from(connections)
    .where(eq(connections.childId, childId));
  const known = new Set(rows.map((row) => row.id));
  return people.filter((person) => person.connectionId === null || known.has(person.connectionId));
}

/** The day of a sitting of this review. @throws NotYours when it has no such sitting */
export async function demandSitting(store: Store, reviewId: string, meetingId: string): Promise<Day> {
  const { meetings } = store.t;
  const [row] = await store.db
    .select({ heldOn: meetings.heldOn })
    .from(meetings)
    .where(and(eq(meetings.id, meetingId), eq(meetings.reviewId, reviewId)));
  if (row === undefined) throw new NotYours();
  return row.heldOn;
}

async function keep(
  tx: Store,
  viewer: Staff,
  review: ReviewCard,
  corrects: string | null,
  entries: MeetingEntries,
  now: number
): Promise<Recorded> {
  const { meetings, reviews } = tx.t;
  const others = await tx.db
    .select({ heldOn: meetings.heldOn, counts: meetings.counts })
    .from(meetings)
    .where(and(eq(meetings.reviewId, review.id), ne(meetings.id, corrects ?? '')));
  const heldOn = entries.counts ? entries.heldOn : (others.find((other) => other.counts)?.heldOn ?? null);
  if (heldOn === null && review.participationCode !== null) {
    return {
      ok: false,
      errors: { counts: 'A code is confirmed for this review, so one sitting has to count.' }
    };
  }
  const id = corrects ?? newId();
  const rested = await codeRestsOn(tx, review, now);
  await writeSitting(tx, viewer, review.id, id, corrects !== null, entries, now);
  if (entries.counts) {
    await tx.db
      .update(meetings)
      .set({ counts: false })
      .where(and(eq(meetings.reviewId, review.id), ne(meetings.id, id)));
  }
  await writePeople(tx, id, entries.people);
  await tx.db
    .update(reviews)
    .set({ ...heldRow(tx, review, heldOn, entries), updatedAt: now })
    .where(eq(reviews.id, review.id));
  await recountOpenLimit(tx, review.childId);
  const action = corrects === null ? 'meeting.recorded' : 'meeting.corrected';
  await noteReadings(tx, viewer, [{ action, childId: review.childId, subjectId: id }], now);
  const askedAgain = await askCodeAgain(tx, viewer, { ...review, heldOn }, rested, now);
  return { ok: true, meetingId: id, heldOn, askedAgain };
}

/** The review's day, whose the child was on it, and why it was late. */
function heldRow(tx: Store, review: ReviewCard, heldOn: Day | null, entries: MeetingEntries) {
  if (heldOn === null) return { heldOn, iroId: null };
  const iroId = review.heldBy ?? review.iro?.id ?? null;
  return { heldOn, iroId, ...whyLate(tx, review, heldOn, entries) };
}

/** Nothing said leaves what was said before; a reason for a review that was in time is left out. */
function whyLate(tx: Store, { id, dueOn }: ReviewCard, heldOn: Day, entries: MeetingEntries) {
  const { lateReason = '', lateNote = '' } = entries;
  if (lateReason === '' || !wasLate({ dueOn, heldOn })) return {};
  return { lateReason, lateNote: sealOrNull(tx.vault, lateNote, `reviews.lateNote:${id}`) };
}

async function writeSitting(
  tx: Store,
  viewer: Staff,
  reviewId: string,
  id: string,
  exists: boolean,
  entries: MeetingEntries,
  now: number
): Promise<void> {
  const { meetings } = tx.t;
  const { heldOn, counts, childSpoke, childUsedSymbols, spokenForBy, otherMedium, chairedByChild } = entries;
  const row = {
    heldOn,
    counts,
    childSpoke,
    childUsedSymbols,
    spokenForBy,
    otherMedium,
    chairedByChild,
    childCame: entries.childCame === 'yes',
    ownWordsUsed: entries.ownWordsUsed === 'yes',
    note: sealOrNull(tx.vault, entries.note.trim(), `meetings.note:${id}`),
    recordedBy: viewer.staffId,
    recordedAt: now
  };
  if (exists) await tx.db.update(meetings).set(row).where(eq(meetings.id, id));
  else await tx.db.insert(meetings).values({ id, reviewId, ...row });
}

/** Somebody neither asked nor there is not in the table. */
async function writePeople(tx: Store, meetingId: string, people: readonly AttendanceEntry[]): Promise<void> {
  const { attendances } = tx.t;
  await tx.db.delete(attendances).where(eq(attendances.meetingId, meetingId));
  const rows = people
    .filter((person) => person.invited || person.came)
    .map((person) => {
      const id = newId();
      const name = sealOrNull(tx.vault, person.name.trim(), `attendances.name:${id}`);
      const { connectionId, role, invited, came } = person;
      return { id, meetingId, connectionId, role, name, invited, came };
    });
  if (rows.length > 0) await tx.db.insert(attendances).values(rows);
}
