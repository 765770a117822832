/**
 * What somebody must look at before, at and after a review: its limit, the child's views, the papers, the record.
 * The days are those of the working timeline round one review (domain file §2.4) and of the councils' alert lists
 * (§9): seven days before the limit, ten days without views, papers three working days before, the record five,
 * fifteen and twenty working days after.
 */
import { askBy, askingPresses } from './asking.ts';
import { addDays, dayOf, type Day } from './day.ts';
import { financialYearOf } from './quarter.ts';
import { isLate, isWaiting } from './referral.ts';
import { addWorkingDays, type Holidays } from './working-day.ts';

/** The worst first: two alerts that press alike stand in this order. */
const alertKinds = [
  'past-limit',
  'planned-late',
  'no-meeting',
  'no-iro',
  'referral-late',
  'not-referred',
  'not-asked',
  'no-views',
  'not-seen',
  'plan-missing',
  'papers-missing',
  'record-20',
  'record-15',
  'record-5',
  'late-reason',
  'referral-unseen',
  'due-soon'
] as const;
type AlertKind = (typeof alertKinds)[number];

export interface Alert {
  readonly kind: AlertKind;
  /** now: too late, or nearly · soon: there is still time. */
  readonly severity: 'now' | 'soon';
  /** The day it counts from: the limit, the meeting, the day held, or the day on which the step was due. */
  readonly day: Day;
}

/** One review that is planned or was held; or a child whose next review nobody has planned, with its limit. */
export interface AlertFacts {
  readonly dueOn: Day | null;
  readonly meetingOn: Day | null;
  readonly heldOn: Day | null;
  /** Four or older on the day of the meeting: under four a child is seen, not asked. */
  readonly isAsked: boolean;
  /** Somebody holds a way in to this review that is open, or has begun or sent their views. */
  readonly asked: boolean;
  readonly viewsIn: boolean;
  readonly lookedAfterSince: Day | null;
  readonly iroNamed: boolean;
  /** The IRO saw the child before it. */
  readonly childSeenOn: Day | null;
  readonly planReceivedOn: Day | null;
  readonly papersReceivedOn: Day | null;
  readonly recordSharedOn: Day | null;
  readonly lateReason: string | null;
  /** A sitting was recorded here. The record of a review loaded as already held is kept elsewhere. */
  readonly recordedHere: boolean;
  /** The child said yes to an advocate, and nobody has passed it on. */
  readonly unreferred: boolean;
}

interface On {
  readonly today: Day;
  readonly holidays: Holidays;
}
type Rule = (facts: AlertFacts, on: On) => Alert | null;

/** Calendar days before the limit. */
const limitWithin = 7;
/** Working days before the limit by which a meeting has to be planned. */
const planWithin = 20;
/** Calendar days before the meeting. */
const viewsWithin = 10;
/** Working days before the meeting: the child is seen alone before it (domain file §3.1). */
const seenWithin = 5;
/** Working days before the meeting: the plan and papers are due; views that are not in will hardly come. */
const papersBefore = 3;
/** Working days after the child became looked after. */
const iroWithin = 5;

const now = (kind: AlertKind, day: Day): Alert => ({ kind, severity: 'now', day });
const soon = (kind: AlertKind, day: Day): Alert => ({ kind, severity: 'soon', day });

/** The last day a search for alerts has to look at: 20 working days on. */
export const alertHorizon = (today: Day, holidays: Holidays): Day =>
  addWorkingDays(today, planWithin, holidays);

const timescale: Rule = ({ dueOn, meetingOn, heldOn }, on) => {
  if (dueOn === null || heldOn !== null) return null;
  if (dueOn < on.today) return now('past-limit', dueOn);
  const isNear = dueOn <= addDays(on.today, limitWithin);
  if (meetingOn === null) return notPlanned(dueOn, isNear, on);
  if (meetingOn > dueOn) return now('planned-late', dueOn);
  return isNear ? soon('due-soon', dueOn) : null;
};

function notPlanned(dueOn: Day, isNear: boolean, { today, holidays }: On): Alert | null {
  if (isNear) return now('no-meeting', dueOn);
  return dueOn <= alertHorizon(today, holidays) ? soon('no-meeting', dueOn) : null;
}

/** The day of a meeting that is still to come. */
const comingOn = ({ meetingOn, heldOn }: AlertFacts, today: Day): Day | null =>
  heldOn === null && meetingOn !== null && meetingOn >= today ? meetingOn : null;

/** Counted back from the meeting; from then on it is late, and half way it presses. */
const notAsked: Rule = (facts, { today, holidays }) => {
  const meetingOn = comingOn(facts, today);
  if (meetingOn === null || facts.asked || facts.viewsIn) return null;
  const by = askBy(meetingOn, holidays);
  if (today < by) return null;
  return askingPresses(meetingOn, today, holidays) ? now('not-asked', by) : soon('not-asked', by);
};

/** Of those who were asked: nobody asked is an alert of its own. */
const noViews: Rule = (facts, { today, holidays }) => {
  const meetingOn = comingOn(facts, today);
  if (meetingOn === null || !facts.isAsked || !facts.asked || facts.viewsIn) return null;
  if (meetingOn > addDays(today, viewsWithin)) return null;
  const isClose = meetingOn <= addWorkingDays(today, papersBefore, holidays);
  return isClose ? now('no-views', meetingOn) : soon('no-views', meetingOn);
};

