/**
 * Loads that run while somebody watches: started by a button, their progress kept in this process, their result in
 * the database, so that the page that watches can be asked of any process and after a restart.
 */
import { and, eq, like, lt } from 'drizzle-orm';
import { z } from 'zod';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import { describeError, log } from '../log.ts';
import { applyLoad, type LoadCounts, type LoadPlan, type Progress } from './register.ts';

const count = z.object({ added: z.number(), changed: z.number(), same: z.number() });
const counts = z.object({ children: count, episodes: count, held: count, planned: count, people: count });
const finished = z.object({ by: z.string(), at: z.number(), applied: z.boolean(), left: z.number(), counts });

export type LoadState =
  | ({ readonly state: 'running' } & Progress)
  | { readonly state: 'done'; readonly at: number; readonly left: number; readonly counts: LoadCounts }
  /** Rows had turned bad since they were checked, and the person chose all or nothing. */
  | { readonly state: 'refused'; readonly left: number }
  /** Not known, or it broke off: nothing was written then. */
  | { readonly state: 'unknown' };

interface Running extends Progress {
  readonly by: string;
}

const running = new Map<string, Running>();
const prefix = 'load.';

/** Starts a load and gives its id at once. */
export function startLoad(store: Store, plan: LoadPlan, keepGood: boolean, by: string): string {
  const id = newId();
  running.set(id, { by, done: 0, total: 0 });
  void run(store, id, plan, keepGood, by)
    .catch((error: unknown) => log({ event: 'load.failed', ...describeError(error) }))
    .finally(() => running.delete(id));
  return id;
}

async function run(store: Store, id: string, plan: LoadPlan, keepGood: boolean, by: string): Promise<void> {
  const result = await applyLoad(store, plan, { keepGood, by }, (progress) =>
    running.set(id, { by, ...progress })
  );
  const { applied } = result;
  const left = result.applied ? result.left : result.plan.badRows;
  const told = finished.parse({
    by,
    at: plan.now,
    applied,
    left,
    counts: result.applied ? result.counts : result.plan.counts
  });
  const { settings } = store.t;
  await forgetOld(store);
  await store.db.insert(settings).values({ key: prefix + id, value: told });
}

/** Results are looked at for a minute, not for ever. Ids begin with their time, so old ones sort first. */
async function forgetOld(store: Store): Promise<void> {
  const { settings } = store.t;
  const rows = await store.db
    .select({ key: settings.key })
    .from(settings)
    .where(like(settings.key, `${prefix}%`));
  const oldest = rows
    .map((row) => row.key)
    .sort()
    .at(-20);
  if (oldest)
    await store.db.delete(settings).where(and(like(settings.key, `${prefix}%`), lt(settings.key, oldest)));
}

/** Where a load stands, for the person who started it. */
export async function loadState(store: Store, id: string, by: string): Promise<LoadState> {
  const now = running.get(id);
  if (now)
    return now.by === by ? { state: 'running', done: now.done, total: now.total } : { state: 'unknown' };
  const { settings } = store.t;
  const [row] = await store.db
    .select()
    .from(settings)
    .where(eq(settings.key, prefix + id));
  const read = finished.safeParse(row?.value);
  if (!read.success || read.data.by !== by) return { state: 'unknown' };
  const { applied, at, left } = read.data;
  return applied ? { state: 'done', at, left, counts: read.data.counts } : { state: 'refused', left };
}
