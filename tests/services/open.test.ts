import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/lib/server/config.ts';
import { openKeyRing } from '../../src/lib/server/crypto/key-file.ts';
import { KeyRingError } from '../../src/lib/server/crypto/key-ring.ts';
import { openConfiguredStore } from '../../src/lib/server/open.ts';
import { demoPeople, keepPeople } from '../../src/lib/server/services/demo-people.ts';
import { addChild } from '../support/rows.ts';

let folder: string;
let env: Record<string, string>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heard-open-'));
  env = {
    DATABASE_URL: `file:${join(folder, 'database', 'heard.db')}`,
    HEARD_KEYS_FILE: join(folder, 'keys', 'keys.json')
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (change: Record<string, string> = {}) => openConfiguredStore(readConfig({ ...env, ...change }));
const rotate = (...args: string[]) =>
  execFileSync(process.execPath, ['src/bin/rotate-keys.ts', ...args], {
    env: { ...process.env, ...env }
  }).toString();
const production = {
  HEARD_MODE: 'production',
  ORIGIN: 'https://heard.example',
  HEARD_COUNCIL_NAME: 'Example',
  HEARD_OUT_OF_HOURS_NUMBER: '01632 960 111'
};

it('a demo opens with no keys and no database, and again with the same', async () => {
  const first = await open();
  await addChild(first, 'C1');
  await first.close();
  const second = await open();
  expect(await second.db.$count(second.t.children)).toBe(1);
  await second.close();
});

it('keys of another installation are refused', async () => {
  await (await open()).close();
  rmSync(env['HEARD_KEYS_FILE']!);
  await expect(open()).rejects.toThrow(KeyRingError);
});

it('production refuses the demo’s database', async () => {
  const store = await open();
  await keepPeople(store, []);
  await store.close();
  await expect(open(production)).rejects.toThrow(ConfigError);
});

it('production opens a database of its own', async () => {
  await (await open()).close();
  const store = await open(production);
  expect(await demoPeople(store)).toEqual([]);
  await store.close();
});

it('a key is changed by two commands', async () => {
  const before = await open();
  const id = await addChild(before, 'C1', 'Maya');
  await before.close();
  const [oldKey] = openKeyRing({ kind: 'file', path: env['HEARD_KEYS_FILE']!, createIfMissing: false }).keys;

  expect(rotate('--new-key')).toMatch(/Back up .*keys\.json now/);
  expect(rotate()).toMatch(/Sealed 1 texts again/);

  const after = await open();
  const [child] = await after.db.select().from(after.t.children);
  expect(after.vault.open(child!.firstName!, `children.firstName:${id}`)).toBe('Maya');
  expect(child!.firstName).not.toContain(oldKey.id);
  await after.close();
});

it('the command says what is wrong with the settings', () => {
  env['PORT'] = 'x';
  expect(() => rotate()).toThrow(/PORT must be a whole number/);
});
