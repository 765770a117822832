/** Asking somebody to the staff: a manager names them and their role, they make their own password and second factor. */
import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf, daysBetween, type Day } from '../../domain/day.ts';
import { staffRoles, type StaffRole } from '../../domain/viewer.ts';
import { addWorkingDays } from '../../domain/working-day.ts';
import { enrolmentAddress, newTotpSecret, stepOfCode } from '../auth/one-time-code.ts';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import type { Staff } from './caseload.ts';
import { record } from './events.ts';
import { putIn } from './outbox.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { createStaff, hasAccount, setPassword, setTotpSecret, shortestPassword } from './staff-accounts.ts';

const dayLong = 86_400_000;
/** Working days for which the link works: one sent on a Friday still works on the Wednesday after. */
const inviteDays = 3;

/** When a link made now ends: at the same time of day. */
async function inviteEnds(store: Store, now: number): Promise<number> {
  const today = dayOf(now);
  const last = addWorkingDays(today, inviteDays, await holidaySet(store));
  return now + daysBetween(today, last) * dayLong;
}

/** What the e-mail says, before the link. */
export const inviteMessages = {
  account: {
    subject: 'Your account in Heard',
    text: 'You are asked to make an account in Heard. The link works for three working days, once:'
  },
  again: {
    subject: 'A new way in to Heard',
    text: 'Somebody who runs Heard for your team sent you a new way in. With it you make a new password and a new second key. The link works for three working days, once:'
  }
} as const;

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
  const person = {
    name: form.name.trim(),
    role: form.role,
    email: form.email.trim().toLowerCase(),
    accountEndsAt: form.endsOn ? Date.parse(`${form.endsOn}T23:59:59Z`) : null,
    staffId: null
  };
  await store.transaction((tx) => putInvite(tx, by, person, { ...inviteMessages.account, link }, now));
  return { ok: true };
}

interface InvitedPerson {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly accountEndsAt: number | null;
  /** Whose account gets a new way in; null for a new account. */
  readonly staffId: string | null;
}

/** Makes the link and puts its message into the outbox. Earlier links to the same account stop working. */
export async function putInvite(
  tx: Store,
  by: Staff,
  { email, ...person }: InvitedPerson,
  { subject, text, link }: { subject: string; text: string; link: (token: string) => string },
  now: number
): Promise<void> {
  const { vault, t, db } = tx;
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  if (person.staffId !== null)
    await db
      .update(t.staffInvites)
      .set({ withdrawnAt: now })
      .where(and(eq(t.staffInvites.staffId, person.staffId), isNull(t.staffInvites.usedAt)));
  await db.insert(t.staffInvites).values({
    id,
    ...person,
    email: vault.seal(email, `staffInvites.email:${id}`),
    tokenHash: hashOf(token),
    totpSecret: vault.seal(newTotpSecret(), `staffInvites.totpSecret:${id}`),
    invitedBy: by.staffId,
    invitedAt: now,
    expiresAt: await inviteEnds(tx, now)
  });
  const message = { to: email, subject, text: `${text} ${link(token)}` };
  await putIn(tx, { about: `staff:${id}`, purpose: 'staff', channel: 'email', ...message }, now);
  const did = { actorKind: 'staff', actorId: by.staffId, action: 'staff.invited', subjectId: id } as const;
  await record(tx, did, now);
}

async function problemsOf(store: Store, form: InviteForm, now: number): Promise<InviteProblems> {
  const problems: InviteProblems = {};
  if (form.name.trim() === '' || form.name.length > 100)
    problems.name = 'Write a name of at most 100 letters.';
  if (!z.email().safeParse(form.email.trim()).success) problems.email = 'Write an e-mail address.';
  else if (await hasAccount(store, form.email))
    problems.email =
      'Somebody has an account with this address. If it has ended, open it again: press their name in the list.';
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
  return rows.map(({ id, name, role, email, staffId, invitedAt, expiresAt }) => ({
    id,
    name,
    role,
    email: store.vault.open(email, `staffInvites.email:${id}`),
    again: staffId !== null,
    invitedAt,
    expiresAt,
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
  /** They have an account: it gets a new password and second factor. */
  readonly again: boolean;
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
    again: row.staffId !== null,
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
  return row.staffId === null || (await lasts(store, row.staffId, now)) ? row : null;
}

/** Whether an account has not ended. */
async function lasts(store: Store, staffId: string, now: number): Promise<boolean> {
  const { staff } = store.t;
  const [row] = await store.db.select({ endsAt: staff.endsAt }).from(staff).where(eq(staff.id, staffId));
  return row !== undefined && (row.endsAt === null || row.endsAt > now);
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
    const { password } = given;
    const id = row.staffId ?? (await newAccount(tx, row, { email, password, totpSecret }, now));
    if (row.staffId !== null) {
      await setTotpSecret(tx, id, totpSecret);
      await setPassword(tx, id, password, now);
    }
    await db.update(t.staffInvites).set({ usedAt: now }).where(eq(t.staffInvites.id, row.id));
    return { ok: true, codes: await makeRecoveryCodes(tx, id) };
  });
}

async function newAccount(
  tx: Store,
  row: { readonly name: string; readonly role: string; readonly accountEndsAt: number | null },
  own: { readonly email: string; readonly password: string; readonly totpSecret: string },
  now: number
): Promise<string> {
  const role = isRole(row.role) ? row.role : 'iro';
  const { id } = await createStaff(tx, { name: row.name, role, ...own }, now);
  await tx.db.update(tx.t.staff).set({ endsAt: row.accountEndsAt }).where(eq(tx.t.staff.id, id));
  return id;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
