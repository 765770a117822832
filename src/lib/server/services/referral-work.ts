/** What the advocacy provider does with a referral: sees it, names the advocate, gets in touch, closes it. */
import { and, eq, isNotNull, isNull, ne, type SQL } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { closingReasons, takenBack } from '../../domain/referral.ts';
import { letters } from '../../forms/posted.ts';
import { sealOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { closeStops } from './advocate-standing.ts';
import type { Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';
import { referralFor } from './referrals.ts';
import { isFine, notADay, onlyWrong, type Problems } from './typed-form.ts';

/** In characters. */
const longestName = 100;
const longestNote = 1000;

type Worked<F> = { readonly ok: true } | { readonly ok: false; readonly problems: Problems<F> };

/** Marks it as seen by the provider; the first time counts. @throws NotYours as `referralFor` */
export async function markSeen(store: Store, viewer: Staff, referralId: string, now: number): Promise<void> {
  const { referral } = await referralFor(store, viewer, 'work', referralId, now);
  const { seenAt } = store.t.referrals;
  await change(store, viewer, referral, { deed: 'seen', set: { seenAt: now }, while: isNull(seenAt) }, now);
}

/**
 * Says who the child's advocate or visitor is; said again, the new name stands. Whoever names one has seen it.
 * @param name 100 characters at most
 * @throws NotYours as `referralFor`
 */
export async function nameAdvocate(
  store: Store,
  viewer: Staff,
  referralId: string,
  name: string,
  now: number
): Promise<Worked<{ name: string }>> {
  const { referral } = await referralFor(store, viewer, 'work', referralId, now);
  const problems = onlyWrong<{ name: string }>({
    name:
      (name.trim() === '' && 'Write the name the child will know them by.') ||
      (letters(name.trim()) > longestName && `Make it shorter: ${longestName} letters at most.`)
  });
  if (!isFine(problems)) return { ok: false, problems };
  const set = {
    advocateName: sealOrNull(store.vault, name.trim(), `referrals.advocateName:${referralId}`),
    namedAt: now,
    seenAt: referral.seenAt ?? now
  };
  await change(store, viewer, referral, { deed: 'named', set }, now);
  return { ok: true };
}

/**
 * Records the day of the first contact, which stands until `correctContact`. The advocate is named before: the child is
 * told who was in touch.
 * @param on null when no real day was typed
 * @throws NotYours as `referralFor`
 */
export async function recordContact(
  store: Store,
  viewer: Staff,
  referralId: string,
  on: Day | null,
  now: number
): Promise<Worked<{ on: Day }>> {
  const { referral } = await referralFor(store, viewer, 'work', referralId, now);
  const problem = contactProblem(on, referral, dayOf(now));
  if (on === null || problem !== null) return { ok: false, problems: { on: problem ?? notADay } };
  const { firstContactAt } = store.t.referrals;
  const set = { firstContactAt: instantOf(on, now) };
  await change(store, viewer, referral, { deed: 'contacted', set, while: isNull(firstContactAt) }, now);
  return { ok: true };
}

function contactProblem(
  on: Day | null,
  referral: { readonly namedAt: number | null; readonly referredAt: number },
  today: Day
): string | null {
  if (on === null) return notADay;
  if (referral.namedAt === null) return 'Name the advocate first.';
  if (on > today) return 'This day is still to come.';
  return on < dayOf(referral.referredAt) ? 'This is before the child was passed on.' : null;
}

/**
 * Closes a referral, with a reason from the list and, when there is something to say, words for the child. Help that
 * nobody was in touch about was not given.
 * @throws NotYours as `referralFor`
 */
export async function closeReferral(
  store: Store,
  viewer: Staff,
  referralId: string,
  given: { readonly because: string; readonly note: string },
  now: number
): Promise<Worked<{ because: string; note: string }>> {
  const { referral } = await referralFor(store, viewer, 'work', referralId, now);
  const because = closingReasons.find(({ value }) => value === given.because)?.value;
  const note = given.note.trim();
  const problems = onlyWrong<{ because: string; note: string }>({
    because: becauseProblem(because, referral.firstContactAt),
    note: letters(note) > longestNote && `Make it shorter: ${longestNote} letters at most.`
  });
  if (because === undefined || !isFine(problems)) return { ok: false, problems };
  const sealed = sealOrNull(store.vault, note, `referrals.note:${referralId}`);
  const set = { closedAt: now, closedBecause: because, note: sealed };
  const also = (tx: Store) => closeStops(tx, viewer, referral, now);
  await change(store, viewer, referral, { deed: 'closed', set, also }, now);
  return { ok: true };
}

const becauseProblem = (because: string | undefined, firstContactAt: number | null): string | false => {
  if (because === undefined) return 'Choose why it is closed.';
  return because === 'done' && firstContactAt === null && 'Save the day of the first contact before this.';
};

/**
 * Puts the day of the first contact right, or takes it back: then the clock runs again.
 * @param said `on`: the day it was, null when no real day was typed; `none`: nobody has been in touch, whatever the day
 * @throws NotYours as `referralFor`
 */
export async function correctContact(
  store: Store,
  viewer: Staff,
  referralId: string,
  { on, none }: { readonly on: Day | null; readonly none: boolean },
  now: number
): Promise<Worked<{ on: Day }>> {
  const { referral } = await referralFor(store, viewer, 'work', referralId, now);
  const problem = none ? null : contactProblem(on, referral, dayOf(now));
  if (problem !== null) return { ok: false, problems: { on: problem } };
  const set = { firstContactAt: none || on === null ? null : instantOf(on, now) };
  const { firstContactAt } = store.t.referrals;
  await change(
    store,
    viewer,
    referral,
    { deed: 'contact-corrected', set, while: isNotNull(firstContactAt) },
    now
  );
  return { ok: true };
}

/** Opens again what was closed by mistake. What was written for the child at its end goes. What the council took back stays so. @throws NotYours as `referralFor` */
export async function reopen(store: Store, viewer: Staff, referralId: string, now: number): Promise<void> {
  const { referral } = await referralFor(store, viewer, 'work', referralId, now);
  const set = { closedAt: null, closedBecause: null, note: null };
  const byProvider = ne(store.t.referrals.closedBecause, takenBack.value);
  await change(store, viewer, referral, { deed: 'reopened', set, closed: true, while: byProvider }, now);
}

const instantOf = (on: Day, now: number): number => (on === dayOf(now) ? now : Date.parse(`${on}T12:00:00Z`));

interface Change {
  readonly deed: 'seen' | 'named' | 'contacted' | 'contact-corrected' | 'closed' | 'reopened';
  readonly set: Partial<Store['t']['referrals']['$inferInsert']>;
  /** It changes nothing where this does not hold. */
  readonly while?: SQL;
  /** For what is closed; else for what is open. */
  readonly closed?: boolean;
  /** Done with it, where it changed something. */
  readonly also?: (tx: Store) => Promise<void>;
}

/** What is closed stays as it is: a press from an old page changes nothing and is not logged. */
async function change(
  store: Store,
  viewer: Staff,
  { id, childId }: { readonly id: string; readonly childId: string },
  { deed, set, while: still, closed = false, also }: Change,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    const { referrals } = tx.t;
    const changed = await tx.db
      .update(referrals)
      .set(set)
      .where(and(eq(referrals.id, id), (closed ? isNotNull : isNull)(referrals.closedAt), still))
      .returning({ id: referrals.id });
    if (changed.length === 0) return;
    await noteReadings(tx, viewer, [{ action: `referral.${deed}`, childId, subjectId: id }], now);
    await also?.(tx);
  });
}
