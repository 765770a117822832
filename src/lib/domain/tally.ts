/**
 * The answers of one sent rating without their words, as they are kept beside it: what was sent is never changed, so
 * this cannot grow old. Results are counted from it.
 */

/** The choice that was made; or, in a list, what became of a question where no one choice was. */
type Said = string | readonly [outcome: string];

/** By the id of the question. */
export type Tally = Readonly<Record<string, Said>>;

interface Answered {
  readonly questionId: string;
  /** answered, skipped, dont-know, prefer-not. */
  readonly outcome: string;
  /** One value, several, or none. */
  readonly choice: unknown;
}

export const tallyOf = (answers: readonly Answered[]): Tally =>
  Object.fromEntries(
    answers.map(({ questionId, outcome, choice }) => [
      questionId,
      outcome === 'answered' && typeof choice === 'string' ? choice : [outcome]
    ])
  );

/** One answer of a tally as it was given. */
export const saidIn = (said: Said): { readonly outcome: string; readonly value: string | null } =>
  typeof said === 'string' ? { outcome: 'answered', value: said } : { outcome: said[0], value: null };
