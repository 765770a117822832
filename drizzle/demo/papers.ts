/** When plan and papers came, the child was seen, the record was shared, and why a review was late. */
import { addDays, type Day } from '../../src/lib/domain/day.ts';
import { lateReasons } from '../../src/lib/domain/review-timescale.ts';
import { addWorkingDays } from '../../src/lib/domain/working-day.ts';
import { inTurn } from './answers.ts';
import type { Council, Registered } from './council.ts';

const hows = ['home', 'school', 'home', 'out', 'video', 'home', 'telephone'] as const;
const offers = ['declined', 'has-one', 'declined', 'declined', 'not-offered'] as const;

interface HeldDays {
  readonly heldOn: Day;
  readonly dueOn: Day;
}

/** Of a review that was held. Three plans in four come in time; one late review in six has no reason yet. */
export function papersOfHeld({ holidays, today }: Council, { n, cast }: Registered, held: HeldDays) {
  const workingDays = (days: number) => addWorkingDays(held.heldOn, days, holidays);
  const turn = n + Number(held.heldOn.slice(8));
  const sharedOn = workingDays(6 + (turn % 12));
  const late = held.heldOn > held.dueOn && turn % 6 !== 5;
  return {
    planReceivedOn: workingDays(turn % 4 === 1 ? -1 : -3 - (turn % 3)),
    papersReceivedOn: workingDays(turn % 5 === 2 ? -2 : -3 - (turn % 4)),
    recordSharedOn: sharedOn <= today ? sharedOn : null,
    lateReason: late ? inTurn(lateReasons, turn % (lateReasons.length - 1)).value : null,
    ...(turn % 8 === 3 ? {} : seen(turn, workingDays(-1 - (turn % 5)))),
    // Said yes to an advocate at the last review, and nobody has passed it on.
    ...(cast.key === 'oscar' && held.heldOn > addDays(today, -28) ? { advocacyOffer: 'accepted' } : {})
  };
}

function seen(turn: number, on: Day) {
  const childSeenHow = inTurn(hows, turn);
  return {
    childSeenOn: on,
    childSeenHow,
    childSeenAlone: turn % 5 !== 0,
    rightsDiscussed: turn % 4 !== 2,
    advocacyOffer: inTurn(offers, turn)
  };
}

/** Of a review that is to come within a week: most of the papers are in, and most children were seen. */
export function papersOfPlanned({ holidays, today }: Council, { n, cast }: Registered) {
  if (cast.meetingIn > 5) return {};
  const yesterday = addWorkingDays(today, -1, holidays);
  return {
    planReceivedOn: n % 4 === 2 ? null : yesterday,
    papersReceivedOn: n % 3 === 2 ? null : yesterday,
    ...(cast.meetingIn > 1 && n % 4 === 3 ? {} : seen(n, yesterday))
  };
}
