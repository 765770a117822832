/**
 * What would help a coming review most now and is the reader's to do: one rule a line, the first that is true wins. The
 * page has the words.
 */
import { mightEver, type Action, type Viewer } from '../../domain/access.ts';
import type { Day } from '../../domain/day.ts';
import type { AskedAudience, AskedState } from './asked-states.ts';

export type NextStep =
  | 'answer-request'
  | 'read-first'
  | 'record-meeting'
  | 'set-day'
  | 'too-late'
  | 'send-paper'
  | 'ask-for-views'
  | 'reach-child'
  | 'remind-others'
  | 'wait-for-iro'
  | 'nothing';

/** What the rules look at. */
export interface NextFacts {
  readonly meetingOn: Day | null;
  /** Working days until the meeting; null while it has no day. */
  readonly daysLeft: number | null;
  /** The legal limit has gone by, or the meeting is planned after it. */
  readonly outOfTime: boolean;
  readonly states: Readonly<Record<AskedAudience, AskedState>>;
  /** Something sent that nobody has marked. */
  readonly unread: boolean;
  /** A call, an advocate or another time was asked for and not answered. */
  readonly asking: boolean;
}

/** Working days before the meeting from which a silence matters. */
const soon = 5;

const near = ({ daysLeft }: NextFacts) => daysLeft !== null && daysLeft <= soon;
const gone = ({ meetingOn }: NextFacts, today: Day) => meetingOn !== null && meetingOn < today;
const silent = ({ kind }: AskedState) => kind !== 'sent' && kind !== 'off' && kind !== 'typing';

const unreached = ({ kind }: AskedState) => kind === 'not-asked' || kind === 'no-way-in';

const rules: readonly (readonly [NextStep, (review: NextFacts, today: Day) => boolean])[] = [
  ['answer-request', (review) => review.asking],
  ['read-first', (review) => review.unread],
  ['record-meeting', gone],
  ['set-day', (review) => review.meetingOn === null],
  ['too-late', (review) => review.outOfTime],
  ['send-paper', ({ states }) => Object.values(states).some(({ kind }) => kind === 'typing')],
  ['ask-for-views', ({ states }) => Object.values(states).some(unreached)],
  ['reach-child', (review) => near(review) && silent(review.states.child)],
  ['remind-others', (review) => near(review) && Object.values(review.states).some(silent)]
];

/** Whose each step is; what is not here is the work of everybody who sees the review. */
const needs: Readonly<Partial<Record<NextStep, Action>>> = {
  'answer-request': 'handle-request',
  'read-first': 'triage',
  'record-meeting': 'record-meeting',
  'send-paper': 'type-paper-form',
  // By who will read what the child says then.
  'reach-child': 'triage'
};

/**
 * The step that is this reader's, on a day. `wait-for-iro`: there is one, and it is not theirs. Of a meeting whose day
 * has gone by nothing else is left than to record it.
 */
export function nextStep(facts: NextFacts, today: Day, viewer: Viewer): NextStep {
  const steps = rules.flatMap(([step, applies]) => (applies(facts, today) ? [step] : []));
  const theirs = steps.find((step) => {
    const action = needs[step];
    return action === undefined ? !gone(facts, today) : mightEver(viewer, action);
  });
  // Whoever types it in need not be the IRO.
  return theirs ?? (steps.some((step) => step !== 'send-paper') ? 'wait-for-iro' : 'nothing');
}
