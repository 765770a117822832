/** Rows gathered in memory and written in one go, so that the first start is quick. */
import type { Store } from '../../src/lib/server/db/store.ts';
import type { Tables } from '../../src/lib/server/db/schema.ts';

/** Parents before children, as the foreign keys ask. */
const order = [
  'staff',
  'covers',
  'dutyShifts',
  'drills',
  'children',
  'episodes',
  'connections',
  'siblings',
  'handovers',
  'reviews',
  'meetings',
  'attendances',
  'codeDecisions',
  'packHoldings',
  'invitations',
  'picturePasses',
  'submissions',
  'answers',
  'triages',
  'requests',
  'referrals',
  'outcomes',
  'decisions',
  'letters',
  'disputes',
  'midwayChecks',
  'notices',
  'events',
  'outbox'
] as const satisfies readonly (keyof Tables)[];

type TableName = (typeof order)[number];
export type Row<T extends TableName> = Tables[T]['$inferInsert'];

export class Rows {
  readonly #held = new Map<TableName, object[]>();

  add<T extends TableName>(table: T, row: Row<T>): void {
    const list = this.#held.get(table) ?? [];
    list.push(row);
    this.#held.set(table, list);
  }

  /** Everything that is held, parents before children. */
  *inOrder(): Generator<readonly [table: TableName, rows: readonly object[]]> {
    for (const name of order) yield [name, this.#held.get(name) ?? []];
  }

  /** Writes everything in one transaction. SQLite allows 32,766 values in a statement: rows go 200 at a time. */
  async write(store: Store): Promise<void> {
    await store.transaction(async (tx) => {
      for (const [name, rows] of this.inOrder()) {
        for (let from = 0; from < rows.length; from += 200) {
          await tx.db.insert(tx.t[name]).values(rows.slice(from, from + 200));
        }
      }
    });
  }
}
