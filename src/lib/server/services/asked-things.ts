/** What the child asked before one review, which of it was answered, and what a decision can be tied to. */
import { idWithin } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { outcomesOf, type Outcome } from './replies.ts';
import type { ShownAnswer } from './shown-answers.ts';
import { askedFor } from './views.ts';

/** One thing, in the child's words or as the IRO wrote it down. */
export interface AskedThing {
  /** For a form: `asked:` and the question, or `outcome:` and the answer that was written. */
  readonly value: string;
  readonly said: string;
  /** Null when it was asked another way than in the form. */
  readonly questionId: string | null;
  /** Null while nobody has answered it. */
  readonly outcomeId: string | null;
}

/** @param asked the child's own words, @param outcomes what was answered, both of this review */
export function askedThings(
  reviewId: string,
  asked: readonly Pick<ShownAnswer, 'questionId' | 'words'>[],
  outcomes: readonly Pick<Outcome, 'id' | 'asked'>[]
): AskedThing[] {
  const things = asked.map(({ questionId, words }): AskedThing => {
    const said = words ?? '';
    const outcome = outcomes.find(
      ({ id, asked: written }) => id === idWithin(reviewId, questionId) || alike(written, said)
    );
    return {
      value: outcome ? `outcome:${outcome.id}` : `asked:${questionId}`,
      said: outcome?.asked ?? said,
      questionId,
      outcomeId: outcome?.id ?? null
    };
  });
  const others = outcomes
    .filter(({ id }) => !things.some(({ outcomeId }) => outcomeId === id))
    .map(({ id, asked: said }) => ({ value: `outcome:${id}`, said, questionId: null, outcomeId: id }));
  return [...things, ...others];
}

const alike = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase();

/** The same, read for `viewer`: what the child wrote is logged as read. @throws NotYours */
export async function readAskedThings(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<AskedThing[]> {
  const asked = await askedFor(store, viewer, reviewId, now);
  return askedThings(reviewId, asked, await outcomesOf(store, reviewId));
}
