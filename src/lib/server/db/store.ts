/**
 * The one way to the database. Services are given a store, `await` every query, and cannot tell which database it is.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Vault } from '../crypto/vault.ts';
import type { Database } from './database.ts';
import type { Driver } from './driver.ts';
import type { Tables } from './schema.ts';

export interface Store {
  /** Drizzle's query builder. Inside a transaction use only the transaction's own. */
  readonly db: Database;
  /** The tables, in the dialect of this database. */
  readonly t: Tables;
  readonly vault: Vault;
  readonly kind: 'sqlite' | 'postgres' | 'pglite';
  /**
   * Runs `work` all or nothing, as if no other transaction ran at the same time. It may run more than once when
   * another writer was in the way, so it must only await the database. Inside a transaction it joins that one.
   */
  transaction<T>(work: (tx: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A store was used where it would wait for itself, or after its transaction ended. A mistake in the program. */
export class StoreMisuse extends Error {
  override readonly name = 'StoreMisuse';
}

/**
 * Opens a database and brings its tables up to date.
 * @param settings.url `file:PATH`, `:memory:`, `postgres://…` or `pglite:` (development only)
 * @throws when the address is of another kind, the database cannot be reached, or it is newer than this version
 */
export async function openStore({ url, vault }: { url: string; vault: Vault }): Promise<Store> {
  return storeOver(await openDriver(url), vault);
}

async function openDriver(url: string): Promise<Driver> {
  if (url === ':memory:' || url.startsWith('file:')) return (await import('./sqlite.ts')).openSqlite(url);
  if (/^postgres(ql)?:/.test(url)) return (await import('./postgres.ts')).openPostgres(url);
  if (url.startsWith('pglite:')) return (await import('./pglite.ts')).openPglite(url);
  throw new Error('A database address starts with file:, postgres: or pglite:, or is :memory:');
}

interface OpenTransaction {
  isOpen: boolean;
}

function storeOver(driver: Driver, vault: Vault): Store {
  const current = new AsyncLocalStorage<OpenTransaction>();
  const refuseInside = (): void => {
    if (current.getStore()?.isOpen)
      throw new StoreMisuse('Inside a transaction, use the store it was given.');
  };
  return {
    kind: driver.kind,
    t: driver.tables,
    vault,
    get db() {
      refuseInside();
      return driver.db;
    },
    transaction<T>(work: (tx: Store) => Promise<T>): Promise<T> {
      refuseInside();
      return driver.transaction((db) => withStoreFor(db, (tx, state) => current.run(state, () => work(tx))));
    },
    close: () => driver.close()
  };

  async function withStoreFor<T>(
    db: Database,
    work: (tx: Store, state: OpenTransaction) => Promise<T>
  ): Promise<T> {
    const state: OpenTransaction = { isOpen: true };
    try {
      return await work(transactionStore(driver, vault, db, state), state);
    } finally {
      state.isOpen = false;
    }
  }
}

function transactionStore(driver: Driver, vault: Vault, db: Database, state: OpenTransaction): Store {
  const tx: Store = {
    kind: driver.kind,
    t: driver.tables,
    vault,
    get db() {
      if (!state.isOpen) throw new StoreMisuse('This transaction has ended.');
      return db;
    },
    transaction: (work) => work(tx),
    close: () => Promise.reject(new StoreMisuse('A transaction does not close its store.'))
  };
  return tx;
}
