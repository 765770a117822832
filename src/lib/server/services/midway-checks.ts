/**
 * The midway check: half way between a held review and the next one, the IRO looks at what was decided, so that nothing
 * waits unseen until the next meeting (domain file §2.4 and §5 rows 80 and 184).
 */
import { and, desc, eq, exists, gt, gte, inArray, isNull, lte, not } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { ageOn } from '../../domain/age-band.ts';
import { addMonths, dayOf, type Day } from '../../domain/day.ts';
import { isLookedAfter } from '../../domain/looked-after.ts';
import { midwayDay } from '../../domain/review-clock.ts';
import type { Holidays } from '../../domain/working-day.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { childName, openReview, childrenIn, type Caseload, type ReviewCard, type Staff } from './caseload.ts';
import { stillLookedAfter } from './looked-after.ts';
import {
  carriedInto,
  decisionsOf,
  decisionStates,
  setDecisionState,
  type Carried,
  type Decision
} from './decisions.ts';
import { noteReadings } from './readings.ts';
import { cycleStart, dueDay, type CycleFacts } from './register-care.ts';
import { isFine, notADay, onlyWrong, type Problems, type Written } from './typed-form.ts';

/** In characters. */
const mostWords = 1000;

/** What half way is counted between. */
interface Midway {
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
async function reviewsOf(store: Store, childIds: readonly string[]): Promise<Map<string, Known[]>> {
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
function midwayOf(child: CycleFacts, heldOn: Day, all: readonly Known[], holidays: Holidays): Midway | null {
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

interface Check {
  readonly id: string;
  readonly doneOn: Day;
  readonly words: string | null;
  readonly by: string;
}

export interface MidwayPage {
  readonly review: ReviewCard;
  /** Null before the review was held, once a later one was, and when the next is not known. */
  readonly midway: Midway | null;
  /** The latest first. */
  readonly checks: readonly Check[];
  readonly decisions: readonly Decision[];
  readonly carried: readonly Carried[];
}

/**
 * What the midway page of a review shows; the words of earlier checks count as read, and are logged.
 * @throws NotYours when this person may not write the review's reply
 */
export async function midwayPage(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<MidwayPage> {
  const review = await openReview(store, viewer, 'write-reply', reviewId, now);
  const checks = await checksOf(store, reviewId);
  const read = checks.filter(({ words }) => words !== null);
  const { childId, heldOn } = review;
  const readings = read.map(({ id }) => ({ action: 'midway.read', childId, subjectId: id }));
  await noteReadings(store, viewer, readings, now);
  return {
    review,
    midway: heldOn === null ? null : await midwayFor(store, childId, heldOn, dayOf(now)),
    checks,
    decisions: await decisionsOf(store, viewer, reviewId, now),
    carried: heldOn === null ? [] : await carriedInto(store, { childId, heldOn })
  };
}

async function midwayFor(store: Store, childId: string, heldOn: Day, today: Day): Promise<Midway | null> {
  const { children } = store.t;
  const [child] = await store.db.select().from(children).where(eq(children.id, childId));
  if (!child || !isLookedAfter(child, today)) return null;
  const known = await reviewsOf(store, [childId]);
  return midwayOf(child, heldOn, known.get(childId) ?? [], await holidaySet(store));
}

async function checksOf(store: Store, reviewId: string): Promise<Check[]> {
  const { midwayChecks, staff } = store.t;
  const rows = await store.db
    .select({ check: midwayChecks, by: staff.name })
    .from(midwayChecks)
    .innerJoin(staff, eq(staff.id, midwayChecks.doneBy))
    .where(eq(midwayChecks.reviewId, reviewId))
    .orderBy(desc(midwayChecks.doneOn), desc(midwayChecks.doneAt));
  return rows.map(({ check: { id, doneOn, words }, by }) => ({
    id,
    doneOn,
    words: openOrNull(store.vault, words, `midwayChecks.words:${id}`),
    by
  }));
}

export interface MidwayForm {
  readonly doneOn: Day | null | undefined;
  readonly words: string;
  /** What became of each decision, by its id. One that is not named stays as it is. */
  readonly states: Readonly<Record<string, string>>;
}

function problemsIn(form: MidwayForm, heldOn: Day | null, today: Day): Problems<MidwayForm> {
  return onlyWrong<MidwayForm>({
    doneOn: heldOn === null ? 'Record the meeting first.' : dayProblem(form.doneOn, heldOn, today),
    words: form.words.length > mostWords && `Make it shorter: ${mostWords} letters at most.`
  });
}

function dayProblem(day: Day | null | undefined, heldOn: Day, today: Day): string | null {
  if (!day) return notADay;
  if (day > today) return 'This day has not come yet.';
  return day < heldOn ? 'This is before the review was held.' : null;
}

/** Records a midway check, with what became of each decision. Gives its id. @throws NotYours as `midwayPage` */
export async function recordMidway(
  store: Store,
  viewer: Staff,
  reviewId: string,
  given: MidwayForm,
  now: number
): Promise<Written<MidwayForm>> {
  const form = { ...given, words: given.words.trim() };
  return store.transaction(async (tx) => {
    const { review, decisions, carried } = await midwayPage(tx, viewer, reviewId, now);
    const problems = problemsIn(form, review.heldOn, dayOf(now));
    if (!isFine(problems) || !form.doneOn) return { ok: false, problems };
    for (const { id, state: before } of [...decisions, ...carried]) {
      const state = decisionStates.find((one) => one === form.states[id]);
      if (state && state !== before) await setDecisionState(tx, viewer, { reviewId, id, state }, now);
    }
    const id = newId();
    await tx.db.insert(tx.t.midwayChecks).values({
      id,
      childId: review.childId,
      reviewId,
      doneOn: form.doneOn,
      words: sealOrNull(tx.vault, form.words, `midwayChecks.words:${id}`),
      doneBy: viewer.staffId,
      doneAt: now
    });
    const deed = { action: 'midway.recorded', childId: review.childId, subjectId: id };
    await noteReadings(tx, viewer, [deed], now);
    return { ok: true, id };
  });
}
