/** Days as the databases count them: the one thing about days that each says in its own way. */
import { sql, type SQL } from 'drizzle-orm';
import type { Store } from './store.ts';

/** The beginning of a day (`YYYY-MM-DD`) in UTC, in milliseconds since 1970. */
export const midnightIn = (kind: Store['kind'], day: SQL): SQL<number> =>
  kind === 'sqlite'
    ? sql<number>`unixepoch(${day}) * 1000`
    : sql<number>`cast(extract(epoch from cast(${day} as timestamp)) * 1000 as bigint)`;
