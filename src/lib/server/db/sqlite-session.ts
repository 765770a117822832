/**
 * Drizzle over better-sqlite3 with two connections: reads run at once on one, writes go to the other through a gate.
 * A write can then never wait, synchronously, for a transaction of the same process that needs the event loop to end.
 */
import type Sqlite from 'better-sqlite3';
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3';
import type { Query } from 'drizzle-orm';
import {
  BaseSQLiteDatabase,
  SQLiteAsyncDialect,
  SQLitePreparedQuery,
  SQLiteSession,
  SQLiteSyncDialect
} from 'drizzle-orm/sqlite-core';
import type { Database } from './database.ts';

/** Decides when a statement may run. */
export type Gate = <T>(statement: () => T) => Promise<T>;

export const atOnce: Gate = (statement) => new Promise((resolve) => resolve(statement()));

export interface Route {
  readonly connection: SyncSession;
  readonly gate: Gate;
}

export type SyncSession = BetterSQLiteSession<NoSchema, NoSchema>;
type NoSchema = Record<string, never>;
type Prepare = Parameters<SyncSession['prepareQuery']>;
type Values = Record<string, unknown> | undefined;
interface QueryKind {
  type: 'async';
  run: unknown;
  all: unknown;
  get: unknown;
  values: unknown;
  execute: unknown;
}

const casing = 'snake_case';
const statementsKept = 500;

/** Drizzle's own session for one connection, with its compiled statements kept. */
export function syncSession(client: Sqlite.Database): SyncSession {
  const keeping = { prepare: keepStatements(client) } as unknown as Sqlite.Database;
  return new BetterSQLiteSession(keeping, new SQLiteSyncDialect({ casing }), undefined);
}

/** A query builder that sends each statement the way that `routes` says. */
export function sqliteDatabase(routes: { read: Route; write: Route }): Database {
  const dialect = new SQLiteAsyncDialect({ casing });
  const session = new RoutedSession(dialect, (text) => (isRead(text) ? routes.read : routes.write));
  return new BaseSQLiteDatabase('async', dialect, session, undefined) as unknown as Database;
}

/** Drizzle writes `select …`, or `with … select …`; everything else, and any other `with`, is taken for a write. */
function isRead(text: string): boolean {
  return (
    /^[\s(]*select\b/i.test(text) || (/^\s*with\b/i.test(text) && !/\b(insert|update|delete)\b/i.test(text))
  );
}

function keepStatements(client: Sqlite.Database): (text: string) => Sqlite.Statement {
  const kept = new Map<string, Sqlite.Statement>();
  return (text) => {
    const known = kept.get(text);
    const statement = known ?? client.prepare(text);
    if (known) kept.delete(text);
    else if (kept.size >= statementsKept) kept.delete(kept.keys().next().value ?? '');
    kept.set(text, statement);
    return statement;
  };
}

class RoutedSession extends SQLiteSession<'async', unknown, NoSchema, NoSchema> {
  readonly #route: (text: string) => Route;

  constructor(dialect: SQLiteAsyncDialect, route: (text: string) => Route) {
    super(dialect);
    this.#route = route;
  }

  override prepareQuery(...prepare: Prepare): RoutedQuery {
    const [query, , executeMethod] = prepare;
    const { connection, gate } = this.#route(query.sql);
    return new RoutedQuery(query, executeMethod, gate, connection.prepareQuery(...prepare));
  }

  override transaction(): never {
    throw new Error('Use the store’s transaction().');
  }
}

type SyncQuery = ReturnType<SyncSession['prepareQuery']>;

class RoutedQuery extends SQLitePreparedQuery<QueryKind> {
  readonly #gate: Gate;
  readonly #inner: SyncQuery;

  constructor(query: Query, executeMethod: Prepare[2], gate: Gate, inner: SyncQuery) {
    super('async', executeMethod, query);
    this.#gate = gate;
    this.#inner = inner;
  }

  override run(values?: Values): Promise<unknown> {
    return this.#gate<unknown>(() => this.#inner.run(values));
  }

  override all(values?: Values): Promise<unknown> {
    return this.#gate<unknown>(() => this.#inner.all(values));
  }

  override get(values?: Values): Promise<unknown> {
    return this.#gate<unknown>(() => this.#inner.get(values));
  }

  override values(values?: Values): Promise<unknown> {
    return this.#gate<unknown>(() => this.#inner.values(values));
  }
}
