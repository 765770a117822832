/** Rows written straight into a SQLite file: a statement for each table, prepared once. For filling, never for use. */
import Database from 'better-sqlite3';
import { getTableColumns, getTableName, type Column } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { Rows } from '../../drizzle/demo/rows.ts';
import type { Store } from '../../src/lib/server/db/store.ts';

type Put = (row: Readonly<Record<string, unknown>>) => void;

export class BulkWriter {
  readonly #database: Database.Database;
  readonly #tables: Store['t'];
  readonly #puts = new Map<string, Put>();

  constructor(file: string, tables: Store['t']) {
    this.#database = new Database(file, { timeout: 30_000 });
    // Whoever loses this file fills it again.
    this.#database.pragma('synchronous = OFF');
    this.#database.pragma('cache_size = -200000');
    this.#tables = tables;
  }

  /** Everything that is held, in one transaction. */
  write(rows: Rows): void {
    this.#database.transaction(() => {
      for (const [name, all] of rows.inOrder()) {
        const put = this.#puts.get(name) ?? this.#prepare(name);
        this.#puts.set(name, put);
        for (const row of all) put(row as Readonly<Record<string, unknown>>);
      }
    })();
  }

  close(): void {
    this.#database.close();
  }

  #prepare(name: keyof Store['t']): Put {
    const table = this.#tables[name];
    const columns: [key: string, column: Column][] = Object.entries(getTableColumns(table));
    const names = columns.map(([, column]) => `"${toSnakeCase(column.name)}"`).join(', ');
    const marks = columns.map(() => '?').join(', ');
    const statement = this.#database.prepare(
      `insert into "${getTableName(table)}" (${names}) values (${marks})`
    );
    return (row) => {
      const values = columns.map(([key, column]) => {
        const value = row[key] ?? column.default;
        return value === undefined || value === null ? null : column.mapToDriverValue(value);
      });
      statement.run(values);
    };
  }
}
