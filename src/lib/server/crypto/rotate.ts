/**
 * Seals every stored text again with the ring's first key, so that an old key can be put away.
 *
 * Safe while people are using the service: a row is written back only when nobody has changed it since it was read.
 * Safe to stop at any moment and to start again: what is already sealed with the first key is passed over.
 */
import { and, asc, eq, gt, isNotNull, notLike, or } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { primaryKeyOf, sealedColumns } from '../db/columns.ts';
import type { Place } from '../db/place.ts';
import type { Tables } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import { VaultError, type Sealed } from './vault.ts';

export interface Rotation {
  /** Texts sealed again. */
  readonly resealed: number;
  /** Places whose text does not open with any key of the ring: left as they were. */
  readonly unreadable: readonly string[];
}

interface SealedTable {
  readonly name: keyof Tables;
  readonly table: Tables[keyof Tables];
  readonly key: PgColumn;
  readonly columns: readonly (readonly [name: string, column: PgColumn])[];
}

interface Count {
  resealed: number;
  unreadable: string[];
}

type SealedRow = Readonly<Record<string, string | null>>;

/** Files are megabytes each: few at a time, so that rotation runs on a small machine. */
const rowsAtOnce = (name: keyof Tables): number => (name === 'files' ? 5 : 200);

/**
 * @param onTable called after each table with its name and the number of texts sealed again so far
 */
export async function rotateKeys(
  store: Store,
  onTable: (name: string, resealed: number) => void = () => undefined
): Promise<Rotation> {
  const count: Count = { resealed: 0, unreadable: [] };
  for (const sealed of sealedTables(store.t)) {
    await rotateTable(store, sealed, count);
    onTable(sealed.name, count.resealed);
  }
  return count;
}

/** Every table with a sealed column, read from the definitions so that none is forgotten. */
export function sealedTables(tables: Tables): SealedTable[] {
  const names = Object.keys(tables) as (keyof Tables)[];
  return names
    .map((name) => ({
      name,
      table: tables[name],
      key: primaryKeyOf(tables[name]),
      columns: sealedColumns(tables[name])
    }))
    .filter(({ columns }) => columns.length > 0);
}

async function rotateTable(store: Store, sealed: SealedTable, count: Count): Promise<void> {
  for (let after = ''; ;) {
    const rows = await rowsToSeal(store, sealed, after);
    const last = rows.at(-1)?.['key'];
    if (!last) return;
    // Counted once the rows are safely stored: a transaction may run more than once.
    const done = await store.transaction((tx) => resealRows(tx, sealed, rows));
    count.resealed += done.resealed;
    count.unreadable.push(...done.unreadable);
    after = last;
  }
}

async function rowsToSeal(
  store: Store,
  { name, table, key, columns }: SealedTable,
  after: string
): Promise<SealedRow[]> {
  const old = columns.map(([, column]) =>
    and(isNotNull(column), notLike(column, `${store.vault.currentPrefix}%`))
  );
  return store.db
    .select({ key, ...Object.fromEntries(columns) })
    .from(table)
    .where(and(gt(key, after), or(...old)))
    .orderBy(asc(key))
    .limit(rowsAtOnce(name));
}

async function resealRows(tx: Store, sealed: SealedTable, rows: readonly SealedRow[]): Promise<Count> {
  const count: Count = { resealed: 0, unreadable: [] };
  for (const row of rows) {
    const fresh = resealRow(tx, sealed, row, count.unreadable);
    if (fresh.length > 0 && (await writeBack(tx, sealed, row, Object.fromEntries(fresh)))) {
      count.resealed += fresh.length;
    }
  }
  return count;
}

/** The row's old texts under the first key. */
function resealRow(
  { vault }: Store,
  { name, columns }: SealedTable,
  row: SealedRow,
  unreadable: string[]
): [string, Sealed][] {
  const fresh: [string, Sealed][] = [];
  for (const [column] of columns) {
    const old = row[column] as Sealed | null | undefined;
    if (!old || vault.isCurrent(old)) continue;
    const place = `${name}.${column}:${row['key'] ?? ''}` as Place;
    try {
      fresh.push([column, vault.sealBytes(vault.openBytes(old, place), place)]);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      unreadable.push(place);
    }
  }
  return fresh;
}

/** True when the row still held what was read; otherwise somebody has just written it, and theirs stands. */
async function writeBack(
  tx: Store,
  { table, key, columns }: SealedTable,
  row: SealedRow,
  fresh: Record<string, Sealed>
): Promise<boolean> {
  const unchanged = columns.filter(([name]) => name in fresh).map(([name, column]) => eq(column, row[name]));
  const written = await tx.db
    .update(table)
    .set(fresh)
    .where(and(eq(key, row['key']), ...unchanged))
    .returning({ key });
  return written.length > 0;
}
