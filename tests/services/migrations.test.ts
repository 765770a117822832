import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import * as postgresTables from '../../drizzle/tables.postgres.ts';
import * as sqliteTables from '../../drizzle/tables.sqlite.ts';
import {
  postgresTables as allPostgres,
  sqliteTables as allSqlite
} from '../../src/lib/server/db/database.ts';
import { readMigrations } from '../../src/lib/server/db/migrations.ts';
import { openStore } from '../../src/lib/server/db/store.ts';
import { dropDatabase, ownDatabase, testVault } from '../support/store.ts';

/** What is used of drizzle-kit; its own types are not found by the linter. */
interface Kit {
  generateSQLiteDrizzleJson(tables: object, before: undefined, casing: 'snake_case'): Promise<unknown>;
  generateSQLiteMigration(before: unknown, after: unknown): Promise<string[]>;
  generateDrizzleJson(tables: object, before: undefined, schemas: undefined, casing: 'snake_case'): unknown;
  generateMigration(before: unknown, after: unknown): Promise<string[]>;
}

// The ES build of this module calls `require`; the CommonJS one works.
const kit = createRequire(import.meta.url)('drizzle-kit/api') as Kit;

function lastSnapshot(dialect: string): unknown {
  const folder = `drizzle/${dialect}/meta`;
  const { entries } = JSON.parse(readFileSync(`${folder}/_journal.json`, 'utf8')) as {
    entries: { idx: number }[];
  };
  const number = String(entries.at(-1)!.idx).padStart(4, '0');
  return JSON.parse(readFileSync(`${folder}/${number}_snapshot.json`, 'utf8'));
}

describe('the migrations make the tables of the schema', () => {
  it('on SQLite', async () => {
    const schema = await kit.generateSQLiteDrizzleJson(sqliteTables, undefined, 'snake_case');
    expect(await kit.generateSQLiteMigration(lastSnapshot('sqlite'), schema)).toEqual([]);
  });

  it('on PostgreSQL', async () => {
    const schema = kit.generateDrizzleJson(postgresTables, undefined, undefined, 'snake_case');
    expect(await kit.generateMigration(lastSnapshot('postgres'), schema)).toEqual([]);
  });

  it.each([
    ['SQLite', sqliteTables, allSqlite],
    ['PostgreSQL', postgresTables, allPostgres]
  ])('and drizzle-kit is shown every one on %s', (_, shown, all) => {
    const names = (tables: object) =>
      Object.values(tables)
        .filter((table) => is(table, PgTable) || is(table, SQLiteTable))
        .map(getTableName);
    expect(names(shown).sort()).toEqual(names(all).sort());
    expect(names(shown)).toHaveLength(Object.keys(shown).length);
  });

  it('in the same steps on both', () => {
    const tags = (dialect: 'sqlite' | 'postgres') => readMigrations(dialect).map(({ tag }) => tag);
    expect(tags('sqlite')).toEqual(tags('postgres'));
  });
});

describe.skipIf(!process.env['PG_URL'])('several processes that start at once', () => {
  it('migrate a new PostgreSQL database one after another', async () => {
    const url = await ownDatabase(process.env['PG_URL'] ?? '');
    const stores = await Promise.all(Array.from({ length: 6 }, () => openStore({ url, vault: testVault })));
    expect(await stores[0]!.db.$count(stores[0]!.t.staff)).toBe(0);
    await Promise.all(stores.map((store) => store.close()));
    await dropDatabase(url);
  });
});
