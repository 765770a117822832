/**
 * The small column vocabulary every table is written in, once for PostgreSQL and once for SQLite.
 * PostgreSQL's types are the canon: the SQLite vocabulary is cast to them, so services see one set of types.
 */
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';
import { getTableColumns } from 'drizzle-orm';
import type { Sealed } from '../crypto/sealed.ts';

/** JSON that may stand in a column in clear. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

// The only custom types of the vocabulary: that is how a sealed column is known again (see `sealedColumns`).
const sealedPostgres = pg.customType<{ data: Sealed; driverData: string }>({ dataType: () => 'text' });
const sealedSqlite = lite.customType<{ data: Sealed; driverData: string }>({ dataType: () => 'text' });

const postgres = {
  table: pg.pgTable,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  /** Short text in clear: ids, codes, closed lists. */
  text: () => pg.text(),
  /** A UUIDv7, made by the service that writes the row. */
  id: () => pg.text().primaryKey(),
  /** Words or contact details, encrypted by the vault before they reach the database. */
  sealed: () => sealedPostgres(),
  /** A day of law, `YYYY-MM-DD`. */
  day: () => pg.text(),
  /** Milliseconds since 1970, UTC. */
  instant: () => pg.bigint({ mode: 'number' }),
  int: () => pg.integer(),
  bool: () => pg.boolean(),
  json: <T = Json>() => pg.jsonb().$type<T>()
};

export type Vocabulary = typeof postgres;

const sqlite = {
  table: lite.sqliteTable,
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  text: () => lite.text(),
  id: () => lite.text().primaryKey(),
  sealed: () => sealedSqlite(),
  day: () => lite.text(),
  instant: () => lite.integer({ mode: 'number' }),
  int: () => lite.integer(),
  bool: () => lite.integer({ mode: 'boolean' }),
  json: <T = Json>() => lite.text({ mode: 'json' }).$type<T>()
};

export const postgresColumns: Vocabulary = postgres;
export const sqliteColumns = sqlite as unknown as Vocabulary;

/** The sealed columns of a table by the schema's name for them, read from the definition so that none is missed. */
export function sealedColumns(table: pg.PgTable): [name: string, column: pg.PgColumn][] {
  return columnsOf(table).filter(([, column]) => column.columnType.endsWith('CustomColumn'));
}

/** The one column that names a row. */
export function primaryKeyOf(table: pg.PgTable): pg.PgColumn {
  const [, key] = columnsOf(table).find(([, column]) => column.primary) ?? [];
  if (!key) throw new Error('Every table of Heard has a primary key of one column.');
  return key;
}

function columnsOf(table: pg.PgTable): [name: string, column: pg.PgColumn][] {
  const columns: Record<string, pg.PgColumn> = getTableColumns(table);
  return Object.entries(columns);
}
