/**
 * A server of its own that only carries messages, for tests of sudden ends:
 *   node tests/support/outbox-process.ts DATABASE SMTP     says "ready", then one line for each round
 */
import { setTimeout as wait } from 'node:timers/promises';
import { smtpCarrier } from '../../src/lib/server/mail/smtp.ts';
import { openStore } from '../../src/lib/server/db/store.ts';
import { deliver } from '../../src/lib/server/services/outbox.ts';
import { testVault } from './keys.ts';

const [database = '', smtp = ''] = process.argv.slice(2);
const store = await openStore({ url: database, vault: testVault });
const carrier = smtpCarrier({ url: smtp, from: 'heard@example.org' });
process.stdout.write('ready\n');
for (;;) {
  const sent = await deliver(store, [carrier], () => Date.now());
  process.stdout.write(`${sent}\n`);
  if (sent === 0) await wait(20);
}
