/** Staff accounts: made with a second factor from the start, checked in two steps, each throttled. */
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { StaffRole } from '../../domain/access.ts';
import { enrolmentAddress, newTotpSecret, stepOfCode } from '../auth/one-time-code.ts';
import { hashPassword, passwordMatches } from '../auth/password.ts';
import { endSessionsOf } from '../auth/session.ts';
import { forgive, takeTurn, type Wait } from '../auth/throttle.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';
import { looksLikeRecoveryCode, useRecoveryCode } from './recovery-codes.ts';

/** In characters. */
export const shortestPassword = 12;

export interface NewStaff {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly password: string;
  /** Concept id or address of a picture, shown to respondents beside the name. */
  readonly picture?: string | null;
  /** Base 32; made when it is not given. Only the demo gives one. */
  readonly totpSecret?: string;
}

/** Shown once, to the person whose account it is: what their authenticator app needs. */
export interface Enrolment {
  readonly id: string;
  readonly totpSecret: string;
  readonly totpAddress: string;
}

class PasswordTooShort extends Error {
  override readonly name = 'PasswordTooShort';
}

/**
 * Makes an account.
 * @throws {PasswordTooShort} under twelve characters; a unique violation when the e-mail address has an account
 */
export async function createStaff(store: Store, person: NewStaff, now: number): Promise<Enrolment> {
  const { name, role, picture = null, totpSecret = newTotpSecret() } = person;
  const email = normalised(person.email);
  const passwordHash = await hashLongEnough(store, person.password);
  const id = newId();
  await store.db.insert(store.t.staff).values({
    id,
    emailHash: emailHash(store, email),
    email: store.vault.seal(email, `staff.email:${id}`),
    name,
    role,
    picture,
    passwordHash,
    totpSecret: store.vault.seal(totpSecret, `staff.totpSecret:${id}`),
    createdAt: now
  });
  await record(store, { actorKind: 'system', actorId: null, action: 'staff.created', subjectId: id }, now);
  return { id, totpSecret, totpAddress: enrolmentAddress(totpSecret, email, 'Heard') };
}

/** The answer to a secret that was given: whose it is, that it is wrong, or when to try again. */
export type Checked =
  | { readonly ok: true; readonly staffId: string }
  | { readonly ok: false; readonly reason: 'wrong' }
  | { readonly ok: false; readonly reason: 'wait'; readonly againAt: number };

/** First step of signing in. An unknown address takes as long as a known one and gets the same answer. */
export async function checkPassword(
  store: Store,
  given: { readonly email: string; readonly password: string; readonly address: string },
  now: number
): Promise<Checked> {
  const email = normalised(given.email);
  const turn = await takeTurn(store, { what: 'sign-in', account: email, address: given.address }, now);
  if (!turn.allowed) return waiting(turn);
  const account = await accountOf(store, email, now);
  const matches = await passwordMatches(store.vault, account?.passwordHash ?? null, given.password);
  if (!account || !matches) {
    await recordSignIn(store, account?.id ?? null, 'sign-in.refused', now);
    return { ok: false, reason: 'wrong' };
  }
  await forgive(store, turn);
  return { ok: true, staffId: account.id };
}

/** Second step: six digits, or a recovery code. Each works once, whoever saw it being typed. */
export async function checkOneTimeCode(
  store: Store,
  given: { readonly staffId: string; readonly code: string; readonly address: string },
  now: number
): Promise<Checked> {
  const { staffId } = given;
  const turn = await takeTurn(
    store,
    { what: 'second-factor', account: staffId, address: given.address },
    now
  );
  if (!turn.allowed) return waiting(turn);
  if (looksLikeRecoveryCode(given.code)) {
    if (!(await useRecoveryCode(store, staffId, given.code, now))) return refused(store, staffId, now);
    await forgive(store, turn);
    await recordSignIn(store, staffId, 'sign-in.by-recovery-code', now);
    return { ok: true, staffId };
  }
  const { staff } = store.t;
  const [row] = await store.db.select().from(staff).where(eq(staff.id, staffId));
  const secret = row && store.vault.open(row.totpSecret, `staff.totpSecret:${staffId}`);
  const step = secret ? stepOfCode(secret, given.code, now) : null;
  if (step === null || !(await useStep(store, staffId, step))) {
    return refused(store, staffId, now);
  }
  await forgive(store, turn);
  await recordSignIn(store, staffId, 'sign-in.done', now);
  return { ok: true, staffId };
}

