/**
 * Challenges by the IRO: at which level, what about, and by when somebody must answer. The IRO Handbook (2010), 6.1 and
 * 6.2: informally first, then through levels of seniority in no more than 20 working days in all; the IRO may pass a
 * level over, and may go to Cafcass at any point.
 */
import type { Day } from './day.ts';
import { addWorkingDays, workingDaysBetween, type Holidays } from './working-day.ts';

/**
 * From the lowest up, with who answers at each and the working days they have. Twenty in all is the Handbook's limit and
 * the one a council reports against; the four stages share it alike, and an informal challenge is given as long as one
 * stage. Nothing binds Cafcass: the day is when the IRO asks what became of it.
 */
export const disputeLevels = [
  { value: 'informal', words: 'Informal', to: 'social worker', days: 5 },
  { value: 'stage-1', words: 'Stage 1', to: 'team manager', days: 5 },
  { value: 'stage-2', words: 'Stage 2', to: 'head of service', days: 5 },
  { value: 'stage-3', words: 'Stage 3', to: 'assistant director', days: 5 },
  { value: 'stage-4', words: 'Stage 4', to: 'director', days: 5 },
  { value: 'cafcass', words: 'Cafcass', to: 'Cafcass', days: 20 }
] as const;
export type DisputeLevel = (typeof disputeLevels)[number]['value'];

/** What IROs of five councils challenged, by their annual reports. */
export const disputeThemes = [
  { value: 'drift', words: 'Drift or delay in care planning' },
  { value: 'care-plan-missing', words: 'Care plan not received' },
  { value: 'assessment', words: 'Assessment not done or not complete' },
  { value: 'papers', words: 'Report not ready for the review' },
  { value: 'decisions-not-done', words: 'Review decisions not followed' },
  { value: 'not-told', words: 'IRO not told of a change' },
  { value: 'placement', words: 'Placement' },
  { value: 'family', words: 'Contact with family' },
  { value: 'education', words: 'Education' },
  { value: 'health', words: 'Health' },
  { value: 'not-heard', words: 'Child’s wishes not heard' },
  { value: 'visits', words: 'Statutory visits' },
  { value: 'pathway-plan', words: 'Pathway plan' },
  { value: 'legal', words: 'Legal process not followed' },
  { value: 'other', words: 'Something else' }
] as const;
export type DisputeTheme = (typeof disputeThemes)[number]['value'];

export const disputeEnds = ['resolved', 'escalated', 'withdrawn'] as const;
export type DisputeEnd = (typeof disputeEnds)[number];

/** The level of this name; undefined for any other text. */
export const disputeLevel = (value: string) => disputeLevels.find((level) => level.value === value);
/** The theme of this name; undefined for any other text. */
export const disputeTheme = (value: string) => disputeThemes.find((theme) => theme.value === value);

/** The levels it can still go to, the next one first; none above Cafcass. */
export const levelsAbove = (level: DisputeLevel) =>
  disputeLevels.slice(disputeLevels.findIndex(({ value }) => value === level) + 1);

/** The day by which a challenge raised on `raisedOn` is to be answered at this level: working days, that day not counted. */
export const answerBy = (level: DisputeLevel, raisedOn: Day, holidays: Holidays): Day =>
  addWorkingDays(raisedOn, disputeLevel(level)?.days ?? 5, holidays);

/** Working days for all levels of one challenge together: the Handbook's limit (6.2), which councils report against. */
export const overallDays = 20;

/** How long one challenge has run through all its levels. */
export interface OverallClock {
  /** Working days since it was first raised, to today or to the day it ended. */
  readonly day: number;
  readonly by: Day;
  /** More than twenty, and it still runs or ended after them. */
  readonly over: boolean;
}

/** @param firstRaisedOn when the first of its levels was raised @param until today, or the day the level ended */
export function overallClock(firstRaisedOn: Day, until: Day, holidays: Holidays): OverallClock {
  const by = addWorkingDays(firstRaisedOn, overallDays, holidays);
  return { day: workingDaysBetween(firstRaisedOn, until, holidays), by, over: until > by };
}

/**
 * How many challenges were resolved within twenty working days of being first raised, of those that were resolved or have
 * run longer. Each counts once, by the level it stands at; what was withdrawn, or still has time, is not counted.
 */
export function resolvedInTime(
  standing: readonly { readonly ended: DisputeEnd | null; readonly overall: OverallClock }[]
): { readonly inTime: number; readonly of: number } {
  const counted = standing.filter(
    ({ ended, overall }) => ended === 'resolved' || (ended === null && overall.over)
  );
  const inTime = counted.filter(({ ended, overall }) => ended === 'resolved' && !overall.over).length;
  return { inTime, of: counted.length };
}

/** What the counts need to know of one challenge at one level. */
export interface DisputeFacts {
  readonly level: DisputeLevel;
  readonly theme: DisputeTheme;
  readonly answerBy: Day;
  /** Null while it is open. */
  readonly ended: DisputeEnd | null;
}

/** Open, and the day it was to be answered by has gone. */
export const isLate = (dispute: Pick<DisputeFacts, 'answerBy' | 'ended'>, today: Day): boolean =>
  dispute.ended === null && dispute.answerBy < today;

/**
 * Somebody has to see to it today: its answer is late, or the twenty days of all levels are up. At Cafcass only its
 * answer counts: the Handbook's limit is the council's (6.2), and Cafcass is above it.
 */
export const presses = (
  dispute: Pick<DisputeFacts, 'level' | 'answerBy' | 'ended'> & { readonly overall: OverallClock },
  today: Day
): boolean =>
  isLate(dispute, today) ||
  (dispute.ended === null && dispute.level !== 'cafcass' && dispute.overall.day >= overallDays);

export interface DisputeTotal {
  readonly raised: number;
  readonly open: number;
  /** Of those open. */
  readonly late: number;
  readonly resolved: number;
  readonly escalated: number;
  readonly withdrawn: number;
}

/** How many of these there are, and where they stand on `today`. */
export function disputeTotal(disputes: readonly DisputeFacts[], today: Day): DisputeTotal {
  const count = (is: (one: DisputeFacts) => boolean) => disputes.filter(is).length;
  return {
    raised: disputes.length,
    open: count(({ ended }) => ended === null),
    late: count((one) => isLate(one, today)),
    resolved: count(({ ended }) => ended === 'resolved'),
    escalated: count(({ ended }) => ended === 'escalated'),
    withdrawn: count(({ ended }) => ended === 'withdrawn')
  };
}

export interface DisputeCounts {
  /** Every level, each time it was used: one challenge that went up counts at each. */
  readonly byLevel: readonly { readonly level: DisputeLevel; readonly total: DisputeTotal }[];
  /** Each challenge once, as it stands at the highest level it came to; the most frequent first, none that is empty. */
  readonly byTheme: readonly { readonly theme: DisputeTheme; readonly total: DisputeTotal }[];
}

/** The totals by level and by theme of challenges raised in a period. */
export function disputeCounts(disputes: readonly DisputeFacts[], today: Day): DisputeCounts {
  const standing = disputes.filter(({ ended }) => ended !== 'escalated');
  return {
    byLevel: disputeLevels.map(({ value: level }) => ({
      level,
      total: disputeTotal(
        disputes.filter((one) => one.level === level),
        today
      )
    })),
    byTheme: disputeThemes
      .map(({ value: theme }) => ({
        theme,
        total: disputeTotal(
          standing.filter((one) => one.theme === theme),
          today
        )
      }))
      .filter(({ total }) => total.raised > 0)
      .sort((a, b) => b.total.raised - a.total.raised)
  };
}
