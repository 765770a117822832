import type { Database } from './database.ts';
import type { Tables } from './schema.ts';

/** What each database must give the store. */
export interface Driver {
  readonly kind: 'sqlite' | 'postgres' | 'pglite';
  readonly tables: Tables;
  readonly db: Database;
  /** Runs `work` alone or as if alone, all or nothing; tries again when another writer was in the way. */
  transaction<T>(work: (db: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
