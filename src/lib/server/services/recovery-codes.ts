/** Codes that stand in for the authenticator app when the telephone is lost. Shown once; each works once. */
import { randomInt } from 'node:crypto';
import { and, count, eq, isNull } from 'drizzle-orm';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';

const howMany = 8;
/** Without letters and figures that look alike. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const length = 10;

/** Makes new codes for an account; those it had stop working. Gives them as they are to be written down. */
export async function makeRecoveryCodes(tx: Store, staffId: string): Promise<string[]> {
  const { recoveryCodes } = tx.t;
  await tx.db.delete(recoveryCodes).where(eq(recoveryCodes.staffId, staffId));
  const codes = Array.from({ length: howMany }, newCode);
  await tx.db
    .insert(recoveryCodes)
    .values(codes.map((code) => ({ id: newId(), staffId, hash: hashOf(tx, staffId, code) })));
  return codes;
}

/** Uses a code up. False when it is not one of this account's, or was used. One statement: it cannot be used twice. */
export async function useRecoveryCode(
  store: Store,
  staffId: string,
  typed: string,
  now: number
): Promise<boolean> {
  const { recoveryCodes } = store.t;
  const rows = await store.db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(and(eq(recoveryCodes.hash, hashOf(store, staffId, typed)), isNull(recoveryCodes.usedAt)))
    .returning({ id: recoveryCodes.id });
  return rows.length > 0;
}

/** How many are left. */
export async function recoveryCodesLeft(store: Store, staffId: string): Promise<number> {
  const { recoveryCodes } = store.t;
  const [row] = await store.db
    .select({ n: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.staffId, staffId), isNull(recoveryCodes.usedAt)));
  return row?.n ?? 0;
}

/** Whether what was typed could be one, rather than six digits. */
export const looksLikeRecoveryCode = (typed: string): boolean => plain(typed).length === length;

function newCode(): string {
  const code = Array.from({ length }, () => letters[randomInt(letters.length)] ?? '').join('');
  return `${code.slice(0, length / 2)}-${code.slice(length / 2)}`;
}

const plain = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
const hashOf = (store: Store, staffId: string, code: string): string =>
  store.vault.mac('staff.recovery', `${staffId} ${plain(code)}`);
