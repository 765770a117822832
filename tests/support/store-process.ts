/**
 * A process of its own that uses a database, for tests of several processes and of sudden ends:
 *   node tests/support/store-process.ts open URL          opens, says how many settings there are, closes
 *   node tests/support/store-process.ts write URL NAME    writes settings NAME-0, NAME-1 … and says each once stored
 */
import { openStore } from '../../src/lib/server/db/store.ts';
import { testVault } from './keys.ts';

const [action, url = '', name = ''] = process.argv.slice(2);
const store = await openStore({ url, vault: testVault });
if (action === 'open') {
  console.log(await store.db.$count(store.t.settings));
  await store.close();
} else {
  for (let n = 0; ; n += 1) await writeOne(`${name}-${n}`);
}

/** Two rows that only make sense together, then a line: whoever reads it may count on both. */
async function writeOne(key: string): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.db.insert(tx.t.settings).values({ key: `${key}-a`, value: key });
    await tx.db.insert(tx.t.settings).values({ key: `${key}-b`, value: key });
  });
  process.stdout.write(`${key}\n`);
}
