/**
 * Starts Heard: checks the settings, brings the database up to date, fills an empty demo, and serves.
 * `npm start` runs it after installing and building.
 */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { systemClock } from '../lib/server/clock.ts';
import { ConfigError, readConfig, type Config } from '../lib/server/config.ts';
import { KeyRingError } from '../lib/server/crypto/key-ring.ts';
import { openConfiguredStore } from '../lib/server/open.ts';
import { seedBankHolidays } from '../lib/server/services/bank-holidays.ts';

/** The largest request, in bytes: a register of 2,700 children is about 1 MB. */
const largestBody = '8M';

/** Settings and keys that cannot be used are told in words; anything else is a fault and keeps its trace. */
function stop(error: unknown): never {
  if (!(error instanceof ConfigError || error instanceof KeyRingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

/** The first rows: bank holidays always, the invented council only in the demo. */
async function fill(config: Config): Promise<void> {
  const store = await openConfiguredStore(config);
  try {
    await seedBankHolidays(store);
    if (config.mode !== 'demo') return;
    const { fillDemo } = await import('../../drizzle/demo/fill.ts');
    const options = { mode: config.mode, origin: config.origin, now: config.startsAt ?? systemClock.now() };
    // All or nothing: a start that is broken off leaves no half of a council behind.
    const made = await store.transaction((tx) => fillDemo(tx, options));
    if (made > 0)
      process.stdout.write(`Filled an empty database with an invented council of ${made} children.\n`);
  } finally {
    await store.close();
  }
}

async function serve(config: Config): Promise<void> {
  Object.assign(process.env, {
    PORT: String(config.port),
    ORIGIN: config.origin,
    BODY_SIZE_LIMIT: largestBody,
    ...(config.mode === 'production' ? { NODE_ENV: 'production' } : {})
  });
  // The built server is not there when this file is checked, so its address is worked out here.
  const built = (await import(new URL('../../build/index.js', import.meta.url).href)) as {
    server: { server: Server };
  };
  if (!built.server.server.listening) await once(built.server.server, 'listening');
  const demo = config.mode === 'demo';
  process.stdout.write(
    `\nHeard is at ${config.origin}${demo ? `\nStart here: ${config.origin}/demo\n` : ''}\n`
  );
  if (demo)
    process.stdout.write(
      'This is the demo: everybody in it is invented. HEARD_MODE=production never fills or shows it.\n'
    );
}

try {
  const config = readConfig(process.env);
  await fill(config);
  await serve(config);
} catch (error) {
  stop(error);
}
