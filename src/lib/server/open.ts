/** The service's own store, as the settings say. */
import type { Config } from './config.ts';
import { openKeyRing } from './crypto/key-file.ts';
import { createVault } from './crypto/vault.ts';
import { openStore, type Store } from './db/store.ts';

/** Opens keys and database, and brings the tables up to date. */
export function openConfiguredStore({ keys, databaseUrl }: Config): Promise<Store> {
  return openStore({ url: databaseUrl, vault: createVault(openKeyRing(keys)) });
}
