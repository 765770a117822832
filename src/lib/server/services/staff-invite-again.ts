/** An open invitation to the staff, sent once more: its link is kept as a hash, so that a new one takes its place. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { hasAccount } from './staff-accounts.ts';
import { inviteMessages, putInvite } from './staff-invites.ts';

/**
 * Sends a new link to the same address for the same role; the old one stops working at once. False when it was used or
 * withdrawn meanwhile, or somebody has an account with the address. The caller has checked who may.
 * @param link token → address of the page
 */
export async function sendInviteAgain(
  store: Store,
  by: Staff,
  id: string,
  link: (token: string) => string,
  now: number
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const { staffInvites } = tx.t;
    const open = and(eq(staffInvites.id, id), isNull(staffInvites.usedAt), isNull(staffInvites.withdrawnAt));
    const [row] = await tx.db.select().from(staffInvites).where(open);
    if (!row) return false;
    const email = tx.vault.open(row.email, `staffInvites.email:${id}`);
    const { name, role, accountEndsAt, staffId } = row;
    if (staffId === null && (await hasAccount(tx, email))) return false;
    await tx.db.update(staffInvites).set({ withdrawnAt: now }).where(open);
    const message = staffId === null ? inviteMessages.account : inviteMessages.again;
    await putInvite(tx, by, { name, role, email, accountEndsAt, staffId }, { ...message, link }, now);
    return true;
  });
}
