/**
 * What needs somebody in a caseload, the worst first: reviews near or past their limit, without views, papers or
 * record, and referrals to the advocacy provider that nobody sees to (the rules are the domain's). A fixed number of
 * queries, whatever the size of the caseload.
 */
import { and, eq, exists, gt, gte, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { ageOn } from '../../domain/age-band.ts';
import { addMonths, dayOf, type Day } from '../../domain/day.ts';
import { financialYearOf } from '../../domain/quarter.ts';
import {
  alertHorizon,
  compareAlerts,
  reviewAlerts,
  type Alert,
  type AlertFacts
} from '../../domain/review-alerts.ts';
import type { Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import {
  caseloadAsked,
  childName,
  interpreterOf,
  childrenIn,
  type Caseload,
  type Staff
} from './caseload.ts';
import { hasLeft, isNamed } from './leavers.ts';
import { stillLookedAfter } from './looked-after.ts';
import { alertedReferrals } from './referral-alerts.ts';
import { unreferredLately } from './unreferred-offers.ts';
import { childColumns, nothingYet, unplannedRows } from './unplanned-reviews.ts';

/** A review, a child whose next review nobody has planned, or a referral, with what needs doing. */
export interface AlertLine {
  readonly childId: string;
  /** Null when the review is still to be planned, and for a referral. */
  readonly reviewId: string | null;
  /** Set when the line is about a referral to the advocacy provider. */
  readonly referralId: string | null;
  readonly name: string;
  readonly age: number;
  readonly iroName: string | null;
  readonly dueOn: Day | null;
  readonly meetingOn: Day | null;
  readonly meetingTime: string | null;
  readonly placeKind: string | null;
  readonly heldOn: Day | null;
  /** Which interpreter the child needs; null when none is. */
  readonly interpreter: string | null;
  /** The worst first. */
  readonly alerts: readonly Alert[];
}

/**
 * Every review of the caseload with an alert that stands at `now`, the worst first. Referrals stand among them for those
 * who may see them.
 * @param iroId one IRO's only, for those who see all; null for the whole caseload
 * @throws NotYours for roles without a caseload
 */
export async function alertsFor(
  store: Store,
  viewer: Staff,
  iroId: string | null,
  now: number
): Promise<AlertLine[]> {
  const today = dayOf(now);
  const holidays = await holidaySet(store);
  const caseload = await caseloadAsked(store, viewer, iroId, today);
  const rows = [
    ...(await reviewRows(store, viewer, caseload, { today, holidays, now })),
    ...(await unplannedRows(store, caseload, today, holidays))
  ];
  const lines = rows.flatMap((row) => {
    const alerts = reviewAlerts(factsOf(row, today, now), { today, holidays });
    return alerts.length === 0 ? [] : lineOf(store, row, alerts, today);
  });
  const referrals = await alertedReferrals(store, viewer, caseload, today, holidays);
  const referred = referrals.map(({ referralId, alert, ...child }) => ({
    ...lineOf(store, { ...nothingYet, ...child, dueOn: null }, [alert], today),
    referralId
  }));
  return [...lines, ...referred].sort(worstFirst);
}

function worstFirst(a: AlertLine, b: AlertLine): number {
  const [worstOfA] = a.alerts;
  const [worstOfB] = b.alerts;
  const byAlert = worstOfA && worstOfB ? compareAlerts(worstOfA, worstOfB) : 0;
  return byAlert || a.name.localeCompare(b.name, 'en-GB') || a.childId.localeCompare(b.childId);
}

type Row = Awaited<ReturnType<typeof reviewRows>>[number];
type LineFacts = Omit<AlertLine, 'name' | 'age' | 'interpreter' | 'alerts' | 'referralId'> &
  Pick<Row, 'localId' | 'firstName' | 'nickname' | 'interpreter' | 'dateOfBirth'>;

/** The day on which the child's age counts. */
const onDay = (row: Pick<Row, 'heldOn' | 'meetingOn'>, today: Day): Day =>
  row.heldOn ?? row.meetingOn ?? today;

const factsOf = (row: Row, today: Day, now: number): AlertFacts => ({
  ...row,
  isAsked: ageOn(row.dateOfBirth, onDay(row, today)) >= 4,
  iroNamed: isNamed(row, now)
});

function lineOf(store: Store, row: LineFacts, alerts: readonly Alert[], today: Day): AlertLine {
  const { childId, reviewId, iroName, dueOn, meetingOn, meetingTime, placeKind, heldOn } = row;
  return {
    childId,
    reviewId,
    referralId: null,
    name: childName(store, { ...row, id: childId }),
    interpreter: interpreterOf(store, { ...row, id: childId }),
    age: ageOn(row.dateOfBirth, onDay(row, today)),
    iroName,
    dueOn,
    meetingOn,
    meetingTime,
    placeKind,
    heldOn,
    alerts
  };
}

/** Subqueries for one review: somebody can come in, or their views were begun or sent, the child's views were sent, a sitting was recorded here. */
function tracesOf(store: Store, now: number) {
  const { invitations, reviews, submissions, meetings } = store.t;
  const sent = and(
    eq(submissions.reviewId, reviews.id),
    eq(submissions.purpose, 'views'),
    eq(submissions.audience, 'child'),
    isNotNull(submissions.submittedAt),
    isNull(submissions.withdrawnAt),
    isNull(submissions.replacedAt)
  );
  const begun = and(
    eq(submissions.reviewId, reviews.id),
    eq(submissions.purpose, 'views'),
    isNull(submissions.withdrawnAt)
  );
  const open = and(
    eq(invitations.reviewId, reviews.id),
    isNull(invitations.endedAt),
    gt(invitations.endsAt, now)
  );
  return {
    viewsIn: exists(store.db.select({ id: submissions.reviewId }).from(submissions).where(sent)),
    asked: or(
      exists(store.db.select({ id: invitations.reviewId }).from(invitations).where(open)),
      exists(store.db.select({ id: submissions.reviewId }).from(submissions).where(begun))
    ),
    sat: exists(
      store.db.select({ id: meetings.reviewId }).from(meetings).where(eq(meetings.reviewId, reviews.id))
    )
  };
}

interface At {
  readonly today: Day;
  readonly holidays: Holidays;
  readonly now: number;
}

/** Reviews that may have an alert: a rough net, for the rules themselves decide. */
async function reviewRows(store: Store, viewer: Staff, caseload: Caseload, { today, holidays, now }: At) {
  const { reviews, children, staff } = store.t;
  const { asked, viewsIn, sat } = tracesOf(store, now);
  const unreferred = unreferredLately(store, viewer, today);
  const since = addMonths(today, -12);
  const rows = await store.db
    .select({
      ...childColumns(store),
      reviewId: sql<string | null>`${reviews.id}`,
      iroId: children.iroId,
      iroName: staff.name,
      iroEndsAt: staff.endsAt,
      dueOn: reviews.dueOn,
      meetingOn: reviews.meetingOn,
      meetingTime: reviews.meetingTime,
      placeKind: reviews.placeKind,
      heldOn: reviews.heldOn,
      childSeenOn: reviews.childSeenOn,
      planReceivedOn: reviews.planReceivedOn,
      papersReceivedOn: reviews.papersReceivedOn,
      recordSharedOn: reviews.recordSharedOn,
      lateReason: reviews.lateReason,
      unreferred: sql<unknown>`coalesce(${unreferred}, ${sql`1 = 0`})`,
      asked: sql<unknown>`${asked}`,
      viewsIn: sql<unknown>`${viewsIn}`,
      recordedHere: sql<unknown>`${sat}`
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        childrenIn(store, caseload),
        lately(store, since),
        or(
          and(stillLookedAfter(store, today), comingSoon(store, alertHorizon(today, holidays), now)),
          and(sat, unfinishedSince(store, since)),
          lateSince(store, financialYearOf(today).from),
          unreferred
        )
      )
    );
  return rows.map(withTruths);
}

/** Nothing cancelled or older has an alert: said beside the rules, so that five years of reviews are not looked at. */
const lately = ({ t: { reviews } }: Store, since: Day): SQL | undefined =>
  and(isNull(reviews.cancelledAt), or(isNull(reviews.heldOn), gte(reviews.heldOn, since)));

/** SQLite answers 1 and 0 where PostgreSQL answers true and false. */
const withTruths = <R extends Record<'unreferred' | 'asked' | 'viewsIn' | 'recordedHere', unknown>>(
  row: R
) => ({
  ...row,
  unreferred: Boolean(row.unreferred),
  asked: Boolean(row.asked),
  viewsIn: Boolean(row.viewsIn),
  recordedHere: Boolean(row.recordedHere)
});

/** Not held, and near its limit or its meeting, planned too late, or without an IRO. */
function comingSoon(store: Store, until: Day, now: number): SQL | undefined {
  const { reviews, children } = store.t;
  return and(
    isNull(reviews.heldOn),
    or(
      lte(reviews.dueOn, until),
      lte(reviews.meetingOn, until),
      gt(reviews.meetingOn, reviews.dueOn),
      isNull(children.iroId),
      hasLeft(store, now)
    )
  );
}

/** Held since a day, and its record not shared or its lateness not explained. */
function unfinishedSince(store: Store, since: Day): SQL | undefined {
  const { reviews } = store.t;
  return or(and(gte(reviews.heldOn, since), isNull(reviews.recordSharedOn)), lateSince(store, since));
}

/** Held since a day, after its limit, and nobody said why. */
function lateSince(store: Store, since: Day): SQL | undefined {
  const { reviews } = store.t;
  return and(gte(reviews.heldOn, since), gt(reviews.heldOn, reviews.dueOn), isNull(reviews.lateReason));
}
