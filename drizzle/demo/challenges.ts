/** Challenges by the IROs: one in time, one late, one taken higher, one put right. */
import {
  answerBy,
  type DisputeEnd,
  type DisputeLevel,
  type DisputeTheme
} from '../../src/lib/domain/disputes.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { sealed, sealedOrNull, type Council, type Registered } from './council.ts';
import { at, workingDayFrom } from './days.ts';

interface Challenge {
  readonly child: string;
  readonly level: DisputeLevel;
  readonly theme: DisputeTheme;
  readonly words: string;
  /** Working days from today. */
  readonly raised: number;
  readonly ended?: { readonly how: DisputeEnd; readonly at: number; readonly outcome: string };
  readonly tellChild?: string;
}

const pathwayPlan =
  'The pathway plan was due at 16 and is not begun. I ask for a first draft within two weeks.';

const challenges: readonly Challenge[] = [
  {
    child: 'tomasz',
    level: 'informal',
    theme: 'family',
    words: 'The two visits a month to his brother that were agreed have not begun. I ask for dates.',
    raised: -2,
    tellChild: 'I asked why you have not seen your brother. They must answer me this week.'
  },
  {
    child: 'marcus',
    level: 'informal',
    theme: 'pathway-plan',
    words: pathwayPlan,
    raised: -14,
    ended: { how: 'escalated', at: -8, outcome: 'The social worker has left, and nobody has taken it on.' }
  },
  {
    child: 'marcus',
    level: 'stage-1',
    theme: 'pathway-plan',
    words: pathwayPlan,
    raised: -8,
    tellChild: 'I asked the manager why your pathway plan is late.'
  },
  {
    child: 'maisie',
    level: 'stage-1',
    theme: 'care-plan-missing',
    words: 'No care plan reached me before the last two reviews.',
    raised: -20,
    ended: { how: 'resolved', at: -17, outcome: 'The plan came, and the team now sends it a week before.' },
    tellChild: 'I asked for your plan to be ready before your meeting. It will be.'
  },
  {
    child: 'idris',
    level: 'stage-2',
    theme: 'education',
    words: 'He has been without a school place since September. I ask for a named school and a day.',
    raised: -3
  }
];

/** Adds them, for the children of the cast they are about. */
export function addChallenges(council: Council, children: readonly Registered[]): void {
  const begun = new Map<string, string>();
  for (const challenge of challenges) {
    const child = children.find(({ cast }) => cast.key === challenge.child);
    if (!child) throw new Error(`The demo council has lost ${challenge.child}.`);
    // The same words about the same child are one challenge that went to a higher level.
    const key = `${challenge.child} ${challenge.words}`;
    const id = addChallenge(council, child, challenge, begun.get(key) ?? null);
    if (!begun.has(key)) begun.set(key, id);
  }
}

function addChallenge(
  council: Council,
  child: Registered,
  challenge: Challenge,
  firstId: string | null
): string {
  const id = newId();
  const { level, theme, words, raised, ended, tellChild = null } = challenge;
  const raisedOn = workingDayFrom(council.today, raised, council.holidays);
  council.rows.add('disputes', {
    id,
    childId: child.id,
    firstId,
    level,
    theme,
    words: sealed(council, 'disputes.words', id, words),
    raisedOn,
    answerBy: answerBy(level, raisedOn, council.holidays),
    outcome: ended ? sealed(council, 'disputes.outcome', id, ended.outcome) : null,
    ended: ended?.how ?? null,
    endedOn: ended ? workingDayFrom(council.today, ended.at, council.holidays) : null,
    tellChild: sealedOrNull(council, 'disputes.tellChild', id, tellChild),
    raisedBy: child.iroId,
    raisedAt: at(raisedOn, 11)
  });
  return id;
}
