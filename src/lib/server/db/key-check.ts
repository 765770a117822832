/** Keys and database belong together: with the wrong keys nothing sealed opens and nobody can sign in. */
import { eq } from 'drizzle-orm';
import { KeyRingError } from '../crypto/key-ring.ts';
import type { Store } from './store.ts';

const key = 'key-check';

/**
 * Remembers a keyed hash in a new database, and compares it in a known one.
 * @throws {KeyRingError} when the database was made with another key ring
 */
export async function checkKeys({ db, t, vault }: Store): Promise<void> {
  const mine = vault.mac(key, '');
  await db.insert(t.settings).values({ key, value: mine }).onConflictDoNothing();
  const [kept] = await db.select({ value: t.settings.value }).from(t.settings).where(eq(t.settings.key, key));
  if (kept?.value === mine) return;
  throw new KeyRingError('The keys do not belong to this database: it was made with another key ring.');
}
