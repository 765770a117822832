/** Days promised before a meeting: none is of use after it, and they are counted again when it is moved to an earlier day. */
import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { beforeMeeting, readByDay } from '../../domain/triage.ts';
import type { Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { readingDays } from './settings.ts';

/** The day of the meeting of one review; null while none is known. */
export async function meetingDayOf(store: Store, reviewId: string): Promise<Day | null> {
  const { reviews } = store.t;
  const [row] = await store.db
    .select({ meetingOn: reviews.meetingOn })
    .from(reviews)
    .where(eq(reviews.id, reviewId));
  return row?.meetingOn ?? null;
}

/** The day by which what is sent now is read: views for the meeting before it, a rating after it. */
export async function readByPromised(
  tx: Store,
  { purpose, reviewId }: { readonly purpose: string; readonly reviewId: string },
  now: number
): Promise<Day> {
  const meetingOn = purpose === 'views' ? await meetingDayOf(tx, reviewId) : null;
  return readByDay(now, await holidaySet(tx), await readingDays(tx), meetingOn);
}

/**
 * Counts again what was promised for a meeting that is on an earlier day now: views nobody has read and other times asked
 * for. No promise moves to a later day, or to one that has passed.
 */
export async function countPromisesAgain(
  tx: Store,
  reviewId: string,
  meetingOn: Day,
  now: number
): Promise<void> {
  const today = dayOf(now);
  if (meetingOn < today) return;
  const { submissions, requests } = tx.t;
  const holidays = await holidaySet(tx);
  const unread = await tx.db
    .select({ id: submissions.id, by: submissions.readBy, at: submissions.submittedAt })
    .from(submissions)
    .where(
      and(
        eq(submissions.reviewId, reviewId),
        eq(submissions.purpose, 'views'),
        eq(submissions.waits, true),
        isNotNull(submissions.submittedAt),
        gt(submissions.readBy, today)
      )
    );
  for (const { id, by, at } of unread) {
    const readBy = sooner({ by: by ?? today, at: at ?? now }, meetingOn, holidays, today);
    await tx.db.update(submissions).set({ readBy }).where(eq(submissions.id, id));
  }
  const asked = await tx.db
    .select({ id: requests.id, by: requests.answerBy, at: requests.askedAt })
    .from(requests)
    .where(
      and(
        eq(requests.reviewId, reviewId),
        eq(requests.kind, 'another-time'),
        isNull(requests.handledAt),
        gt(requests.answerBy, today)
      )
    );
  for (const { id, ...promised } of asked) {
    const answerBy = sooner(promised, meetingOn, holidays, today);
    await tx.db.update(requests).set({ answerBy }).where(eq(requests.id, id));
  }
}

function sooner(
  { by, at }: { readonly by: Day; readonly at: number },
  meetingOn: Day,
  holidays: Holidays,
  today: Day
): Day {
  const capped = beforeMeeting(by, at, meetingOn, holidays);
  return capped < today ? today : capped;
}
