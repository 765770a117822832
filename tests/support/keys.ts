/** Keys that are the same in every test. */
import type { KeyRing } from '../../src/lib/server/crypto/key-ring.ts';
import { createVault, type Vault } from '../../src/lib/server/crypto/vault.ts';

export const testKeyRing: KeyRing = {
  keys: [{ id: 'test', key: Buffer.alloc(32, 'sealing key for tests only') }],
  index: Buffer.alloc(32, 'index key for tests only')
};

export const testVault: Vault = createVault(testKeyRing);
