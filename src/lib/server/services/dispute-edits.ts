/** A challenge put right while it is open, and the line that a child is told of it taken off. */
import { and, eq, isNull } from 'drizzle-orm';
import { answerBy, disputeLevel, disputeTheme } from '../../domain/disputes.ts';
import { sealOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import type { Staff } from './caseload.ts';
import { disputeFor } from './dispute-log.ts';
import { noSuchReview, raiseProblems, reviewOf, type RaiseForm } from './disputes.ts';
import { noteReadings } from './readings.ts';
import { isFine, type Written } from './typed-form.ts';

/** What may be put right here; the day it was raised is put right by itself (`correctRaisedOn`). */
export type AmendForm = Omit<RaiseForm, 'raisedOn' | 'sure'>;

/**
 * Puts level, theme, words, review and the child's line right while the challenge is open; the day of the answer follows
 * from the level.
 * @throws NotYours
 */
export async function amendDispute(
  store: Store,
  viewer: Staff,
  id: string,
  given: AmendForm,
  now: number
): Promise<Written<RaiseForm>> {
  const form = { ...given, words: given.words.trim(), tellChild: given.tellChild.trim() };
  return store.transaction(async (tx): Promise<Written<RaiseForm>> => {
    const { dispute } = await disputeFor(tx, viewer, id, now);
    const { childId, raisedOn } = dispute;
    const problems = raiseProblems(form);
    const [level, theme] = [disputeLevel(form.level)?.value, disputeTheme(form.theme)?.value];
    if (!isFine(problems) || !level || !theme) return { ok: false, problems };
    const reviewId = await reviewOf(tx, childId, form.reviewId);
    if (reviewId === undefined) return { ok: false, problems: noSuchReview };
    const { disputes } = tx.t;
    const changed = await tx.db
      .update(disputes)
      .set({
        level,
        theme,
        reviewId,
        words: tx.vault.seal(form.words, `disputes.words:${id}`),
        tellChild: sealOrNull(tx.vault, form.tellChild, `disputes.tellChild:${id}`),
        answerBy: answerBy(level, raisedOn, await holidaySet(tx))
      })
      .where(and(eq(disputes.id, id), isNull(disputes.ended)))
      .returning({ id: disputes.id });
    if (changed.length === 0) return { ok: false, problems: { level: 'This was ended already.' } };
    await noteReadings(tx, viewer, [{ action: 'dispute.amended', childId, subjectId: id }], now);
    return { ok: true, id };
  });
}

/** The child is told nothing of it any more, whether it is open or ended. @throws NotYours */
export async function untellDispute(store: Store, viewer: Staff, id: string, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    const { dispute } = await disputeFor(tx, viewer, id, now);
    if (dispute.tellChild === null) return;
    const { disputes } = tx.t;
    await tx.db.update(disputes).set({ tellChild: null }).where(eq(disputes.id, id));
    const deed = { action: 'dispute.line-taken-off', childId: dispute.childId, subjectId: id };
    await noteReadings(tx, viewer, [deed], now);
  });
}
