/**
 * Slows guessing. Every try is written down before it is judged, so that many at once are counted too; a try that
 * turned out right is forgotten. Keys are keyed hashes: the table names no account and no address.
 */
import { and, desc, eq, gt, inArray, lt } from 'drizzle-orm';
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';

const minute = 60_000;

/** Tries allowed in a sliding window, for one account and for one internet address, and for the whole service. */
interface Limit {
  readonly window: number;
  readonly account?: number;
  readonly address: number;
  readonly everybody?: number;
}

/**
 * A children's home or a school is one address with many people behind it, so addresses are given more room than
 * accounts. The words code has no account: the limit for everybody keeps many addresses from sharing the guessing.
 */
export const limits = {
  'sign-in': { window: 15 * minute, account: 10, address: 40 },
  'second-factor': { window: 15 * minute, account: 5, address: 40 },
  'words-code': { window: 15 * minute, address: 20, everybody: 400 }
} as const satisfies Record<string, Limit>;

type Guarded = keyof typeof limits;

export interface Tried {
  readonly what: Guarded;
  /** Whose secret is being given: an address of e-mail, an account's id. */
  readonly account?: string;
  /** The internet address it came from. */
  readonly address: string;
}

/** A try that may go ahead, or the instant at which the next one may. */
export type Turn =
  { readonly allowed: true; readonly attempts: readonly string[]; readonly account: string | null } | Wait;
export interface Wait {
  readonly allowed: false;
  readonly againAt: number;
}

interface Counter {
  readonly key: string;
  readonly most: number;
}

/**
 * Writes a try down, unless there were too many. A refused try is not counted: waiting always helps.
 * Call {@link forgive} when it turns out right.
 */
export function takeTurn(store: Store, tried: Tried, now: number): Promise<Turn> {
  const { window } = limits[tried.what];
  const counters = countersOf(store, tried);
  return store.transaction(async (tx) => {
    const waits: number[] = [];
    for (const counter of counters) {
      const full = await fullSince(tx, counter, now - window);
      if (full !== null) waits.push(full + window);
    }
    if (waits.length > 0) return { allowed: false, againAt: Math.max(...waits) } as const;
    const rows = counters.map(({ key }) => ({ id: newId(), key, at: now }));
    await tx.db.insert(tx.t.attempts).values(rows);
    const account = tried.account === undefined ? null : keyOf(store, tried.what, `account:${tried.account}`);
    return { allowed: true, attempts: rows.map(({ id }) => id), account } as const;
  });
}

/** The try was right: it is not counted, and earlier wrong ones of that account are forgotten. */
export async function forgive(store: Store, turn: Turn & { allowed: true }): Promise<void> {
  const { attempts } = store.t;
  await store.db.delete(attempts).where(inArray(attempts.id, [...turn.attempts]));
  if (turn.account !== null) await store.db.delete(attempts).where(eq(attempts.key, turn.account));
}

/** Removes tries older than an hour. */
export async function forgetOldAttempts(store: Store, now: number): Promise<void> {
  await store.db.delete(store.t.attempts).where(lt(store.t.attempts.at, now - 60 * minute));
}

/** Whole minutes from now until then, at least one: for "try again in 5 minutes". */
export function minutesUntil(againAt: number, now: number): number {
  return Math.max(1, Math.ceil((againAt - now) / minute));
}

function countersOf(store: Store, { what, account, address }: Tried): Counter[] {
  const limit: Limit = limits[what];
  const counters = [{ key: keyOf(store, what, `address:${networkOf(address)}`), most: limit.address }];
  if (account !== undefined && limit.account !== undefined) {
    counters.push({ key: keyOf(store, what, `account:${account}`), most: limit.account });
  }
  if (limit.everybody !== undefined)
    counters.push({ key: keyOf(store, what, 'everybody'), most: limit.everybody });
  return counters;
}

function keyOf(store: Store, what: Guarded, who: string): string {
  return store.vault.mac('attempts', `${what}:${who}`);
}

/** One household or firm owns a whole /64 of IPv6, so its last half says nothing about who it is. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  return expand(address.split('%')[0] ?? '')
    .slice(0, 4)
    .join(':');
}

function expand(address: string): string[] {
  const [left = '', right] = address.split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const gap = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<string>(gap).fill('0'), ...tail].map((part) =>
    part.toLowerCase().replace(/^0+(?=.)/, '')
  );
}

/** The instant of the oldest try that fills the counter, or null when there is room. */
async function fullSince(store: Store, { key, most }: Counter, since: number): Promise<number | null> {
  const { attempts } = store.t;
  const rows = await store.db
    .select({ at: attempts.at })
    .from(attempts)
    .where(and(eq(attempts.key, key), gt(attempts.at, since)))
    .orderBy(desc(attempts.at))
    .limit(most);
  return rows.length < most ? null : (rows.at(-1)?.at ?? null);
}
