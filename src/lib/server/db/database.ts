/** The query builder that services see: PostgreSQL's types, without what only one of the databases can do. */
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { postgresColumns, sqliteColumns } from './columns.ts';
import { defineTables, type Tables } from './schema.ts';

/** What an insert, update or delete gives back. Nothing: ask for `returning()`, which both databases know. */
interface NothingBack extends PgQueryResultHKT {
  type: undefined;
}

type Shared = 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'with' | '$with' | '$count';

export type Database = Pick<PgDatabase<NothingBack>, Shared>;

/** One dialect's tables, made once. */
export const postgresTables: Tables = defineTables(postgresColumns);
export const sqliteTables: Tables = defineTables(sqliteColumns);
