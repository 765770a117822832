/** Who may hear a person's answers in the meeting, as they said it. Nothing may be said unless they let it. */

interface Answer {
  readonly outcome: string;
  /** iro | meeting */
  readonly shared: string;
  /** Never for anybody but the IRO, whatever was chosen. */
  readonly iroOnly: boolean;
}

/** All for the IRO alone, all may be said in the meeting, or some and some. */
export type Hearers = 'iro' | 'meeting' | 'mixed';

export const mayBeSaid = (answer: Pick<Answer, 'shared' | 'iroOnly'>): boolean =>
  answer.shared === 'meeting' && !answer.iroOnly;

/** Of one person's answers together; null when nothing was answered. */
export function hearersOf(answers: readonly Answer[]): Hearers | null {
  const said = answers.filter((answer) => answer.outcome === 'answered');
  if (said.length === 0) return null;
  if (said.every(mayBeSaid)) return 'meeting';
  return said.some(mayBeSaid) ? 'mixed' : 'iro';
}
