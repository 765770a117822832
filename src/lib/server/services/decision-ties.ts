/** What a decision answers: something the child asked, or nothing of it and why. */
import { sealOrNull } from '../crypto/vault.ts';
import { idWithin } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { readAskedThings } from './asked-things.ts';
import type { ReviewCard, Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';
import { longest, writeOutcome } from './replies.ts';

/** As it was chosen: the value of an asked thing, `none`, or '' when nothing was. */
export interface TieGiven {
  readonly tie: string;
  /** Why it answers none of them. */
  readonly untied: string;
}

export type TieError = 'tie-missing' | 'untied-missing' | 'untied-too-long';

export interface Tie {
  readonly outcomeId: string | null;
  /** Asked in the form and not answered yet: the tie makes the answer. */
  readonly asked: { readonly questionId: string; readonly said: string } | null;
  readonly untied: string;
}

/** In characters. */
const longestReason = 300;
/** What the child reads until the IRO says more. The decision stands beside it. */
const decidedReply = 'We decided this at your meeting.';

/** What was chosen, when it is one of the things asked. A child who asked nothing leaves nothing to choose from. */
export async function tieAsked(
  store: Store,
  viewer: Staff,
  reviewId: string,
  { tie, untied }: TieGiven,
  now: number
): Promise<{ readonly ok: true; readonly tie: Tie } | { readonly ok: false; readonly error: TieError }> {
  const things = await readAskedThings(store, viewer, reviewId, now);
  if (untied.length > longestReason) return { ok: false, error: 'untied-too-long' };
  if (things.length === 0 || tie === 'none') {
    const needsWhy = things.length > 0 && untied.trim() === '';
    if (needsWhy) return { ok: false, error: 'untied-missing' };
    return { ok: true, tie: { outcomeId: null, asked: null, untied: untied.trim() } };
  }
  const thing = things.find(({ value }) => value === tie);
  if (!thing) return { ok: false, error: 'tie-missing' };
  const { outcomeId, questionId, said } = thing;
  const asked = outcomeId === null && questionId !== null ? { questionId, said } : null;
  return { ok: true, tie: { outcomeId, asked, untied: '' } };
}

/** The columns of a decision for what was chosen; an answer that is not there yet is written. */
export async function tieTo(
  tx: Store,
  viewer: Staff,
  review: ReviewCard,
  { id, tie }: { readonly id: string; readonly tie: Tie },
  now: number
) {
  const { asked } = tie;
  const outcomeId = asked ? idWithin(review.id, asked.questionId) : tie.outcomeId;
  if (asked && outcomeId !== null) {
    const entries = { asked: asked.said.slice(0, longest.asked), state: 'not-yet', reply: decidedReply };
    await writeOutcome(tx, viewer, review, { id: outcomeId, isNew: true }, entries, now);
    const deed = { action: 'outcome.written', childId: review.childId, subjectId: outcomeId };
    await noteReadings(tx, viewer, [deed], now);
  }
  return { outcomeId, untied: sealOrNull(tx.vault, tie.untied, `decisions.untied:${id}`) };
}
