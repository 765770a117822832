/** What a manager does with an account that is there: a new way in, another role or address, no last day after all. */
import { and, count, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { staffRoles } from '../../domain/viewer.ts';
import { endSessionsOf } from '../auth/session.ts';
import { isUniqueViolation } from '../db/errors.ts';
import type { Store } from '../db/store.ts';
import { NotYours, type Staff } from './caseload.ts';
import { record } from './events.ts';
import { changeAddress, emailOf } from './staff-accounts.ts';
import { inviteMessages, putInvite } from './staff-invites.ts';
import { isFine, onlyWrong, type Written } from './typed-form.ts';

/**
 * Sends a link by which somebody who has an account makes a new password and second factor: for whoever lost both, or
 * comes back. Until the link is used, what they have goes on working.
 * @param link token → address of the page @throws NotYours for one's own account, nobody's, or one that has ended
 */
export async function sendNewWayIn(
  store: Store,
  by: Staff,
  staffId: string,
  link: (token: string) => string,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    const row = await another(tx, by, staffId);
    if (row.endsAt !== null && row.endsAt <= now) throw new NotYours();
    const { name, role, endsAt: accountEndsAt } = row;
    const email = await emailOf(tx, staffId);
    const person = { name, role, email, accountEndsAt, staffId };
    await putInvite(tx, by, person, { ...inviteMessages.again, link }, now);
  });
}

/** The account goes on, or opens again. @throws NotYours for one's own, or nobody's */
export async function keepOn(store: Store, by: Staff, staffId: string, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    await another(tx, by, staffId);
    await tx.db.update(tx.t.staff).set({ endsAt: null }).where(eq(tx.t.staff.id, staffId));
    await note(tx, by, 'staff.kept-on', staffId, now);
  });
}

/** Ends every session of somebody: a computer was lost. @throws NotYours for one's own, or nobody's */
export async function signOutMember(store: Store, by: Staff, staffId: string, now: number): Promise<void> {
  await store.transaction(async (tx) => {
    await another(tx, by, staffId);
    await endSessionsOf(tx, { kind: 'staff', id: staffId });
    await note(tx, by, 'staff.signed-out', staffId, now);
  });
}

export interface MemberForm {
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

/**
 * Puts name, address and role right. Whoever holds children stays their IRO until they are passed on.
 * @throws NotYours for one's own account, or nobody's
 */
export async function changeMember(
  store: Store,
  by: Staff,
  staffId: string,
  form: MemberForm,
  now: number
): Promise<Written<MemberForm>> {
  try {
    return await store.transaction(async (tx) => {
      const row = await another(tx, by, staffId);
      const problems = onlyWrong<MemberForm>({
        name: form.name === '' || form.name.length > 100 ? 'Write a name of at most 100 letters.' : null,
        email: z.email().safeParse(form.email).success ? null : 'Write an e-mail address.',
        role: await roleProblem(tx, row, form.role)
      });
      if (!isFine(problems)) return { ok: false, problems };
      const { name, role } = form;
      await tx.db.update(tx.t.staff).set({ name, role }).where(eq(tx.t.staff.id, staffId));
      await changeAddress(tx, staffId, form.email);
      if (role !== row.role) await endSessionsOf(tx, { kind: 'staff', id: staffId });
      await note(tx, by, 'staff.changed', staffId, now);
      return { ok: true, id: staffId };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { ok: false, problems: { email: 'Somebody has an account with this address.' } };
  }
}

type Row = Store['t']['staff']['$inferSelect'];

async function roleProblem(tx: Store, row: Row, role: string): Promise<string | null> {
  if (!(staffRoles as readonly string[]).includes(role)) return 'Choose a role.';
  if (row.role !== 'iro' || role === 'iro') return null;
  const { children } = tx.t;
  const [held] = await tx.db
    .select({ n: count() })
    .from(children)
    .where(and(eq(children.iroId, row.id), isNull(children.ceasedOn)));
  return held && held.n > 0 ? 'They are the IRO of children: pass the children on first.' : null;
}

/** Somebody else's account. @throws NotYours */
async function another(tx: Store, by: Staff, staffId: string): Promise<Row> {
  const [row] = await tx.db.select().from(tx.t.staff).where(eq(tx.t.staff.id, staffId));
  if (!row || staffId === by.staffId) throw new NotYours();
  return row;
}

const note = (tx: Store, by: Staff, action: string, staffId: string, now: number): Promise<void> =>
  record(tx, { actorKind: 'staff', actorId: by.staffId, action, subjectId: staffId }, now);
