/**
 * Secret pictures: what keeps the next person with the same card or tablet from reading what was said earlier.
 * One pass for a person, over all their invitations. Only a keyed hash is stored.
 */
import { timingSafeEqual } from 'node:crypto';
import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import {
  afterWrongTry,
  checkPictures,
  freshPass,
  isLocked,
  passText,
  triesLeft
} from '../../domain/picture-pass.ts';
import type { PictureProblem } from '../../domain/picture-pass.ts';
import type { Audience, Respondent } from '../../domain/viewer.ts';
import { addWorkingDays } from '../../domain/working-day.ts';
import { secretPictures } from '../../symbols/secret-pictures.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { holidaySet } from './bank-holidays.ts';

/** Whose pictures. A respondent's viewer fits. */
export type PassOwner = Pick<Respondent, 'childId' | 'audience' | 'connectionId' | 'invitationId'>;

/**
 * Where a person stands: `none` no pictures yet, choose some · `late` none were chosen and things were said since, so
 * that only a member of staff can let pictures be chosen · `set` some to give · `locked` too many wrong tries ·
 * `forgotten` new ones were asked for.
 */
export type PassState =
  | { readonly state: 'none' | 'late' | 'set' | 'forgotten' }
  | { readonly state: 'locked'; readonly againAt: number };

export type PassCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'wrong'; readonly triesLeft: number }
  | { readonly ok: false; readonly reason: 'locked'; readonly againAt: number }
  | { readonly ok: false; readonly reason: 'none' };

/** What the database says instead of a hash when a member of staff has let new pictures be chosen. */
const toBeChosen = '';

/** @param since when this session began: what was said in it does not count as said before */
export async function passState(
  store: Store,
  owner: PassOwner,
  since: number,
  now: number
): Promise<PassState> {
  const row = await passOf(store, owner);
  if (!row) return { state: (await saidBefore(store, owner, since)) ? 'late' : 'none' };
  if (row.hash === toBeChosen) return { state: 'none' };
  if (isLocked(row, now)) return { state: 'locked', againAt: row.lockedUntil ?? now };
  return { state: row.forgottenAt === null ? 'set' : 'forgotten' };
}

/**
 * Keeps the first pictures of a person, or new ones when a member of staff has let them be chosen. Pictures are never
 * replaced otherwise, nor chosen after something was said without any: whoever holds the card could put their own in
 * place and read on.
 */
export async function setPictures(
  store: Store,
  owner: PassOwner,
  picked: readonly string[],
  since: number,
  now: number
): Promise<{ ok: true } | { ok: false; reason: PictureProblem | 'not-now' }> {
  const check = checkPictures(picked, secretPictures);
  if (!check.ok) return { ok: false, reason: check.problem };
  return store.transaction(async (tx) => {
    if ((await passState(tx, owner, since, now)).state !== 'none') return { ok: false, reason: 'not-now' };
    const ownerId = ownerIdOf(owner);
    const { picturePasses } = tx.t;
    const pass = { hash: hashOf(tx, ownerId, check.pictures), setAt: now, ...freshPass, forgottenAt: null };
    await tx.db
      .insert(picturePasses)
      .values({ ownerId, childId: owner.childId, ...pass })
      .onConflictDoUpdate({ target: picturePasses.ownerId, set: pass });
    await recordFor(tx, owner, 'pictures.set', now);
    return { ok: true };
  });
}

/** Compares pictures that were given. Every fifth wrong try locks, longer each time. */
export async function givePictures(
  store: Store,
  owner: PassOwner,
  picked: readonly string[],
  now: number
): Promise<PassCheck> {
  return store.transaction(async (tx) => {
    const row = await passOf(tx, owner);
    if (!row || row.hash === toBeChosen) return { ok: false, reason: 'none' };
    if (isLocked(row, now)) return { ok: false, reason: 'locked', againAt: row.lockedUntil ?? now };
    if (sameHash(row.hash, hashOf(tx, row.ownerId, picked))) {
      await update(tx, row.ownerId, { ...freshPass, forgottenAt: null });
      return { ok: true };
    }
    const after = afterWrongTry(row, now);
    await update(tx, row.ownerId, after);
    await recordFor(tx, owner, 'pictures.wrong', now);
    if (after.lockedUntil !== null) return { ok: false, reason: 'locked', againAt: after.lockedUntil };
    return { ok: false, reason: 'wrong', triesLeft: triesLeft(after) };
  });
}

/**
 * Somebody says they forgot their pictures: a member of staff is asked to give new ones. Asking again changes nothing.
 * @returns the day by which somebody answers
 */
