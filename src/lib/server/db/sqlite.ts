/** The embedded database: one file, one connection that reads and one that writes. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sqliteTables } from './database.ts';
import type { Driver } from './driver.ts';
import { isBusy } from './errors.ts';
import { Lane } from './lane.ts';
import { createMigrationsTable, migrate, readMigrations } from './migrations.ts';
import { retrying } from './retry.ts';
import { atOnce, sqliteDatabase, syncSession, type Gate } from './sqlite-session.ts';

/** Opens `file:PATH`, or for `:memory:` a file that is gone when the store is closed or the process ends. */
export function openSqlite(url: string): Promise<Driver> {
  return url === ':memory:' ? openPassing() : openFile(url.replace(/^file:/, ''));
}

async function openFile(path: string): Promise<Driver> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const writer = await openWriter(path, 'FULL');
  return sqliteDriver(openReader(path, 'FULL'), writer);
}

/** Two connections share what the one has written only by way of a file. */
async function openPassing(): Promise<Driver> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-'));
  if (passingFolders.size === 0) process.once('exit', removePassing);
  passingFolders.add(folder);
  const path = join(folder, 'heard.db');
  const writer = await openWriter(path, 'OFF');
  const driver = sqliteDriver(openReader(path, 'OFF'), writer);
  const close = async () => {
    await driver.close();
    rmSync(folder, { recursive: true, force: true });
    passingFolders.delete(folder);
    if (passingFolders.size === 0) process.off('exit', removePassing);
  };
  return { ...driver, close };
}

const passingFolders = new Set<string>();

function removePassing(): void {
  for (const folder of passingFolders) rmSync(folder, { recursive: true, force: true });
}

function openReader(path: string, safety: Safety): Sqlite.Database {
  const reader = connect(path, safety, 5000);
  reader.pragma('query_only = ON');
  // Kibibytes, taken only as they are used: what five years of results look at stays in memory from one to the next.
  reader.pragma('cache_size = -64000');
  return reader;
}

/** What the query planner knows about the tables. Another process at work is no reason to fail. */
function refreshStatistics(writer: Sqlite.Database): void {
  try {
    writer.pragma('analysis_limit = 400');
    writer.pragma('optimize = 0x10002');
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}

function sqliteDriver(reader: Sqlite.Database, writer: Sqlite.Database): Driver {
  const lane = new Lane();
  const queued: Gate = (statement) => lane.run(() => retrying(statement));
  const read = { connection: syncSession(reader), gate: atOnce };
  const writing = { connection: syncSession(writer), gate: atOnce };
  const inside = (gate: Gate) => {
    const route = { connection: writing.connection, gate };
    return sqliteDatabase({ read: route, write: route });
  };
  return {
    kind: 'sqlite',
    tables: sqliteTables,
    db: sqliteDatabase({ read, write: { ...writing, gate: queued } }),
    transaction: (work) =>
      lane.run(() => retrying(() => inTransaction(writer, (gate) => work(inside(gate))))),
    close: () =>
      lane.run(() => {
        reader.close();
        refreshStatistics(writer);
        writer.close();
        return Promise.resolve();
      })
  };
}

/** One attempt. BEGIN IMMEDIATE takes the write lock first, so that what is read cannot be out of date when written. */
async function inTransaction<T>(writer: Sqlite.Database, work: (gate: Gate) => Promise<T>): Promise<T> {
  let isOpen = true;
  const whileOpen: Gate = (statement) =>
    isOpen ? atOnce(statement) : Promise.reject(new StatementTooLate());
  writer.exec('BEGIN IMMEDIATE');
  try {
    const result = await work(whileOpen);
    writer.exec('COMMIT');
    return result;
  } catch (error) {
    if (writer.inTransaction) writer.exec('ROLLBACK');
    throw error;
  } finally {
    isOpen = false;
  }
}

/** A statement of a transaction was not awaited, and came after its end. It was not run. */
class StatementTooLate extends Error {
  override readonly name = 'StatementTooLate';
}

/**
 * The writing connection waits only briefly for another process, for it waits on the event loop's time; the lane
 * tries again. While migrating nobody is being served, so then it waits as long as it takes.
 */
async function openWriter(path: string, safety: Safety): Promise<Sqlite.Database> {
  const writer = await retrying(() => connect(path, safety, 30_000), 60_000);
  chmodSync(path, 0o600);
  await migrateSqlite(writer);
  writer.pragma('busy_timeout = 25');
  return writer;
}

async function migrateSqlite(writer: Sqlite.Database): Promise<void> {
  const migrations = readMigrations('sqlite');
  // A migration that rebuilds a table needs this off, and it cannot be changed inside a transaction.
  writer.pragma('foreign_keys = OFF');
  await retrying(() =>
    inTransaction(writer, async () => {
      await migrate(sqliteMigrations(writer), migrations);
      const broken = writer.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0)
        throw new Error(`Migrating would leave ${broken.length} rows pointing at nothing.`);
    })
  );
  writer.pragma('foreign_keys = ON');
}

function sqliteMigrations(writer: Sqlite.Database) {
  writer.exec(createMigrationsTable);
  return {
    execute: (statement: string) => void writer.exec(statement),
    applied: () =>
      writer.prepare<[], { tag: string; hash: string }>('select tag, hash from migrations').all(),
    record: ({ tag, hash }: { tag: string; hash: string }) =>
      void writer.prepare('insert into migrations (tag, hash) values (?, ?)').run(tag, hash)
  };
}

/** FULL makes a commit survive the loss of power; OFF is for what is not kept. */
type Safety = 'FULL' | 'OFF';

/** WAL lets reads go on beside a write. */
function connect(path: string, safety: Safety, busyTimeout: number): Sqlite.Database {
  const client = new Sqlite(path, { timeout: busyTimeout });
  try {
    if (client.pragma('journal_mode', { simple: true }) !== 'wal') client.pragma('journal_mode = WAL');
    client.pragma(`synchronous = ${safety}`);
    client.pragma('foreign_keys = ON');
    client.pragma('cache_size = -16000');
    client.pragma('temp_store = MEMORY');
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}
