/** Asking somebody to the staff: a manager names them and their role, they make their own password and second factor. */
import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf, type Day } from '../../domain/day.ts';
import { staffRoles, type StaffRole } from '../../domain/viewer.ts';
import { enrolmentAddress, newTotpSecret, stepOfCode } from '../auth/one-time-code.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { record } from './events.ts';
import { putIn } from './outbox.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { createStaff, hasAccount, shortestPassword } from './staff-accounts.ts';

const hour = 3_600_000;
/** How long the link works. */
const inviteHours = 72;

export interface InviteForm {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  /** Last day of the account; null for no end; undefined for what is no day. */
  readonly endsOn: Day | null | undefined;
}
type InviteProblems = Partial<Record<keyof InviteForm, string>>;
export type Invited = { readonly ok: true } | { readonly ok: false; readonly problems: InviteProblems };

const isRole = (role: string): role is StaffRole => (staffRoles as readonly string[]).includes(role);

/** Sends the link by e-mail. The caller has checked who may. @param link token → address of the page */
export async function inviteStaff(
  store: Store,
  by: Staff,
  form: InviteForm,
  link: (token: string) => string,
  now: number
): Promise<Invited> {
  const problems = await problemsOf(store, form, now);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  const email = form.email.trim().toLowerCase();
  await store.transaction(async (tx) => {
    const { vault, t, db } = tx;
    await db.insert(t.staffInvites).values({
      id,
      email: vault.seal(email, `staffInvites.email:${id}`),
      name: form.name.trim(),
      role: form.role,
      accountEndsAt: form.endsOn ? Date.parse(`${form.endsOn}T23:59:59Z`) : null,
      tokenHash: hashOf(token),
      totpSecret: vault.seal(newTotpSecret(), `staffInvites.totpSecret:${id}`),
      invitedBy: by.staffId,
      invitedAt: now,
      expiresAt: now + inviteHours * hour
    });
    const message = {
      to: email,
      subject: 'Your account in Heard',
      text: `You are asked to make an account in Heard. The link works for three days, once: ${link(token)}`
    };
    await putIn(tx, { about: `staff:${id}`, purpose: 'staff', channel: 'email', ...message }, now);
    const did = { actorKind: 'staff', actorId: by.staffId, action: 'staff.invited', subjectId: id } as const;
    await record(tx, did, now);
  });
  return { ok: true };
}

async function problemsOf(store: Store, form: InviteForm, now: number): Promise<InviteProblems> {
  const problems: InviteProblems = {};
  if (form.name.trim() === '' || form.name.length > 100)
    problems.name = 'Write a name of at most 100 letters.';
  if (!z.email().safeParse(form.email.trim()).success) problems.email = 'Write an e-mail address.';
  else if (await hasAccount(store, form.email)) problems.email = 'Somebody has an account with this address.';
  if (!isRole(form.role)) problems.role = 'Choose a role.';
  if (form.endsOn === undefined) problems.endsOn = 'Write a day, such as 31 3 2027, or leave it empty.';
  else if (form.endsOn !== null && form.endsOn < dayOf(now)) problems.endsOn = 'This day has passed.';
  return problems;
}

/** Who was asked and has no account yet. */
export async function openStaffInvites(store: Store, now: number) {
  const { staffInvites } = store.t;
  const rows = await store.db
    .select()
    .from(staffInvites)
    .where(and(isNull(staffInvites.usedAt), isNull(staffInvites.withdrawnAt)))
    .orderBy(desc(staffInvites.invitedAt));
  return rows.map(({ id, name, role, invitedAt, expiresAt }) => ({
    id,
    name,
    role,
    invitedAt,
    over: expiresAt <= now
  }));
}

/** The link stops working. */
export async function withdrawStaffInvite(store: Store, by: Staff, id: string, now: number): Promise<void> {
  const { staffInvites } = store.t;
  await store.db
    .update(staffInvites)
    .set({ withdrawnAt: now })
    .where(and(eq(staffInvites.id, id), isNull(staffInvites.usedAt)));
  const did = {
    actorKind: 'staff',
    actorId: by.staffId,
    action: 'staff.invite-withdrawn',
    subjectId: id
  } as const;
  await record(store, did, now);
}

export interface Joining {
  readonly id: string;
  readonly name: string;
  /** For the authenticator app: as text, and as the address in its QR code. */
  readonly totpSecret: string;
  readonly totpAddress: string;
}

/** What a link leads to; null when it is unknown, used, withdrawn or over. */
export async function joiningBy(store: Store, token: string, now: number): Promise<Joining | null> {
  const row = await openInvite(store, token, now);
  if (!row) return null;
  const totpSecret = store.vault.open(row.totpSecret, `staffInvites.totpSecret:${row.id}`);
  const email = store.vault.open(row.email, `staffInvites.email:${row.id}`);
  return {
    id: row.id,
    name: row.name,
    totpSecret,
    totpAddress: enrolmentAddress(totpSecret, email, 'Heard')
  };
}

async function openInvite(store: Store, token: string, now: number) {
  const { staffInvites } = store.t;
  const [row] = await store.db
    .select()
    .from(staffInvites)
    .where(eq(staffInvites.tokenHash, hashOf(token)));
  if (!row || row.usedAt !== null || row.withdrawnAt !== null || row.expiresAt <= now) return null;
  return row;
}

type JoinProblem = 'over' | 'short' | 'differ' | 'code';
export type Joined =
  | { readonly ok: true; readonly codes: readonly string[] }
  | { readonly ok: false; readonly problem: JoinProblem };

/** Makes the account, with recovery codes to write down. The link is used up. */
export async function join(
  store: Store,
  token: string,
  given: { readonly password: string; readonly again: string; readonly code: string },
  now: number
): Promise<Joined> {
  if (given.password.length < shortestPassword) return { ok: false, problem: 'short' };
  if (given.password !== given.again) return { ok: false, problem: 'differ' };
  return store.transaction(async (tx): Promise<Joined> => {
    const row = await openInvite(tx, token, now);
    if (!row) return { ok: false, problem: 'over' };
    const { vault, t, db } = tx;
    const totpSecret = vault.open(row.totpSecret, `staffInvites.totpSecret:${row.id}`);
    if (stepOfCode(totpSecret, given.code, now) === null) return { ok: false, problem: 'code' };
    const email = vault.open(row.email, `staffInvites.email:${row.id}`);
    const { name, accountEndsAt } = row;
    const role = isRole(row.role) ? row.role : 'iro';
    const { id } = await createStaff(tx, { name, role, email, password: given.password, totpSecret }, now);
    await db.update(t.staff).set({ endsAt: accountEndsAt }).where(eq(t.staff.id, id));
    await db.update(t.staffInvites).set({ usedAt: now }).where(eq(t.staffInvites.id, row.id));
    return { ok: true, codes: await makeRecoveryCodes(tx, id) };
  });
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
