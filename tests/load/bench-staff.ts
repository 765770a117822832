/**
 * The benchmark of the staff pages: 1,000 children with five years of reviews, every page asked for by every role.
 *
 *   npm run bench:staff                        fills a council, then 30 requests for each page, one after the other
 *   npm run bench:staff -- --requests 10       the same in a third of the time
 *   npm run bench:staff -- --only /results     pages whose address holds this
 *   npm run bench:staff -- --keep              leaves the council in var/bench, and says where
 *   npm run bench:staff -- --place FOLDER      uses one that was left
 *   npm run bench:staff -- --profile           leaves a V8 profile of the server beside it
 *
 * Ends with 1 when the 95th of a hundred requests for a page takes longer than `limit`: results of five years
 * at once too.
 */
import { parseArgs } from 'node:util';
import { dayOf } from '../../src/lib/domain/day.ts';
import { cookieName } from '../../src/lib/server/auth/cookies.ts';
import { beginSession, proveSession } from '../../src/lib/server/auth/session.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { fillLargeCouncil } from './large-council.ts';
import { freePort, makePlace, openPlace, placeIn, removePlace, type Place } from './place.ts';
import { startBaseline, startHeard, type Server } from './server.ts';
import { staffPages } from './staff-pages.ts';
import { subjectsOf } from './staff-subjects.ts';
import { timesOf, spread, type Times, type Walk } from './staff-walk.ts';
import { newTraffic, Visitor } from './visitor.ts';

/** Milliseconds. */
const limit = 100;
const roles = ['manager', 'iro', 'business-support', 'participation', 'advocacy', 'social-work'] as const;
const hour = 3_600_000;
const lengths = { staffIdle: 4 * hour, staffLongest: 12 * hour, respondentIdle: hour };

const { values: options } = parseArgs({
  options: {
    requests: { type: 'string', default: '30' },
    children: { type: 'string', default: '1000' },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean' },
    place: { type: 'string' },
    profile: { type: 'boolean' }
  }
});
const requests = Number(options.requests);
const say = (words: string): boolean => process.stdout.write(`${words}\n`);

const place = options.place ? await placeIn(options.place) : await makePlace('bench');
if (!options.place) await fill();
const slow = await measure();
for (const one of slow) say(`OVER ${limit} ms: ${one.page} for ${one.who}: ${one.p95.toFixed(0)} ms`);
if (options.keep || options.place || options.profile) say(`Kept in ${place.folder}`);
else removePlace(place);
process.exitCode = slow.length > 0 ? 1 : 0;

async function fill(): Promise<void> {
  const began = performance.now();
  const { rows } = await fillLargeCouncil(place, Number(options.children));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const told = ['children', 'reviews', 'submissions', 'answers', 'events'].map(
    (name) => `${(rows[name] ?? 0).toLocaleString('en-GB')} ${name}`
  );
  say(`Filled in ${seconds} s: ${told.join(', ')}.`);
}

