/**
 * Many small rows as one text: the database writes them as JSON, which is read in far less time than it takes to hand
 * over each value of each row. Each database has its own name for it.
 */
import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Store } from './store.ts';

/** The rows of a query that selects only this, as one JSON list of lists. Columns in clear only: text, days, numbers. */
export function together(kind: Store['kind'], columns: readonly SQLWrapper[]): SQL<string> {
  const values = sql.join([...columns], sql`, `);
  return kind === 'sqlite'
    ? sql<string>`json_group_array(json_array(${values}))`
    : sql<string>`cast(coalesce(json_agg(json_build_array(${values})), '[]') as text)`;
}
