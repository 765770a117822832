import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MigrationError } from '../../src/lib/server/db/migrations.ts';
import { openStore } from '../../src/lib/server/db/store.ts';
import { addAnswer, addChild, addSubmission } from '../support/rows.ts';
import { testVault } from '../support/store.ts';

let folder: string;
let path: string;
let url: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heard-store-'));
  path = join(folder, 'database', 'heard.db');
  url = `file:${path}`;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openStore({ url, vault: testVault });
const program = fileURLToPath(new URL('../support/store-process.ts', import.meta.url));
const children = (args: string[]) =>
  spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

function output(args: string[]): Promise<{ code: number | null; text: string }> {
  const child = children(args);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

describe('a database file', () => {
  it('can be read by this account only', async () => {
    await (await open()).close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'database')).mode & 0o777).toBe(0o700);
  });

  it('is kept when it is opened again', async () => {
    const first = await open();
    await addChild(first, 'C1');
    await first.close();
    const second = await open();
    expect(await second.db.$count(second.t.children)).toBe(1);
    await second.close();
  });

  it('writes to disk before it says that it has', async () => {
    const store = await open();
    const raw = new Sqlite(path);
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    raw.close();
    await store.close();
    // FULL is set for each connection and cannot be asked from outside: the source must say so.
    expect(readFileSync('src/lib/server/db/sqlite.ts', 'utf8')).toContain("openWriter(path, 'FULL')");
  });

  it('opens when several processes start at once on a new file', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => output(['open', url])));
    expect(all).toEqual(Array.from({ length: 6 }, () => ({ code: 0, text: '0\n' })));
  });

  it('takes turns with another process', async () => {
    const store = await open();
    const other = children(['write', url, 'other']);
    const said = createInterface(other.stdout)[Symbol.asyncIterator]();
    await said.next();
    let longest = 0;
    for (let n = 0; n < 40; n += 1) {
      const before = performance.now();
      await store.transaction((tx) => addChild(tx, `C${n}`));
      longest = Math.max(longest, performance.now() - before);
    }
    other.kill('SIGKILL');
    expect(await store.db.$count(store.t.children)).toBe(40);
    expect(longest).toBeLessThan(10_000);
    await store.close();
  });
});

describe('a sudden end', () => {
  it.each([1, 2, 3])('loses nothing that was acknowledged (%d)', async (run) => {
    const writer = children(['write', url, 'row']);
    const acknowledged: string[] = [];
    for await (const line of createInterface(writer.stdout)) {
      acknowledged.push(line);
      if (acknowledged.length === run * 17) writer.kill('SIGKILL');
    }
    const store = await open();
    const stored = new Set((await store.db.select().from(store.t.settings)).map(({ key }) => key));
    await store.close();
    for (const key of acknowledged)
      expect([stored.has(`${key}-a`), stored.has(`${key}-b`)]).toEqual([true, true]);
    expect(stored.size % 2).toBe(0);
    const raw = new Sqlite(path);
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    raw.close();
  });
});

describe('a leaked copy', () => {
  it('holds none of the words that were sealed, in any of its files', async () => {
    const secrets = ['Zephyrine', 'My stepdad shouts', 'I want to see Grandad Bartholomew'];
    const store = await open();
    const childId = await addChild(store, 'C1', secrets[0]);
    const submissionId = await addSubmission(store, childId);
    await addAnswer(store, submissionId, 'b1', secrets[1]!);
    await addAnswer(store, submissionId, 'b2', secrets[2]!);
    const copy = () =>
      readdirSync(join(folder, 'database')).map((name) => readFileSync(join(folder, 'database', name)));
    const whileOpen = Buffer.concat(copy());
    await store.close();
    const bytes = Buffer.concat([whileOpen, ...copy()]);
    expect(bytes.includes('child-8-11')).toBe(true);
    for (const secret of secrets) {
      for (const form of [
        secret,
        Buffer.from(secret).toString('base64url'),
        Buffer.from(secret).toString('hex')
      ]) {
        expect(bytes.includes(form), form).toBe(false);
      }
    }
  });
});

describe('a database of another version', () => {
  const change = (statement: string) => {
    const raw = new Sqlite(path);
    raw.exec(statement);
    raw.close();
  };

  it('is refused when it is newer', async () => {
    await (await open()).close();
    change(`insert into migrations values ('9999_from_the_future', 'x')`);
    await expect(open()).rejects.toThrow(MigrationError);
  });

  it('is refused when its migrations were altered', async () => {
    await (await open()).close();
    change(`update migrations set hash = 'x'`);
    await expect(open()).rejects.toThrow(/altered/);
  });

  it('is refused when it is no database at all', async () => {
    await (await open()).close();
    writeFileSync(path, 'not a database'.repeat(1000));
    await expect(open()).rejects.toThrow();
  });
});

it('an address of another kind is refused without repeating it', async () => {
  await expect(openStore({ url: 'mysql://me:secret@db', vault: testVault })).rejects.toThrow(
    /^A database address/
  );
});
