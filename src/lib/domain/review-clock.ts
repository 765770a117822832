/**
 * The steps round one review: what is due, from whom, by which day. Days are working days unless said
 * otherwise, and settings, because councils differ; the shipped ones are those five councils' reports and
 * procedures give.
 */
import { addDays, daysBetween } from './day.ts';
import type { Day } from './day.ts';
import { addWorkingDays, latestWorkingDay } from './working-day.ts';
import type { Holidays } from './working-day.ts';

export type StepOwner = 'iro' | 'social-worker' | 'business-support' | 'manager';

export interface StepRule {
  readonly id: string;
  readonly words: string;
  readonly owner: StepOwner;
  /** Days from the meeting: negative before it, positive after. */
  readonly days: number;
  /** Calendar days where the source speaks of weeks. */
  readonly calendar?: boolean | undefined;
}

/** In order of time. The midway check stands apart, because it depends on the next review. */
export const defaultSteps: readonly StepRule[] = [
  { id: 'speak-to-social-worker', words: 'IRO speaks to the social worker', owner: 'iro', days: -15 },
  {
    id: 'forms-out',
    words: 'Forms go to the child, parents and carers',
    owner: 'business-support',
    days: -14,
    calendar: true
  },
  {
    id: 'invitation-list',
    words: 'Social worker returns the list of who to invite',
    owner: 'social-worker',
    days: -10
  },
  {
    id: 'report-shared',
    words: 'Care plan and report shared with the child and parents',
    owner: 'social-worker',
    days: -5
  },
  { id: 'care-plan-received', words: 'Care plan received by the IRO', owner: 'social-worker', days: -3 },
  { id: 'child-seen', words: 'IRO meets the child before the meeting', owner: 'iro', days: -1 },
  { id: 'decisions', words: 'Decisions recorded', owner: 'iro', days: 5 },
  { id: 'objection', words: 'Last day for a manager to object to a decision', owner: 'manager', days: 5 },
  { id: 'care-plan-updated', words: 'Care plan updated', owner: 'social-worker', days: 10 },
  { id: 'full-record', words: 'Full review record complete', owner: 'iro', days: 15 },
  { id: 'distributed', words: 'Record sent to those who should have it', owner: 'business-support', days: 20 }
];

/** done in time, done late, overdue, due (within five days), ahead. */
type StepState = 'done' | 'done-late' | 'overdue' | 'due' | 'ahead';

export interface ReviewStep {
  readonly id: string;
  readonly words: string;
  readonly owner: StepOwner;
  readonly due: Day;
  readonly state: StepState;
}

export interface ClockInput {
  /** The day the meeting was held, or is planned for. */
  readonly meetingOn: Day;
  readonly today: Day;
  readonly holidays: Holidays;
  /** The day each step was done, by its id. */
  readonly done: Readonly<Record<string, Day>>;
  /** The limit of the next review, when known: the midway check falls halfway to it. */
  readonly nextLimit?: Day | null | undefined;
  readonly steps?: readonly StepRule[] | undefined;
}

const soon = 5;

function stateOf(due: Day, today: Day, doneOn: Day | undefined): StepState {
  if (doneOn !== undefined) return doneOn <= due ? 'done' : 'done-late';
  if (today > due) return 'overdue';
  return daysBetween(today, due) <= soon ? 'due' : 'ahead';
}

/** The day a step is due. One counted in calendar days moves back to a working day. */
const dueOn = (rule: StepRule, meetingOn: Day, holidays: Holidays): Day =>
  rule.calendar
    ? latestWorkingDay(addDays(meetingOn, rule.days), holidays)
    : addWorkingDays(meetingOn, rule.days, holidays);

/** Halfway from this meeting to the next limit, on or before, on a working day. */
export const midwayDay = (meetingOn: Day, nextLimit: Day, holidays: Holidays): Day =>
  latestWorkingDay(addDays(meetingOn, Math.floor(daysBetween(meetingOn, nextLimit) / 2)), holidays);

/** Every step with its day and where it stands today, in order of day. */
export function reviewSteps(input: ClockInput): ReviewStep[] {
  const { meetingOn, today, holidays, done, nextLimit = null } = input;
  const steps = (input.steps ?? defaultSteps).map((rule) => ({
    ...rule,
    due: dueOn(rule, meetingOn, holidays)
  }));
  const midway = { id: 'midway', words: 'Midway check', owner: 'iro' as const };
  const all = nextLimit ? [...steps, { ...midway, due: midwayDay(meetingOn, nextLimit, holidays) }] : steps;
  return all
    .map(({ id, words, owner, due }) => ({ id, words, owner, due, state: stateOf(due, today, done[id]) }))
    .sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)));
}

/** What is due from one owner now, late first. */
export const dueFrom = (steps: readonly ReviewStep[], owner: StepOwner): ReviewStep[] =>
  steps.filter((step) => step.owner === owner && (step.state === 'overdue' || step.state === 'due'));
