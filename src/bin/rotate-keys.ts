/**
 * Changes the key that words are sealed with.
 *
 *   node src/bin/rotate-keys.ts --new-key   puts a new key first in the key file; then restart Heard
 *   node src/bin/rotate-keys.ts             seals everything again with the first key; Heard may be running
 *
 * Keep the old key as long as you keep backups that were made before.
 */
import { openKeyRing, replaceKeyRing } from '../lib/server/crypto/key-file.ts';
import { KeyRingError, withNewKey } from '../lib/server/crypto/key-ring.ts';
import { rotateKeys } from '../lib/server/crypto/rotate.ts';
import { type Config, ConfigError, readConfig } from '../lib/server/config.ts';
import { openConfiguredStore } from '../lib/server/open.ts';

try {
  const config = readConfig(process.env);
  if (process.argv.includes('--new-key')) putNewKey(config);
  else await sealAgain(config);
} catch (error) {
  if (!(error instanceof ConfigError) && !(error instanceof KeyRingError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function putNewKey({ keys }: Config): void {
  if (keys.kind === 'text')
    throw new KeyRingError('The keys are in HEARD_KEYS: put the new key first there yourself.');
  const ring = withNewKey(openKeyRing(keys));
  replaceKeyRing(keys.path, ring);
  console.log(
    `New words will be sealed with ${ring.keys[0].id} once Heard is restarted. Back up ${keys.path} now.`
  );
  console.log('After the restart, run this command again without --new-key.');
}

async function sealAgain(settings: Config): Promise<void> {
  const store = await openConfiguredStore(settings);
  const { resealed, unreadable } = await rotateKeys(store, (table, count) => {
    console.log(`${table}: ${count} texts so far`);
  });
  await store.close();
  console.log(`Sealed ${resealed} texts again.`);
  if (unreadable.length === 0) return;
  console.error(`${unreadable.length} texts open with no key of the ring:\n  ${unreadable.join('\n  ')}`);
  process.exitCode = 1;
}
