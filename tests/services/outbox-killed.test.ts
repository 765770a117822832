/** A server that is killed while it carries messages: none is lost, and none goes twice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../src/lib/server/db/store.ts';
import { putIn } from '../../src/lib/server/services/outbox.ts';
import { MailServer } from '../support/mail-server.ts';
import { testVault } from '../support/keys.ts';

const count = 60;

test('killed again and again, every message was taken once or is kept for a person', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-outbox-'));
  const url = `file:${join(folder, 'heard.db')}`;
  const server = new MailServer();
  const smtp = await server.start();
  const store = await openStore({ url, vault: testVault });
  const to = (n: number) => `p${n}@example.org`;
  for (let n = 0; n < count; n += 1) {
    const words = { subject: 'Hello', text: `Message ${n}` };
    await putIn(
      store,
      { about: `m${n}`, purpose: 'reminder', channel: 'email', to: to(n), ...words },
      Date.now()
    );
  }

  let kills = 0;
  while (server.taken.length < count - 10 && kills < 40) {
    const before = server.taken.length;
    const child = spawn(process.execPath, ['tests/support/outbox-process.ts', url, smtp]);
    while (server.taken.length < before + 6 && child.exitCode === null) await wait(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    kills += 1;
  }

  const rows = await store.db.select().from(store.t.outbox);
  const names = server.taken.map(({ id }) => id);
  expect(new Set(names).size, 'each was taken once').toBe(names.length);
  expect(kills).toBeGreaterThan(4);
  const open = rows.filter(({ sentAt }) => sentAt === null);
  expect(rows).toHaveLength(count);
  expect(
    open.every(({ message }) => message !== null),
    'what is not known to be sent is kept'
  ).toBe(true);
  const taken = new Set(names.map((name) => name.slice(1).split('@')[0]));
  const lost = rows.filter(({ id, sentAt }) => sentAt !== null && !taken.has(id));
  expect(lost).toEqual([]);
  await store.close();
  await server.stop();
  rmSync(folder, { recursive: true });
}, 60_000);
