/** What a member of staff keeps of their own account: where they are signed in, their password, their recovery codes. */
import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { makeRecoveryCodes, recoveryCodesLeft } from './recovery-codes.ts';
import { checkPassword, emailOf, setPassword, shortestPassword } from './staff-accounts.ts';

interface OwnSession {
  readonly id: string;
  /** "Firefox on Windows". */
  readonly device: string | null;
  readonly lastSeenAt: number;
  readonly startedAt: number;
  readonly proven: boolean;
  readonly here: boolean;
}

export interface OwnAccount {
  readonly sessions: readonly OwnSession[];
  readonly codesLeft: number;
}

const userId = (viewer: Staff): string => `staff:${viewer.staffId}`;

export async function ownAccount(store: Store, viewer: Staff, now: number): Promise<OwnAccount> {
  const { sessions } = store.t;
  const rows = await store.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId(viewer)), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt));
  return {
    sessions: rows.map((row) => ({
      id: row.id,
      device: row.device,
      lastSeenAt: row.lastSeenAt ?? row.createdAt,
      startedAt: row.createdAt,
      proven: row.provenAt !== null,
      here: row.id === viewer.sessionId
    })),
    codesLeft: await recoveryCodesLeft(store, viewer.staffId)
  };
}

/** Ends every other session of this person. */
export async function signOutElsewhere(store: Store, viewer: Staff): Promise<void> {
  const { sessions } = store.t;
  await store.db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId(viewer)), ne(sessions.id, viewer.sessionId)));
}

/** Ends one session of this person; somebody else's is left as it is. */
export async function signOutOne(store: Store, viewer: Staff, sessionId: string): Promise<void> {
  const { sessions } = store.t;
  await store.db.delete(sessions).where(and(eq(sessions.userId, userId(viewer)), eq(sessions.id, sessionId)));
}

export const newRecoveryCodes = (store: Store, viewer: Staff): Promise<string[]> =>
  store.transaction((tx) => makeRecoveryCodes(tx, viewer.staffId));

export type PasswordProblem = 'wrong' | 'wait' | 'short' | 'differ';

/** Changes the password; every session ends, for somebody else may have known the old one. Null when it is done. */
export async function changePassword(
  store: Store,
  viewer: Staff,
  given: { readonly now: string; readonly wanted: string; readonly again: string; readonly address: string },
  at: number
): Promise<PasswordProblem | null> {
  if (given.wanted.length < shortestPassword) return 'short';
  if (given.wanted !== given.again) return 'differ';
  const email = await emailOf(store, viewer.staffId);
  const checked = await checkPassword(store, { email, password: given.now, address: given.address }, at);
  if (!checked.ok) return checked.reason;
  await setPassword(store, viewer.staffId, given.wanted, at);
  return null;
}