async function refused(store: Store, staffId: string, now: number): Promise<Checked> {
  await recordSignIn(store, staffId, 'sign-in.refused', now);
  return { ok: false, reason: 'wrong' };
}

/** Whether an address has an account, also one that has ended. */
export async function hasAccount(store: Store, email: string): Promise<boolean> {
  const { staff } = store.t;
  const hash = emailHash(store, normalised(email));
  const [row] = await store.db.select({ id: staff.id }).from(staff).where(eq(staff.emailHash, hash));
  return row !== undefined;
}

/** The address of an account. @throws {RangeError} when there is no such account */
export async function emailOf(store: Store, staffId: string): Promise<string> {
  const { staff } = store.t;
  const [row] = await store.db.select({ email: staff.email }).from(staff).where(eq(staff.id, staffId));
  if (!row) throw new RangeError('There is no such account');
  return store.vault.open(row.email, `staff.email:${staffId}`);
}

/** Gives an account another address. A unique violation when somebody has an account with it. */
export async function changeAddress(store: Store, staffId: string, typed: string): Promise<void> {
  const email = normalised(typed);
  const sealed = store.vault.seal(email, `staff.email:${staffId}`);
  await store.db
    .update(store.t.staff)
    .set({ emailHash: emailHash(store, email), email: sealed })
    .where(eq(store.t.staff.id, staffId));
}

/** Gives an account a new second factor: codes of the one before work no more. */
export async function setTotpSecret(store: Store, staffId: string, secret: string): Promise<void> {
  const totpSecret = store.vault.seal(secret, `staff.totpSecret:${staffId}`);
  await store.db
    .update(store.t.staff)
    .set({ totpSecret, totpLastStep: null })
    .where(eq(store.t.staff.id, staffId));
}

/**
 * Gives an account a new password and ends its sessions.
 * @throws {PasswordTooShort} under twelve characters
 */
export async function setPassword(
  store: Store,
  staffId: string,
  password: string,
  now: number
): Promise<void> {
  const passwordHash = await hashLongEnough(store, password);
  await store.db.update(store.t.staff).set({ passwordHash }).where(eq(store.t.staff.id, staffId));
  await endSessionsOf(store, { kind: 'staff', id: staffId });
  await record(
    store,
    { actorKind: 'system', actorId: null, action: 'staff.password', subjectId: staffId },
    now
  );
}

/** Ends an account at an instant; its sessions end with it. What the person did stays. */
export async function endStaff(store: Store, staffId: string, endsAt: number, now: number): Promise<void> {
  await store.db.update(store.t.staff).set({ endsAt }).where(eq(store.t.staff.id, staffId));
  if (endsAt <= now) await endSessionsOf(store, { kind: 'staff', id: staffId });
  await record(store, { actorKind: 'system', actorId: null, action: 'staff.ended', subjectId: staffId }, now);
}

/** The account of an address, as long as it lasts. */
async function accountOf(store: Store, email: string, now: number) {
  const { staff } = store.t;
  const [row] = await store.db
    .select()
    .from(staff)
    .where(eq(staff.emailHash, emailHash(store, email)));
  return row && (row.endsAt === null || row.endsAt > now) ? row : null;
}

/** True when the code's step was not used before. One statement, so that two requests cannot both use it. */
async function useStep(store: Store, staffId: string, step: number): Promise<boolean> {
  const { staff } = store.t;
  const unused = or(isNull(staff.totpLastStep), lt(staff.totpLastStep, step));
  const rows = await store.db
    .update(staff)
    .set({ totpLastStep: step })
    .where(and(eq(staff.id, staffId), unused))
    .returning({ id: staff.id });
  return rows.length > 0;
}

async function recordSignIn(
  store: Store,
  staffId: string | null,
  action: string,
  now: number
): Promise<void> {
  await record(store, { actorKind: 'staff', actorId: staffId, action, subjectId: staffId }, now);
}

function waiting({ againAt }: Wait): Checked {
  return { ok: false, reason: 'wait', againAt };
}

function hashLongEnough(store: Store, password: string): Promise<string> {
  if (password.length < shortestPassword) {
    throw new PasswordTooShort(`A password has at least ${shortestPassword} characters`);
  }
  return hashPassword(store.vault, password);
}

function emailHash(store: Store, email: string): string {
  return store.vault.mac('staff.email', email);
}

function normalised(email: string): string {
  return email.trim().toLowerCase();
}
