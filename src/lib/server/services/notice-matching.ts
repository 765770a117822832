/** Whom a notice is about, said by somebody who looked; and a notice that was marked as done, opened again. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { childNumbered, childTold } from './notice-child.ts';
import type { Handled } from './notice-handling.ts';
import { noticeToHandle } from './notices.ts';
import { noteReadings } from './readings.ts';

/**
 * Says which child of the register a waiting notice is about; from then on it is news of that child for their IRO.
 * Nothing of the register changes, and a name that differs still stops it being taken over. Logged.
 * @param localId the council's number of the right child
 * @throws NotYours when it is not there or not for this person
 */
export async function chooseChild(
  store: Store,
  viewer: Staff,
  noticeId: string,
  localId: string,
  now: number
): Promise<Handled> {
  const { notice } = await noticeToHandle(store, viewer, noticeId);
  const childId = await childNumbered(store, localId);
  if (childId === null)
    return { ok: false, problems: { localId: 'No child in the register has this number.' } };
  return store.transaction(async (tx): Promise<Handled> => {
    const { notices } = tx.t;
    const rows = await tx.db
      .update(notices)
      .set({ childId })
      .where(and(eq(notices.id, noticeId), isNull(notices.outcome), isNull(notices.takenBackAt)))
      .returning({ id: notices.id });
    if (rows.length === 0) return { ok: true, childId: notice.childId };
    await noteReadings(tx, viewer, [{ action: 'notice.matched', childId, subjectId: noticeId }], now);
    return { ok: true, childId };
  });
}

/**
 * Puts a notice that was marked as done by mistake back in the queue, where its days run from when it was sent. The
 * register stays as it is; the note to the sender goes, and whom it is about is what its words say. Logged. Pressed
 * again it changes nothing. Refused once its words were emptied: there is nothing left to act on.
 * @throws NotYours when it is not there or not for this person
 */
export async function reopenNotice(
  store: Store,
  viewer: Staff,
  noticeId: string,
  now: number
): Promise<Handled> {
  const { words } = await noticeToHandle(store, viewer, noticeId);
  if (words.localId === '')
    return { ok: false, problems: { stands: 'Its words were emptied. Ask the sender for a new one.' } };
  return store.transaction(async (tx): Promise<Handled> => {
    const { notices } = tx.t;
    const childId = await childTold(tx, words);
    const rows = await tx.db
      .update(notices)
      .set({ outcome: null, note: null, handledBy: null, handledAt: null, childId })
      .where(and(eq(notices.id, noticeId), isNotNull(notices.outcome)))
      .returning({ id: notices.id });
    if (rows.length > 0)
      await noteReadings(tx, viewer, [{ action: 'notice.opened-again', childId, subjectId: noticeId }], now);
    return { ok: true, childId };
  });
}
