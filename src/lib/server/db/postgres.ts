/** PostgreSQL, for when one machine is not enough. */
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { type Database, postgresTables } from './database.ts';
import type { Driver } from './driver.ts';
import { migrate, readMigrations } from './migrations.ts';
import { retrying } from './retry.ts';

/** Any number that no other program on the same database uses for its lock. */
const migrationLock = 4_327_390;

export async function openPostgres(url: string): Promise<Driver> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'heard',
    max: 10,
    connectionTimeoutMillis: 10_000,
    // A transaction that was left open must not hold its rows for ever.
    idle_in_transaction_session_timeout: 60_000
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await migratePostgres(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const db = drizzle(pool, { casing: 'snake_case' });
  return {
    kind: 'postgres',
    tables: postgresTables,
    db: db as unknown as Database,
    transaction: (work) =>
      retrying(() =>
        db.transaction((tx) => work(tx as unknown as Database), { isolationLevel: 'serializable' })
      ),
    close: () => pool.end()
  };
}

async function migratePostgres(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // Held to the end of the transaction: processes that start together migrate one after another.
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await migrate(postgresMigrations(client), readMigrations('postgres'));
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

function postgresMigrations(client: pg.PoolClient) {
  return {
    execute: async (statement: string) => {
      await client.query(statement);
    },
    applied: async () =>
      (await client.query<{ tag: string; hash: string }>('select tag, hash from migrations')).rows,
    record: async ({ tag, hash }: { tag: string; hash: string }) => {
      await client.query('insert into migrations (tag, hash) values ($1, $2)', [tag, hash]);
    }
  };
}
