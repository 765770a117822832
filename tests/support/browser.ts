/** A browser's cookie jar, as the framework hands it to a request. */
import type { Cookies } from '@sveltejs/kit';
import type { Browser } from '../../src/lib/server/auth/cookies.ts';
import type { Store } from '../../src/lib/server/db/store.ts';

const hour = 3_600_000;
export const lengths = { respondentIdle: hour, staffIdle: hour / 2, staffLongest: 12 * hour };

export interface Jar {
  /** What the browser would send back. */
  readonly values: Map<string, string>;
  /** With which flags each was set last. */
  readonly flags: Map<string, Parameters<Cookies['set']>[2]>;
  at(store: Store, now: number, secure?: boolean): Browser;
}

export function browser(): Jar {
  const values = new Map<string, string>();
  const flags: Jar['flags'] = new Map();
  const cookies: Cookies = {
    get: (name) => values.get(name),
    getAll: () => [...values].map(([name, value]) => ({ name, value })),
    set(name, value, options) {
      values.set(name, value);
      flags.set(name, options);
    },
    delete: (name) => void values.delete(name),
    serialize: (name, value) => `${name}=${value}`
  };
  return { values, flags, at: (store, now, secure = false) => ({ store, cookies, secure, lengths, now }) };
}
