/** The reviews of a month, on the day they were held or are planned for, or on their limit while they have no day. */
import { and, asc, between, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { ageOn } from '../../domain/age-band.ts';
import { dayOf, weekday, type Day } from '../../domain/day.ts';
import { boundsOf, monthOfDay, weeksOf, type Month } from '../../domain/month.ts';
import type { Store } from '../db/store.ts';
import { holidaySet, holidaysInForce } from './bank-holidays.ts';
import { alsoDue, type AlsoDue } from './also-due.ts';
import {
  caseloadAsked,
  childName,
  interpreterOf,
  childrenIn,
  type Caseload,
  type Staff
} from './caseload.ts';
import { sameTime } from './double-bookings.ts';
import { stillLookedAfter } from './looked-after.ts';
import { toldApart } from './same-name.ts';
import { alertsFor, type AlertLine } from './review-alerts.ts';

interface CalendarLine extends AlertLine {
  readonly reviewId: string;
  /** The day it stands on. */
  readonly on: Day;
  /** limit: it has no day yet, and must be held by this one. */
  readonly kind: 'held' | 'planned' | 'limit';
  /** Reviews of brothers and sisters near it. */
  readonly alsoDue: readonly AlsoDue[];
  /** Children whose meeting the same IRO has at the same time. */
  readonly sameTime: readonly string[];
}

interface CalendarDay {
  readonly day: Day;
  /** False for the days of the months beside it that fill the first and last week: nothing stands on them. */
  readonly inMonth: boolean;
  readonly isToday: boolean;
  readonly isWeekend: boolean;
  /** Name of the bank holiday. */
  readonly holiday: string | null;
  readonly lines: readonly CalendarLine[];
}

export interface Calendar {
  /** From Monday to Sunday. */
  readonly weeks: readonly (readonly CalendarDay[])[];
  /** All of the month, in order of day and time. */
  readonly lines: readonly CalendarLine[];
  /** Everything that needs somebody now, of whatever month, the worst first. */
  readonly alerts: readonly AlertLine[];
}

/**
 * One month of a caseload. Names and days only, never what anybody said.
 * @param wanted the month, and one IRO's reviews only for those who see all
 * @throws NotYours for roles without a caseload
 */
export async function calendarOf(
  store: Store,
  viewer: Staff,
  wanted: { readonly month: Month; readonly iroId: string | null },
  now: number
): Promise<Calendar> {
  const today = dayOf(now);
  const caseload = await caseloadAsked(store, viewer, wanted.iroId, today);
  const found = await alertsFor(store, viewer, wanted.iroId, now);
  const known = new Map(found.map((line) => [line.reviewId, line.alerts]));
  const rows = await reviewsOf(store, caseload, wanted.month, today);
  const near = await besideOpen(store, wanted.iroId === null ? caseload : { all: true }, rows);
  const besideOf = (row: Row) => (row.heldOn === null ? (near.get(row.childId) ?? []) : []);
  const booked = sameTime(
    rows.filter((row) => row.heldOn === null),
    (row) => besideOf(row).map(({ childId }) => childId)
  );
  const standing = rows.map((row) => ({
    ...lineOf(store, row, known.get(row.reviewId) ?? [], besideOf(row)),
    sameTime: (booked.get(row) ?? []).map((other) => childName(store, { ...other, id: other.childId }))
  }));
  const apart = await toldApart(store, [standing, found]);
  const lines = standing.map(apart);
  const holidays = new Map((await holidaysInForce(store)).map(({ day, name }) => [day, name]));
  const byDay = Map.groupBy(lines, (line) => line.on);
  const dayIn = (day: Day): CalendarDay => ({
    day,
    inMonth: monthOfDay(day) === wanted.month,
    isToday: day === today,
    isWeekend: weekday(day) > 5,
    holiday: holidays.get(day) ?? null,
    lines: byDay.get(day) ?? []
  });
  return { weeks: weeksOf(wanted.month).map((week) => week.map(dayIn)), lines, alerts: found.map(apart) };
}

/** Who asks for one IRO's reviews sees every child, so that brothers and sisters of other caseloads are named too. */
const besideOpen = async (store: Store, caseload: Caseload, rows: readonly Row[]) =>
  alsoDue(
    store,
    caseload,
    rows.filter((row) => row.heldOn === null),
    await holidaySet(store)
  );

type Row = Awaited<ReturnType<typeof reviewsOf>>[number];

function reviewsOf(store: Store, caseload: Caseload, month: Month, today: Day) {
  const { reviews, children, staff } = store.t;
  const { first, last } = boundsOf(month);
  const on = sql<string>`coalesce(${reviews.heldOn}, ${reviews.meetingOn}, ${reviews.dueOn})`;
  return store.db
    .select({
      on,
      reviewId: reviews.id,
      childId: children.id,
      localId: children.localId,
      firstName: children.firstName,
      nickname: children.nickname,
      interpreter: children.interpreter,
      dateOfBirth: children.dateOfBirth,
      iroId: children.iroId,
      iroName: staff.name,
      dueOn: reviews.dueOn,
      meetingOn: reviews.meetingOn,
      meetingTime: reviews.meetingTime,
      placeKind: reviews.placeKind,
      heldOn: reviews.heldOn
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        childrenIn(store, caseload),
        isNull(reviews.cancelledAt),
        between(on, first, last),
        or(isNotNull(reviews.heldOn), stillLookedAfter(store, today))
      )
    )
    .orderBy(asc(on), asc(sql`coalesce(${reviews.meetingTime}, '')`), asc(reviews.id));
}

function lineOf(
  store: Store,
  row: Row,
  alerts: AlertLine['alerts'],
  beside: readonly AlsoDue[]
): Omit<CalendarLine, 'sameTime'> {
  const { firstName, nickname, interpreter, localId, dateOfBirth, ...rest } = row;
  const child = { id: row.childId, firstName, nickname, interpreter, localId };
  return {
    ...rest,
    referralId: null,
    kind: row.heldOn !== null ? 'held' : row.meetingOn !== null ? 'planned' : 'limit',
    name: childName(store, child),
    interpreter: interpreterOf(store, child),
    age: ageOn(dateOfBirth, row.on),
    alerts,
    alsoDue: beside
  };
}
