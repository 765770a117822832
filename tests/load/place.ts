/** A place for one run: a fresh folder, a key ring of its own, and the settings of a council's own service. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { newKeyRing } from '../../src/lib/server/crypto/key-ring.ts';
import { openKeyRing, saveNewKeyRing } from '../../src/lib/server/crypto/key-file.ts';
import { createVault } from '../../src/lib/server/crypto/vault.ts';
import { openStore, type Store } from '../../src/lib/server/db/store.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Place {
  readonly folder: string;
  readonly port: number;
  readonly origin: string;
  readonly database: string;
  readonly keys: string;
}

/** Makes the folder under `var/<name>`, and draws keys. Without a port, one that is free now is taken. */
export async function makePlace(name: string, port?: number): Promise<Place> {
  const above = join(root, 'var', name);
  mkdirSync(above, { recursive: true });
  const folder = mkdtempSync(`${above}/`);
  const database = join(folder, 'database', 'heard.db');
  const keys = join(folder, 'keys', 'keys.json');
  mkdirSync(join(folder, 'database'));
  saveNewKeyRing(keys, newKeyRing());
  const own = port ?? (await freePort());
  return { folder, port: own, origin: `http://127.0.0.1:${own}`, database, keys };
}

/** A place that an earlier run left, on a port that is free now. */
export async function placeIn(left: string): Promise<Place> {
  const folder = resolve(left);
  const port = await freePort();
  const [database, keys] = [join(folder, 'database', 'heard.db'), join(folder, 'keys', 'keys.json')];
  return { folder, port, origin: `http://127.0.0.1:${port}`, database, keys };
}

export function removePlace({ folder }: Place): void {
  rmSync(folder, { recursive: true, force: true });
}

/** The store that the server of this place uses. */
export function openPlace({ database, keys }: Place): Promise<Store> {
  const vault = createVault(openKeyRing({ kind: 'file', path: keys, createIfMissing: false }));
  return openStore({ url: `file:${database}`, vault });
}

/** The whole environment of the server: nothing of the shell's own settings may change what is measured. */
export function settingsOf({ port, origin, database, keys }: Place): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HEARD_MODE: 'production',
    HEARD_TRUSTED_PROXY: 'yes',
    HEARD_COUNCIL_NAME: 'Wrenbridge Council',
    HEARD_OUT_OF_HOURS_NUMBER: '01632 960 999',
    HEARD_KEYS_FILE: keys,
    DATABASE_URL: `file:${database}`,
    HOST: '127.0.0.1',
    PORT: String(port),
    ORIGIN: origin
  };
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
