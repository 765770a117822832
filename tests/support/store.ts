/** Stores for tests: fresh, fully migrated, with keys that are the same each time. */
import { createVault, type Vault } from '../../src/lib/server/crypto/vault.ts';
import type { KeyRing } from '../../src/lib/server/crypto/key-ring.ts';
import { openStore, type Store } from '../../src/lib/server/db/store.ts';

export const testKeyRing: KeyRing = {
  keys: [{ id: 'test', key: Buffer.alloc(32, 'sealing key for tests only') }],
  index: Buffer.alloc(32, 'index key for tests only')
};

export const testVault: Vault = createVault(testKeyRing);

/** A fresh embedded store. Close it when the test is done. */
export function testStore(): Promise<Store> {
  return openStore({ url: ':memory:', vault: testVault });
}
