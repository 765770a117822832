/** The words of notices are kept only as long as the council says: what kind it was, its days and what came of it stay. */
import { and, eq, gt, lt, or, sql } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import { noticeDays } from './settings.ts';

/** Characters of a sealed form with nothing in it, and some to spare: the shortest notice is many times as long. */
const emptyIsShorterThan = 250;

/** Empties what was acted on or taken back long enough ago. Gives how many. */
export async function emptyNotices(store: Store, now: number): Promise<number> {
  const before = now - (await noticeDays(store)) * 86_400_000;
  const { notices } = store.t;
  const old = or(lt(notices.handledAt, before), lt(notices.takenBackAt, before));
  const rows = await store.db
    .select({ id: notices.id })
    .from(notices)
    .where(and(old, gt(sql`length(${notices.words})`, emptyIsShorterThan)));
  for (const { id } of rows)
    await store.db
      .update(notices)
      .set({ words: store.vault.seal('{}', `notices.words:${id}`), note: null })
      .where(eq(notices.id, id));
  return rows.length;
}
