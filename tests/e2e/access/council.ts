/**
 * The demo's people in a council's own service: production, https behind a proxy. The tests hold a second store on
 * the same database, to plant what must not be seen and to see that nothing was changed.
 */
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { fillDemo } from '../../../drizzle/demo/fill.ts';
import { seedBankHolidays } from '../../../src/lib/server/services/bank-holidays.ts';
import type { Store } from '../../../src/lib/server/db/store.ts';
import { childName } from '../../../src/lib/server/services/caseload.ts';
import { demoPeople, type DemoPerson } from '../../../src/lib/server/services/demo-people.ts';
import { makePlace, openPlace, removePlace, type Place } from '../../load/place.ts';
import { startHeard, type Server } from '../../load/server.ts';
import { Caller } from './caller.ts';
import { plant, type Marks } from './planted.ts';

export interface Council {
  readonly place: Place;
  readonly store: Store;
  readonly people: readonly DemoPerson[];
  /** The children of the cast by the name they have in it. */
  readonly children: ReadonlyMap<string, string>;
  /** What must be seen by nobody but those the access table names. */
  readonly marks: Marks;
  /** When the marks were made; what is asked for since was pressed for by a test. Milliseconds. */
  readonly openedAt: number;
  caller(): Caller;
  close(): Promise<void>;
}

const origin = 'https://heard.example';
/** The children whose words are marked: of each IRO, at every stage of a review, and one whose teacher is asked. */
export const marked = ['Amina', 'Leo', 'Yusuf', 'Grace', 'Maisie', 'Idris', 'Jayden'] as const;

/** Fills, starts and opens it. */
export async function openCouncil(): Promise<Council> {
  const place = await makePlace('access');
  const store = await openPlace(place);
  await seedBankHolidays(store);
  await store.transaction((tx) => fillDemo(tx, { mode: 'demo', origin, now: Date.now() }));
  const people = await demoPeople(store);
  // Production refuses a database that says it is the demo's.
  await store.db.delete(store.t.settings).where(eq(store.t.settings.key, 'demo-people'));
  const everyChild = await store.db.select().from(store.t.children);
  const children = new Map(everyChild.map((child) => [childName(store, child), child.id]));
  const marks = await plant(
    store,
    marked.map((name) => children.get(name)!)
  );
  const server: Server = await startHeard(place, [], { ORIGIN: origin, ADDRESS_HEADER: 'x-forwarded-for' });
  const callers: Caller[] = [];
  return {
    place,
    store,
    people,
    children,
    marks,
    openedAt: Date.now(),
    caller() {
      const caller = new Caller({ port: place.port, origin });
      callers.push(caller);
      return caller;
    },
    async close() {
      for (const caller of callers) caller.leave();
      await server.stop();
      await store.close();
      removePlace(place);
    }
  };
}

/** Comes and goes with every page: not what somebody did. */
const passing = new Set(['sessions', 'attempts']);

/** Messages that the server puts in by itself, twice a minute: no press has to do with them. */
const byItself: ReadonlySet<unknown> = new Set([
  ...[
    'worry',
    'unread',
    'call',
    'late-call',
    'no-iro',
    'reminder',
    'rating',
    'referral',
    'referral-late',
    'notice',
    'notice-child',
    'moved',
    'cancelled'
  ]
]);

/** A fingerprint of every table, to see which were changed. Events count: a refusal reads nothing. */
export async function stateOf({ db, t }: Store): Promise<Record<string, string>> {
  const state: Record<string, string> = {};
  for (const [name, table] of Object.entries(t)) {
    if (passing.has(name)) continue;
    const all: readonly object[] = await db.select().from(table);
    const rows = all.filter((row) => !('purpose' in row && name === 'outbox' && byItself.has(row.purpose)));
    const lines = rows.map((row) => JSON.stringify(row)).sort();
    state[name] = `${rows.length} rows ${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
  }
  return state;
}
