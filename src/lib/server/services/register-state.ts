/** What the register holds now about the children of a load, read in a few queries. */
import { inArray } from 'drizzle-orm';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';

export type ChildRow = Store['t']['children']['$inferSelect'];
export type ReviewRow = Store['t']['reviews']['$inferSelect'];
export type EpisodeRow = Store['t']['episodes']['$inferSelect'];
export type ConnectionRow = Store['t']['connections']['$inferSelect'];

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface RegisterState {
  /** By the council's number. */
  readonly children: ReadonlyMap<string, ChildRow>;
  /** By child id. */
  readonly reviews: ReadonlyMap<string, readonly ReviewRow[]>;
  readonly episodes: ReadonlyMap<string, readonly EpisodeRow[]>;
  readonly connections: ReadonlyMap<string, readonly ConnectionRow[]>;
  /** No longer round the child, the last to go first. */
  readonly former: ReadonlyMap<string, readonly ConnectionRow[]>;
  /** Reviews whose code an IRO confirmed here. */
  readonly decided: ReadonlySet<string>;
  readonly iros: readonly StaffMember[];
  readonly holidays: ReadonlySet<string>;
}

const atOnce = 500;

/** Runs `query` for a few hundred keys at a time: databases limit how many a statement may name. */
export async function inParts<K, R>(keys: readonly K[], query: (part: K[]) => Promise<R[]>): Promise<R[]> {
  const found: R[] = [];
  for (let from = 0; from < keys.length; from += atOnce)
    found.push(...(await query(keys.slice(from, from + atOnce))));
  return found;
}

export function grouped<K, R>(rows: readonly R[], key: (row: R) => K): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

export async function registerState(
  store: Store,
  localIds: readonly string[],
  now: number
): Promise<RegisterState> {
  const { children, reviews, episodes, connections, codeDecisions } = store.t;
  const { db } = store;
  const found = await inParts(localIds, (part) =>
    db.select().from(children).where(inArray(children.localId, part))
  );
  const ids = found.map((child) => child.id);
  const theirs = await inParts(ids, (part) =>
    db.select().from(reviews).where(inArray(reviews.childId, part))
  );
  const spells = await inParts(ids, (part) =>
    db.select().from(episodes).where(inArray(episodes.childId, part))
  );
  const people = await inParts(ids, (part) =>
    db.select().from(connections).where(inArray(connections.childId, part))
  );
  const gone = people.filter(({ endedOn }) => endedOn !== null);
  const coded = theirs.flatMap((review) => (review.participationCode === null ? [] : review.id));
  const decisions = await inParts(coded, (part) =>
    db.select({ id: codeDecisions.reviewId }).from(codeDecisions).where(inArray(codeDecisions.reviewId, part))
  );
  return {
    children: new Map(found.map((child) => [child.localId, child])),
    reviews: grouped(theirs, (review) => review.childId),
    episodes: grouped(spells, (episode) => episode.childId),
    connections: grouped(
      people.filter(({ endedOn }) => endedOn === null),
      (connection) => connection.childId
    ),
    former: grouped(
      gone.sort((a, b) => (b.endedOn ?? '').localeCompare(a.endedOn ?? '')),
      (connection) => connection.childId
    ),
    decided: new Set(decisions.map((decision) => decision.id)),
    iros: await irosOf(store, now),
    holidays: await holidaySet(store)
  };
}

/** Everyone who may hold a caseload today. */
async function irosOf(store: Store, now: number): Promise<StaffMember[]> {
  const { staff } = store.t;
  const rows = await store.db
    .select()
    .from(staff)
    .where(inArray(staff.role, ['iro', 'manager']));
  return rows
    .filter((row) => row.endsAt === null || row.endsAt > now)
    .map((row) => ({
      id: row.id,
      name: row.name,
      email: openOrNull(store.vault, row.email, `staff.email:${row.id}`) ?? ''
    }));
}