export async function sayForgotten(
  store: Store,
  owner: PassOwner & Pick<Respondent, 'reviewId'>,
  now: number
): Promise<Day> {
  return store.transaction(async (tx) => {
    const asked = await askedForNew(tx, owner);
    if (asked) return asked;
    const answerBy = addWorkingDays(dayOf(now), 1, await holidaySet(tx));
    const { childId, reviewId, invitationId } = owner;
    const request = {
      id: newId(),
      childId,
      reviewId,
      invitationId,
      kind: 'pictures',
      worry: false,
      askedAt: now
    };
    await tx.db.insert(tx.t.requests).values({ ...request, answerBy });
    await update(tx, ownerIdOf(owner), { forgottenAt: now });
    await recordFor(tx, owner, 'pictures.forgotten', now);
    return answerBy;
  });
}

/** The day by which somebody answers who was asked for new pictures, or null when nobody was. */
export async function askedForNew(store: Store, { invitationId }: PassOwner): Promise<Day | null> {
  const { requests } = store.t;
  const mine = and(
    eq(requests.invitationId, invitationId),
    eq(requests.kind, 'pictures'),
    isNull(requests.handledAt)
  );
  const [row] = await store.db.select({ answerBy: requests.answerBy }).from(requests).where(mine);
  return row?.answerBy ?? null;
}

/**
 * A member of staff who is sure whom they talk to takes away the pictures of whoever holds an invitation; the next
 * visit chooses new ones, and then sees what was said before. The caller has checked that they may (`give-new-pictures`) and closes the request.
 */
export async function resetPictures(
  store: Store,
  invitationId: string,
  staffId: string,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    const { invitations, picturePasses } = tx.t;
    const [row] = await tx.db.select().from(invitations).where(eq(invitations.id, invitationId));
    if (!row) return;
    const { childId, connectionId } = row;
    const subjectId = ownerIdOf({ childId, connectionId, invitationId, audience: row.audience as Audience });
    const pass = { hash: toBeChosen, setAt: now, ...freshPass, forgottenAt: null };
    await tx.db
      .insert(picturePasses)
      .values({ ownerId: subjectId, childId, ...pass })
      .onConflictDoUpdate({ target: picturePasses.ownerId, set: pass });
    await record(
      tx,
      { actorKind: 'staff', actorId: staffId, action: 'pictures.reset', childId, subjectId },
      now
    );
  });
}

/** Whose something is that stays with a person. A child has one pass for every review; an adult one for each child; without a name it hangs on the invitation. */
export function ownerIdOf({ childId, audience, connectionId, invitationId }: PassOwner): string {
  if (audience === 'child') return `child:${childId}`;
  return connectionId ? `connection:${connectionId}` : `invitation:${invitationId}`;
}

type PassRow = Store['t']['picturePasses']['$inferSelect'];

async function passOf(store: Store, owner: PassOwner): Promise<PassRow | null> {
  const { picturePasses } = store.t;
  const [row] = await store.db
    .select()
    .from(picturePasses)
    .where(eq(picturePasses.ownerId, ownerIdOf(owner)));
  return row ?? null;
}

/** Whether this person wrote anything, by any of their invitations, before the session began. */
async function saidBefore(store: Store, owner: PassOwner, since: number): Promise<boolean> {
  const { submissions } = store.t;
  const { audience, childId, connectionId, invitationId } = owner;
  const theirs =
    audience === 'child'
      ? and(
          eq(submissions.childId, childId),
          eq(submissions.audience, 'child'),
          // A rating that lost its invitation is nobody's; views that came on paper may never have had one.
          or(isNotNull(submissions.invitationId), eq(submissions.purpose, 'views'))
        )
      : connectionId
        ? eq(submissions.connectionId, connectionId)
        : eq(submissions.invitationId, invitationId);
  // What staff are still typing in from paper is not said yet.
  const notBeingTyped = or(isNull(submissions.typedBy), isNotNull(submissions.submittedAt));
  const rows = await store.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(theirs, notBeingTyped, isNull(submissions.mistypedBy), lt(submissions.startedAt, since)))
    .limit(1);
  return rows.length > 0;
}

async function update(tx: Store, ownerId: string, values: Partial<PassRow>): Promise<void> {
  await tx.db.update(tx.t.picturePasses).set(values).where(eq(tx.t.picturePasses.ownerId, ownerId));
}

/** There are only 1,320 passes, so the hash is keyed and bound to its owner. */
function hashOf(store: Store, ownerId: string, pictures: readonly string[]): string {
  return store.vault.mac('picture-pass', `${ownerId}\n${passText(pictures)}`);
}

function sameHash(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function recordFor(tx: Store, owner: PassOwner, action: string, now: number): Promise<void> {
  const { invitationId, childId } = owner;
  const actor = { actorKind: 'respondent', actorId: invitationId } as const;
  return record(tx, { ...actor, action, childId, subjectId: ownerIdOf(owner) }, now);
}
