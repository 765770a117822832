/** What would help a coming review most now: one rule a line, the first that is true wins. The page has the words. */
import type { Day } from '../../domain/day.ts';
import type { AskedAudience, AskedState } from './asked-states.ts';

export type NextStep =
  | 'answer-request'
  | 'read-first'
  | 'record-meeting'
  | 'set-day'
  | 'too-late'
  | 'ask-for-views'
  | 'reach-child'
  | 'remind-others'
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

const near = (review: NextFacts) => review.daysLeft !== null && review.daysLeft <= soon;
const silent = (state: AskedState) => state.kind !== 'sent' && state.kind !== 'off';

const unreached = ({ kind }: AskedState) => kind === 'not-asked' || kind === 'no-way-in';

const rules: readonly (readonly [NextStep, (review: NextFacts, today: Day) => boolean])[] = [
  ['answer-request', (review) => review.asking],
  ['read-first', (review) => review.unread],
  ['record-meeting', (review, today) => review.meetingOn !== null && review.meetingOn < today],
  ['set-day', (review) => review.meetingOn === null],
  ['too-late', (review) => review.outOfTime],
  ['ask-for-views', ({ states }) => Object.values(states).some(unreached)],
  ['reach-child', (review) => near(review) && silent(review.states.child)],
  ['remind-others', (review) => near(review) && Object.values(review.states).some(silent)]
];

export const nextStep = (facts: NextFacts, today: Day): NextStep =>
  rules.find(([, applies]) => applies(facts, today))?.[0] ?? 'nothing';
