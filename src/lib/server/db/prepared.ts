/**
 * Queries on the way of every answer, built once and not at every request: building one costs several times what
 * running it does.
 */
import type { Database } from './database.ts';
import type { Store } from './store.ts';

/**
 * `build` makes the query with placeholders and prepares it under a name of its own; the result gives it for a store.
 * Inside a transaction it is the transaction's own.
 */
export function prepared<Query>(build: (store: Store) => Query): (store: Store) => Query {
  const built = new WeakMap<Database, Query>();
  return (store) => {
    const known = built.get(store.db);
    if (known) return known;
    const query = build(store);
    built.set(store.db, query);
    return query;
  };
}
