/**
 * A request that a first press does not settle: somebody tried and did not reach who asked, so it stays open with a new
 * day; or it was closed wrongly, and its words are put right or it is opened again.
 */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { dayOf } from '../../domain/day.ts';
import { addWorkingDays } from '../../domain/working-day.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import {
  requestErrors,
  requestFor,
  withBefore,
  type Answered,
  type RequestEntries
} from './answered-requests.ts';
import { holidaySet } from './bank-holidays.ts';
import type { Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';

/** The words of a request as its columns. */
const sealed = ({ vault }: Store, id: string, { outcome, tellChild }: RequestEntries) => ({
  outcome: sealOrNull(vault, outcome.trim(), `requests.outcome:${id}`),
  tellChild: sealOrNull(vault, tellChild.trim(), `requests.tellChild:${id}`)
});

const nextWorkingDay = async (store: Store, now: number) =>
  addWorkingDays(dayOf(now), 1, await holidaySet(store));

/**
 * Notes that somebody tried and did not reach who asked: the request stays open, nobody waits less than they were
 * promised, and they are told the words and the day of the next try. Logged.
 * @throws NotYours when the request is not there or not of this person's caseload
 */
export async function noteTried(
  store: Store,
  viewer: Staff,
  requestId: string,
  entries: RequestEntries,
  now: number
): Promise<Answered> {
  const row = await requestFor(store, viewer, requestId, now);
  const errors = requestErrors(entries);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const next = await nextWorkingDay(store, now);
  const before = openOrNull(store.vault, row.outcome, `requests.outcome:${requestId}`);
  const written = { ...entries, outcome: withBefore(before, entries.outcome) };
  await store.transaction(async (tx) => {
    const { requests } = tx.t;
    const tried = await tx.db
      .update(requests)
      .set({
        ...sealed(tx, requestId, written),
        triedAt: now,
        answerBy: row.answerBy > next ? row.answerBy : next
      })
      .where(and(eq(requests.id, requestId), isNull(requests.handledAt)))
      .returning({ id: requests.id });
    await note(tx, viewer, { action: 'request.tried', id: requestId, childId: row.childId }, tried, now);
  });
  return { ok: true };
}

/**
 * Puts right what was written about a closed request, or opens it again until the next working day. Logged. Neither what
 * its maker took back nor what the advocacy provider has is opened again.
 * @throws NotYours when the request is not there or not of this person's caseload
 */
export async function putRequestRight(
  store: Store,
  viewer: Staff,
  requestId: string,
  { reopen, ...entries }: RequestEntries & { readonly reopen: boolean },
  now: number
): Promise<Answered> {
  const row = await requestFor(store, viewer, requestId, now);
  const errors = { ...requestErrors(entries), ...(await notChanged(store, requestId, row, reopen)) };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const opened = { handledAt: null, handledBy: null, answerBy: await nextWorkingDay(store, now) };
  await store.transaction(async (tx) => {
    const { requests } = tx.t;
    const changed = await tx.db
      .update(requests)
      .set({ ...sealed(tx, requestId, entries), ...(reopen ? opened : {}) })
      .where(and(eq(requests.id, requestId), isNotNull(requests.handledBy)))
      .returning({ id: requests.id });
    const action = reopen ? 'request.reopened' : 'request.corrected';
    await note(tx, viewer, { action, id: requestId, childId: row.childId }, changed, now);
  });
  return { ok: true };
}

async function notChanged(
  store: Store,
  requestId: string,
  { handledBy }: { readonly handledBy: string | null },
  reopen: boolean
): Promise<{ readonly outcome?: string }> {
  if (handledBy === null)
    return { outcome: 'Nobody of the team has answered it: there is nothing to put right.' };
  if (!reopen) return {};
  const { referrals } = store.t;
  const passed = await store.db
    .select({ id: referrals.id })
    .from(referrals)
    .where(eq(referrals.requestId, requestId));
  return passed.length > 0 ? { outcome: 'The advocacy provider has it: it is not opened again here.' } : {};
}

async function note(
  tx: Store,
  viewer: Staff,
  { action, id, childId }: { readonly action: string; readonly id: string; readonly childId: string },
  changed: readonly unknown[],
  now: number
): Promise<void> {
  if (changed.length > 0) await noteReadings(tx, viewer, [{ action, childId, subjectId: id }], now);
}