/** Whatever the age: under four a child is seen and not asked. The working day before is the last on which it helps. */
const notSeen: Rule = (facts, { today, holidays }) => {
  const meetingOn = comingOn(facts, today);
  if (meetingOn === null || facts.childSeenOn !== null) return null;
  if (today < addWorkingDays(meetingOn, -seenWithin, holidays)) return null;
  const isClose = meetingOn <= addWorkingDays(today, 1, holidays);
  return isClose ? now('not-seen', meetingOn) : soon('not-seen', meetingOn);
};

/** The day by which a child who became looked after on `since` has an IRO by name. */
export const iroNamedBy = (since: Day, holidays: Holidays): Day => addWorkingDays(since, iroWithin, holidays);

/** A child without the day of becoming looked after still needs an IRO: it then counts from today. */
const noIro: Rule = ({ iroNamed, lookedAfterSince, heldOn }, { today, holidays }) => {
  if (iroNamed || heldOn !== null) return null;
  if (lookedAfterSince === null) return soon('no-iro', today);
  const by = iroNamedBy(lookedAfterSince, holidays);
  return by < today ? now('no-iro', by) : null;
};

/** Three working days before the meeting: on that day there is still time. */
const missing =
  (kind: 'plan-missing' | 'papers-missing', field: 'planReceivedOn' | 'papersReceivedOn'): Rule =>
  (facts, { today, holidays }) => {
    const meetingOn = comingOn(facts, today);
    if (meetingOn === null || facts[field] !== null) return null;
    const by = addWorkingDays(meetingOn, -papersBefore, holidays);
    if (today < by) return null;
    return today === by ? soon(kind, by) : now(kind, by);
  };

/** Decisions within 5 working days, the full record within 15, with those who should have it within 20. */
const recordSteps = [
  { kind: 'record-20', days: 20, make: now },
  { kind: 'record-15', days: 15, make: soon },
  { kind: 'record-5', days: 5, make: soon }
] as const;

const recordNotShared: Rule = ({ heldOn, recordSharedOn, recordedHere }, { today, holidays }) => {
  if (heldOn === null || recordSharedOn !== null || !recordedHere) return null;
  for (const { kind, days, make } of recordSteps) {
    const by = addWorkingDays(heldOn, days, holidays);
    if (by < today) return make(kind, by);
  }
  return null;
};

/** Whether a review was held after its legal limit. */
export const wasLate = ({ dueOn, heldOn }: Pick<AlertFacts, 'dueOn' | 'heldOn'>): boolean =>
  dueOn !== null && heldOn !== null && heldOn > dueOn;

/** Of every late review of this return year (1 April to 31 March), and of earlier ones that were recorded here. */
const noLateReason: Rule = (facts, { today }) => {
  const { heldOn, lateReason, recordedHere } = facts;
  if (heldOn === null || lateReason !== null || !wasLate(facts)) return null;
  return recordedHere || heldOn >= financialYearOf(today).from ? soon('late-reason', heldOn) : null;
};

/** A working day after the child said yes it is late: the provider's two days run from the asking (domain §3.2). */
const notReferred: Rule = ({ unreferred, childSeenOn, heldOn, meetingOn }, { today, holidays }) => {
  if (!unreferred) return null;
  const saidOn = childSeenOn ?? heldOn ?? meetingOn ?? today;
  const by = addWorkingDays(saidOn, 1, holidays);
  return by < today ? now('not-referred', by) : soon('not-referred', by);
};

const rules: readonly Rule[] = [
  timescale,
  noIro,
  notReferred,
  notAsked,
  noViews,
  notSeen,
  missing('plan-missing', 'planReceivedOn'),
  missing('papers-missing', 'papersReceivedOn'),
  recordNotShared,
  noLateReason
];

/** For sorting: what presses now first, then by kind, then by day. */
export const compareAlerts = (a: Alert, b: Alert): number =>
  Number(a.severity === 'soon') - Number(b.severity === 'soon') ||
  alertKinds.indexOf(a.kind) - alertKinds.indexOf(b.kind) ||
  a.day.localeCompare(b.day);

/**
 * The alerts that stand today, the worst first.
 * @param on today, and the council's bank holidays
 */
export const reviewAlerts = (facts: AlertFacts, on: On): Alert[] =>
  rules.flatMap((rule) => rule(facts, on) ?? []).sort(compareAlerts);

/** A child passed to the advocacy provider. */
export interface ReferralFacts {
  readonly referredAt: number;
  readonly contactBy: Day;
  readonly seenAt: number | null;
  readonly firstContactAt: number | null;
  readonly closedAt: number | null;
}

/** Working days within which somebody of the provider should have opened a referral. */
const openedWithin = 1;

/**
 * A referral whose promised day of first contact has gone by, or that nobody has opened by the end of the first working
 * day after it was passed on (domain §3.2); null while all is well.
 */
export function referralAlert(referral: ReferralFacts, { today, holidays }: On): Alert | null {
  if (isLate(referral, today)) return now('referral-late', referral.contactBy);
  if (!isWaiting(referral) || referral.seenAt !== null) return null;
  const by = addWorkingDays(dayOf(referral.referredAt), openedWithin, holidays);
  return by < today ? soon('referral-unseen', by) : null;
}
