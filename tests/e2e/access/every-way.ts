/** Every way into the service, tried as one viewer: let in or refused just as the access table says. */
import { expect } from '@playwright/test';
import type { AccessRecord, Viewer } from '../../../src/lib/domain/access.ts';
import type { Answer, Caller } from './caller.ts';
import { stateOf, type Council } from './council.ts';
import { fresh, type Fresh } from './fresh.ts';
import { coverersOf } from './stand-ins.ts';
import { staffMember, type Somebody } from './viewers.ts';
import type { Way } from './way.ts';
import { verdictFor, ways, type Verdict } from './ways.ts';

interface Try {
  readonly name: string;
  readonly way: Way;
  readonly whose: string;
  readonly fresh: Fresh;
  readonly wanted: Verdict;
}

const iros = ['Jo Clarke', 'Amir Hassan', 'Ruth Adeyemi'] as const;

/** A record in each IRO's caseload; Amir covers Ruth. */
export async function recordsOf(council: Council): Promise<Map<string, Fresh>> {
  const { store } = council;
  const records = new Map<string, Fresh>();
  for (const name of iros) records.set(name, await freshFor(council, name));
  const coverers = await coverersOf(store, records.get('Ruth Adeyemi')!.record.iroId!);
  expect(coverers, 'Amir covers Ruth').toEqual([(await staffMember(council, 'Amir Hassan')).staffId]);
  return records;
}

/** A record of an IRO's caseload. @param worry flagged, and waiting for somebody to mark it */
export async function freshFor(council: Council, iro: string, worry = false): Promise<Fresh> {
  const manager = await staffMember(council, 'Maggie Doyle');
  const { staffId } = await staffMember(council, iro);
  return fresh(council.store, manager, staffId, await coverersOf(council.store, staffId), worry);
}

/** How many ways were tried. */
export interface Tried {
  readonly refused: number;
  readonly letIn: number;
}

/**
 * Tries them all: first those that must be refused, which may change nothing, then the others.
 * @param records what to try them against, by name
 * @param anew makes another record of the same kind, for a press that uses one up
 * @throws by `expect`, naming each way that was answered otherwise
 */
export async function tryEveryWay(
  council: Council,
  { caller, viewer }: Somebody,
  records: Map<string, Fresh>,
  anew: (name: string) => Promise<Fresh> = (iro) => freshFor(council, iro)
): Promise<Tried> {
  const tries = triesOf(viewer, records);
  const refused = tries.filter(({ wanted }) => wanted !== 'in');
  const letIn = tries
    .filter(({ wanted }) => wanted === 'in')
    .sort((a, b) => Number(a.way.leaves) - Number(b.way.leaves));

  const before = await stateOf(council.store);
  const wrong = await inParallel(refused, 8, (one) => problemWith(caller, one, one.fresh));
  expect(
    wrong.filter((line) => line !== null),
    'refused otherwise than the access table says'
  ).toEqual([]);
  expect(await stateOf(council.store), 'what a refused press changed').toEqual(before);

  const problems: string[] = [];
  for (const one of letIn) {
    const own = one.way.spends ? await anew(one.whose) : one.fresh;
    const problem = await problemWith(caller, one, own);
    if (problem !== null) problems.push(problem);
  }
  expect(problems, 'not let in as the access table says').toEqual([]);
  return { refused: refused.length, letIn: letIn.length };
}

function triesOf(viewer: Viewer, records: Map<string, Fresh>): Try[] {
  return Object.entries(ways).flatMap(([name, way]) => {
    // The addresses of respondents name no record: theirs is what their card is for.
    const isStaffs = way.area === 'staff' && (way.of === 'record' || way.of === 'typing');
    return [...records].slice(0, isStaffs ? records.size : 1).map(([whose, target]) => ({
      name,
      way,
      whose,
      fresh: target,
      wanted: verdictFor(way, viewer, isStaffs ? target.record : ownRecord(viewer))
    }));
  });
}

function ownRecord(viewer: Viewer): AccessRecord {
  if (viewer.kind !== 'respondent') return {};
  const { childId, reviewId, invitationId, connectionId, audience } = viewer;
  return { childId, reviewId, invitationId, connectionId, audience };
}

async function problemWith(
  caller: Caller,
  { name, way, whose, wanted }: Try,
  target: Fresh
): Promise<string | null> {
  const [method = '', pattern = ''] = name.split(' ');
  const address = addressOf(pattern, target);
  const answer = method === 'POST' ? await caller.post(address, way.form(target)) : await caller.get(address);
  const got = verdictOf(answer);
  return got === wanted
    ? null
    : `${name} of ${whose}: ${got} (${answer.status} ${answer.location}), wanted ${wanted}`;
}

/** The address of a way, with the ids of this record in it. */
export function addressOf(pattern: string, target: Fresh): string {
  const { reviewId, childId, personId, voiceId, scanId, submissionId, soundId, sentence, disputeId } = target;
  const parameters: Readonly<Record<string, string>> = {
    review: reviewId,
    child: childId,
    person: personId,
    member: target.memberId,
    dispute: disputeId,
    drill: target.drillId,
    notice: target.noticeId,
    voice: voiceId,
    scan: scanId,
    submission: submissionId,
    form: 'child-8-11',
    concept: 'home',
    file: 'no-such-file',
    what: 'complaint',
    sound: soundId,
    sentence,
    token: 'no-such-token',
    referral: target.referralId,
    load: 'no-such-load',
    table: 'participation',
    page: pattern.startsWith('/my/rating') ? 'R01' : 'B01'
  };
  return pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`Nothing is known to stand for [${name}].`);
    return value;
  });
}

export function verdictOf({ status, location }: Answer): Verdict | 'fault' {
  if (status === 404) return 'no such page';
  if (status >= 500 || status === 403 || status === 405) return 'fault';
  // A form is given back, with the way to sign in on its page.
  if (status === 401) return 'to sign-in';
  if (location === '/?again') return 'to /';
  if (/^\/staff\/sign-in\/code(?:\?back=|$)/.test(location)) return 'to second factor';
  return /^\/staff\/sign-in(?:\?back=|$)/.test(location) ? 'to sign-in' : 'in';
}

async function inParallel<T, R>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<R>
): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const lane = async () => {
    for (const [n, item] of left) results[n] = await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
