/**
 * What the council puts right of a referral that it passed on: how the child is reached and who may know, until it is
 * closed; and taken back whole, until the provider was in touch.
 */
import { and, eq, isNull } from 'drizzle-orm';
import { takenBack } from '../../domain/referral.ts';
import { readKnown, type Known } from '../../domain/request-privacy.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';
import { reachProblems, sealReach, type Reach } from './referral-reach.ts';
import { referralFor } from './referrals.ts';
import { isFine, type Problems } from './typed-form.ts';

export interface CorrectForm extends Reach {
  /** What was said of each who may know. The IRO's row does not change here: it says who sees the referral. */
  readonly known: Known;
}

type Corrected = { readonly ok: true } | { readonly ok: false; readonly problems: Problems<Reach> };

const tooLate = { where: 'This referral was closed meanwhile.' } as const;

/**
 * Puts right how the child is reached and who may know. The provider sees that it was corrected, and when; logged. A no
 * that the child wrote here themselves stays a no.
 * @throws NotYours as `referralFor`
 */
export async function correctReferral(
  store: Store,
  viewer: Staff,
  referralId: string,
  form: CorrectForm,
  now: number
): Promise<Corrected> {
  const { referral } = await referralFor(store, viewer, 'correct', referralId, now);
  const problems = reachProblems(form);
  if (!isFine(problems)) return { ok: false, problems };
  return store.transaction(async (tx): Promise<Corrected> => {
    const { referrals } = tx.t;
    const known = await knownAfter(tx, referral, form.known);
    const changed = await tx.db
      .update(referrals)
      .set({
        reach: sealReach(tx, referralId, form, now),
        known: tx.vault.seal(JSON.stringify(known), `referrals.known:${referralId}`)
      })
      .where(and(eq(referrals.id, referralId), isNull(referrals.closedAt)))
      .returning({ id: referrals.id });
    if (changed.length === 0) return { ok: false, problems: tooLate };
    const deed = { action: 'referral.corrected', childId: referral.childId, subjectId: referralId };
    await noteReadings(tx, viewer, [deed], now);
    return { ok: true };
  });
}

type Row = Store['t']['referrals']['$inferSelect'];

async function knownAfter(tx: Store, { id, known, requestId }: Row, said: Known): Promise<Known> {
  const before = readKnown(JSON.parse(openOrNull(tx.vault, known, `referrals.known:${id}`) ?? 'null'));
  const others = { ...readKnown(said), iro: before.iro };
  if (!(await wasAskedHere(tx, requestId))) return readKnown(others);
  const no = Object.entries(before).filter(([, may]) => may === 'no');
  return readKnown({ ...others, ...Object.fromEntries(no) });
}

/** Whether the child asked for it on a page of theirs, so that what is known is in their own hand. */
async function wasAskedHere({ db, t: { requests } }: Store, requestId: string | null): Promise<boolean> {
  if (requestId === null) return false;
  const [row] = await db
    .select({ by: requests.invitationId })
    .from(requests)
    .where(eq(requests.id, requestId));
  return (row?.by ?? null) !== null;
}

/**
 * Takes a referral back that nobody was in touch about: of the wrong child, or of the wrong kind. The provider sees that
 * it was, and nothing more of what was written. What the child asked for here waits for an answer again. Logged; once
 * there was a contact, or it is closed, it changes nothing. Gives whether it was taken back.
 * @throws NotYours as `referralFor`
 */
export async function takeBack(
  store: Store,
  viewer: Staff,
  referralId: string,
  now: number
): Promise<boolean> {
  const { referral } = await referralFor(store, viewer, 'correct', referralId, now);
  return store.transaction(async (tx) => {
    const { referrals } = tx.t;
    const taken = await tx.db
      .update(referrals)
      .set({ closedAt: now, closedBecause: takenBack.value, note: null, requestId: null })
      .where(and(eq(referrals.id, referralId), isNull(referrals.closedAt), isNull(referrals.firstContactAt)))
      .returning({ id: referrals.id });
    if (taken.length === 0) return false;
    const { childId, requestId } = referral;
    const deeds = [{ action: 'referral.taken-back', childId, subjectId: referralId }];
    if (requestId !== null && (await openAgain(tx, requestId)))
      deeds.push({ action: 'request.opened-again', childId, subjectId: requestId });
    await noteReadings(tx, viewer, deeds, now);
    return true;
  });
}

/** What the child asked for here waits again; what staff wrote down for them only stops saying that it was passed on. */
async function openAgain(tx: Store, requestId: string): Promise<boolean> {
  const { requests } = tx.t;
  const its = eq(requests.id, requestId);
  const askedHere = await wasAskedHere(tx, requestId);
  const outcome = sealOrNull(
    tx.vault,
    'Passed to the advocacy provider, and taken back.',
    `requests.outcome:${requestId}`
  );
  const waiting = { handledAt: null, handledBy: null, outcome: null, tellChild: null };
  await tx.db
    .update(requests)
    .set(askedHere ? waiting : { outcome, tellChild: null })
    .where(its);
  return askedHere;
}