/** Measures, prints, and gives what was too slow. */
async function measure(): Promise<Times[]> {
  const store = await openPlace(place);
  const flags = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${place.folder}`] : [];
  const server = await startHeard(place, flags);
  const bare = await startBaseline(place, await freePort());
  try {
    const all = await walkAll(store, server, bare);
    return all.filter(({ p95 }) => p95 > limit);
  } finally {
    await Promise.all([server.stop(), bare.stop()]);
    await store.close();
  }
}

async function walkAll(store: Store, server: Server, bare: Server): Promise<Times[]> {
  const { visitors, iroId } = await signedIn(store, place);
  const { pages, left } = staffPages(await subjectsOf(store, iroId), dayOf(Date.now()));
  if (left.length > 0) throw new Error(`Nothing stands for a parameter of: ${left.join(' ')}`);
  const bareVisitor = await bareReader(bare);
  const all: Times[] = [];
  say(row('', ['p50 ms', 'p95', 'max', 'first', 'CPU', 'bytes']));
  const asked = pages.filter(({ address }) => address.includes(options.only));
  const open = new Set<string>();
  for (const { address, route } of asked) {
    const walks = [...visitors].map(([who, visitor]) => ({ server, who, visitor, requests }));
    const seen = await byEverybody(walks, address, bareVisitor);
    if (seen.length > 0) open.add(route);
    all.push(...seen);
  }
  // A page may be closed for one record (a paper is typed in once); a route that never opens was asked for wrongly.
  const shut = asked.filter(({ route }) => !open.has(route));
  if (shut.length > 0) throw new Error(`Nobody was let in: ${shut.map(({ route }) => route).join(' ')}`);
  for (const visitor of [...visitors.values(), bareVisitor]) visitor.leave();
  summary(all, bareVisitor.traffic?.times ?? []);
  return all;
}

/** One page for each role that is let in, and in between the bare page, so that a busy machine slows both alike. */
async function byEverybody(walks: readonly Walk[], page: string, bare: Visitor): Promise<Times[]> {
  const seen: Times[] = [];
  for (const walk of walks) {
    const times = await timesOf(walk, page);
    if (times) seen.push(times);
    if (times) say(shown(times));
    for (let n = 0; n < 5; n += 1) await bare.get('/q/1');
  }
  return seen;
}

function row(name: string, cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(9)).join('') + `  ${name}`;
}

/** Ids are long and say nothing. */
function short(page: string): string {
  return page.replaceAll(/[0-9a-f]{64}|[0-9a-f-]{36}/g, '…');
}

function shown({ page, who, p50, p95, max, first, cpu, bytes }: Times): string {
  const times = [p50, p95, max, first, cpu].map((ms) => ms.toFixed(1));
  return row(`${short(page)}  (${who})`, [...times, bytes.toFixed(0)]);
}

function summary(all: readonly Times[], bareTimes: readonly number[]): void {
  const bare = spread(bareTimes);
  const middle = spread(all.map(({ p95 }) => p95));
  const worst = [...all].sort((a, b) => b.p95 - a.p95).slice(0, 5);
  say(`\nBare node:http page: p50 ${bare.p50.toFixed(2)} ms, p95 ${bare.p95.toFixed(2)} ms.`);
  say(`${all.length} pages: the p95 of half of them is under ${middle.p50.toFixed(1)} ms. The slowest five:`);
  say(row('', ['p95 ms', 'CPU', '× bare']));
  for (const one of worst)
    say(
      row(`${short(one.page)}  (${one.who})`, [
        one.p95.toFixed(1),
        one.cpu.toFixed(1),
        (one.p50 / bare.p50).toFixed(1)
      ])
    );
  const lateFirst = all.filter(({ first }) => first > limit).length;
  say(`The very first request took over ${limit} ms for ${lateFirst} of them.`);
}

async function bareReader(bare: Server): Promise<Visitor> {
  const visitor = new Visitor(bare.origin);
  await visitor.post('/begin', []);
  visitor.traffic = newTraffic();
  return visitor;
}

/** One of each role, with a session that has its second factor. */
async function signedIn(store: Store, { origin }: Place) {
  const { staff } = store.t;
  const everybody = await store.db.select({ id: staff.id, role: staff.role }).from(staff).orderBy(staff.id);
  const visitors = new Map<string, Visitor>();
  for (const role of roles) {
    const id = everybody.find((one) => one.role === role)?.id ?? '';
    const begun = await beginSession(store, { kind: 'staff', id }, lengths, Date.now());
    const secret = (await proveSession(store, begun, lengths, Date.now())) ?? '';
    const visitor = new Visitor(origin);
    visitor.cookies.set(cookieName('staff', origin.startsWith('https:')), secret);
    visitors.set(role, visitor);
  }
  return { visitors, iroId: everybody.find((one) => one.role === 'iro')?.id ?? '' };
}
