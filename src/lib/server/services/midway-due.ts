/**
 * Whose midway check is due: half way between a held review and the next one (domain file §2.4). What is found of each
 * child is the least that says so.
 */
import { and, eq, exists, gt, gte, inArray, isNull, lte, not } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { ageOn } from '../../domain/age-band.ts';
import { addMonths, type Day } from '../../domain/day.ts';
import { midwayDay } from '../../domain/review-clock.ts';
import type { Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { childName, childrenIn, type Caseload } from './caseload.ts';
import { stillLookedAfter } from './looked-after.ts';
import { cycleStart, dueDay, type CycleFacts } from './register-care.ts';

/** What half way is counted between. */
export interface Midway {
  readonly heldOn: Day;
  /** Half way, on or before, on a working day. */
  readonly by: Day;
  /** The next meeting, or while it has no day the next limit. */
  readonly next: Day;
}

/** A review whose midway check is due. */
export interface MidwayDue extends Midway {
  readonly reviewId: string;
  readonly childId: string;
  readonly name: string;
  readonly age: number;
  readonly iroName: string | null;
}

/**
 * Reviews of a caseload whose midway check is due: held here, the child's last, the half-way day has come and the next
 * meeting has not, and none is recorded. The earliest first; three queries at most, whatever the size of the caseload.
 */
export async function midwayDue(
  store: Store,
  caseload: Caseload,
  today: Day,
  holidays: Holidays
): Promise<MidwayDue[]> {
  const rows = await unchecked(store, caseload, today);
  const known = await neededOf(store, caseload, [...new Set(rows.map(({ child }) => child.id))]);
  return rows
    .flatMap(({ reviewId, heldOn, child, iroName }) => {
      const midway = heldOn && midwayOf(child, heldOn, known.get(child.id) ?? [], holidays);
      if (!midway || today < midway.by || today >= midway.next) return [];
      return [
        {
          ...midway,
          reviewId,
          childId: child.id,
          iroName,
          // Only the head of a long list is shown: a name is unsealed when it is looked at.
          get name() {
            return childName(store, child);
          },
          age: ageOn(child.dateOfBirth, today)
        }
      ];
    })
    .sort((a, b) => a.by.localeCompare(b.by));
}

/** The last one held, in the last twelve months, with a sitting recorded here, of a child still looked after, and not checked. */
function unchecked(store: Store, caseload: Caseload, today: Day) {
  const { db, t } = store;
  const { reviews, children, staff, meetings, midwayChecks } = t;
  const later = alias(reviews, 'later');
  const isLater = and(
    eq(later.childId, reviews.childId),
    gt(later.heldOn, reviews.heldOn),
    isNull(later.cancelledAt)
  );
  const {
    id,
    localId,
    firstName,
    nickname,
    dateOfBirth,
    lookedAfterSince,
    cycle,
    cycleStartedOn,
    createdAt
  } = children;
  const named = { id, localId, firstName, nickname, dateOfBirth };
  const child = { ...named, lookedAfterSince, cycle, cycleStartedOn, createdAt };
  return db
    .select({ reviewId: reviews.id, heldOn: reviews.heldOn, child, iroName: staff.name })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        childrenIn(store, caseload),
        isNull(reviews.cancelledAt),
        stillLookedAfter(store, today),
        gte(reviews.heldOn, addMonths(today, -12)),
        lte(reviews.heldOn, today),
        not(exists(db.select({ id: later.childId }).from(later).where(isLater))),
        exists(db.select({ id: meetings.reviewId }).from(meetings).where(eq(meetings.reviewId, reviews.id))),
        not(
          exists(
            db
              .select({ id: midwayChecks.reviewId })
              .from(midwayChecks)
              .where(eq(midwayChecks.reviewId, reviews.id))
          )
        )
      )
    );
}

interface Known {
  readonly heldOn: Day | null;
  readonly meetingOn: Day | null;
  readonly dueOn: Day | null;
}

/** The reviews of some children that were not cancelled, held or to come. */
export async function reviewsOf(store: Store, childIds: readonly string[]): Promise<Map<string, Known[]>> {
  const { reviews } = store.t;
  const { childId, heldOn, meetingOn, dueOn } = reviews;
  const rows = await store.db
    .select({ childId, heldOn, meetingOn, dueOn })
    .from(reviews)
    .where(and(inArray(childId, [...childIds]), isNull(reviews.cancelledAt)));
  return Map.groupBy(rows, (row) => row.childId);
}

/** Every review to come of a caseload. By caseload and not by child: a thousand ids make a slow question. */
async function toComeOf(store: Store, caseload: Caseload): Promise<Map<string, Known[]>> {
  const { reviews, children } = store.t;
  const { childId, heldOn, meetingOn, dueOn } = reviews;
  const rows = await store.db
    .select({ childId, heldOn, meetingOn, dueOn })
    .from(reviews)
    .innerJoin(children, eq(children.id, childId))
    .where(and(childrenIn(store, caseload), isNull(heldOn), isNull(reviews.cancelledAt)));
  return Map.groupBy(rows, (row) => row.childId);
}

/** The day of the next review says when half way is: the history is looked at only where there is none. */
async function neededOf(
  store: Store,
  caseload: Caseload,
  childIds: readonly string[]
): Promise<Map<string, Known[]>> {
  if (childIds.length === 0) return new Map();
  const open = await toComeOf(store, caseload);
  const dated = new Map([...open].filter(([, [next]]) => (next?.meetingOn ?? next?.dueOn ?? null) !== null));
  const others = childIds.filter((id) => !dated.has(id));
  return new Map([...dated, ...(others.length === 0 ? [] : await reviewsOf(store, others))]);
}

/** Null when a later review was held, or nothing says when the next one is. */
export function midwayOf(
  child: CycleFacts,
  heldOn: Day,
  all: readonly Known[],
  holidays: Holidays
): Midway | null {
  const held = all.flatMap((review) => review.heldOn ?? []).sort();
  if (held.some((day) => day > heldOn)) return null;
  const open = all.find((review) => review.heldOn === null);
  const next = open?.meetingOn ?? open?.dueOn ?? nextLimit(child, held, heldOn, holidays);
  return next === null || next <= heldOn ? null : { heldOn, next, by: midwayDay(heldOn, next, holidays) };
}

/** Six months after the last one, or sooner early in a cycle. */
function nextLimit(child: CycleFacts, held: readonly Day[], heldOn: Day, holidays: Holidays): Day | null {
  const latest = addMonths(heldOn, 6);
  return cycleStart(child) ? dueDay(child, held, latest, holidays) : latest;
}
