/** The service's own store, as the settings say. */
import { type Config, ConfigError } from './config.ts';
import { openKeyRing } from './crypto/key-file.ts';
import { createVault } from './crypto/vault.ts';
import { checkKeys } from './db/key-check.ts';
import { openStore, type Store } from './db/store.ts';
import { holdsDemo } from './services/demo-people.ts';

/**
 * Opens keys and database, and brings the tables up to date.
 * @throws {KeyRingError} when the keys are missing, can be read by others, or belong to another database
 * @throws {ConfigError} when a production service is given the demo's database
 */
export async function openConfiguredStore({ keys, databaseUrl, mode }: Config): Promise<Store> {
  const store = await openStore({ url: databaseUrl, vault: createVault(openKeyRing(keys)) });
  try {
    await checkKeys(store);
    if (mode === 'production' && (await holdsDemo(store))) throw new ConfigError([demoInProduction]);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

const demoInProduction =
  'DATABASE_URL holds the demo’s invented people: a council’s service needs a database of its own';
