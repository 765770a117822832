/** PostgreSQL inside this process, for development and tests: the same dialect without a server. */
import type { PGlite } from '@electric-sql/pglite';
import { type Database, postgresTables } from './database.ts';
import type { Driver } from './driver.ts';
import { migrate, readMigrations } from './migrations.ts';
import { retrying } from './retry.ts';

// Named in variables so that the production build neither bundles nor needs them.
const pgliteModule = '@electric-sql/pglite';
const drizzleModule = 'drizzle-orm/pglite';

/** Opens `pglite:` in memory, or `pglite:FOLDER`. */
export async function openPglite(url: string): Promise<Driver> {
  const { PGlite } = (await import(/* @vite-ignore */ pgliteModule)) as typeof import('@electric-sql/pglite');
  const { drizzle } = (await import(/* @vite-ignore */ drizzleModule)) as typeof import('drizzle-orm/pglite');
  const client = await PGlite.create(url.replace(/^pglite:/, '') || 'memory://');
  await client.transaction((tx) => migrate(pgliteMigrations(tx), readMigrations('postgres')));
  const db = drizzle(client, { casing: 'snake_case' });
  return {
    kind: 'pglite',
    tables: postgresTables,
    db: db as unknown as Database,
    transaction: (work) =>
      retrying(() =>
        db.transaction((tx) => work(tx as unknown as Database), { isolationLevel: 'serializable' })
      ),
    close: () => client.close()
  };
}

function pgliteMigrations(client: Pick<PGlite, 'query' | 'exec'>) {
  return {
    execute: async (statement: string) => {
      await client.exec(statement);
    },
    applied: async () =>
      (await client.query<{ tag: string; hash: string }>('select tag, hash from migrations')).rows,
    record: async ({ tag, hash }: { tag: string; hash: string }) => {
      await client.query('insert into migrations (tag, hash) values ($1, $2)', [tag, hash]);
    }
  };
}
