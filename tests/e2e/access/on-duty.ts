/**
 * IROs without children of their own, on duty or not: what is flagged in somebody else's caseload and marked by nobody
 * opens to who is on duty, as far as `onDutyActions` says, and nothing beside it.
 */
import { expect, test } from '@playwright/test';
import { onDutyActions } from '../../../src/lib/domain/access-table.ts';
import type { Respondent } from '../../../src/lib/domain/viewer.ts';
import { answerRequest } from '../../../src/lib/server/services/answered-requests.ts';
import { endDrill } from '../../../src/lib/server/services/drills.ts';
import { createInvitation } from '../../../src/lib/server/services/invitations.ts';
import { askForCall } from '../../../src/lib/server/services/requests.ts';
import { keepVoice } from '../../../src/lib/server/services/spoken-answers.ts';
import { createStaff } from '../../../src/lib/server/services/staff-accounts.ts';
import { decide } from '../../../src/lib/server/services/triage.ts';
import { shift } from '../../support/duty.ts';
import { stateOf, type Council } from './council.ts';
import { freshFor } from './every-way.ts';
import { sentBy, type Fresh } from './fresh.ts';
import { signIn, staffMember, type Somebody } from './viewers.ts';
import { walk } from './walk.ts';
import { ways } from './ways.ts';

/** Shifts, each from and to so many hours from now. */
type Rota = readonly (readonly [from: number, to: number])[];

export const now: Rota = [[-1, 6]];
/** One shift is just over, another is to come. */
export const notNow: Rota = [
  [-6, 0],
  [1, 6]
];
const hour = 3_600_000;

/** An IRO with an empty caseload, signed in. @param name nobody else's on the staff */
export async function newIro(council: Council, name: string, rota: Rota): Promise<Somebody> {
  const { store } = council;
  const at = Date.now();
  const account = {
    email: `${name.replace(' ', '.')}@wrenbridge.example`,
    password: 'a long password',
    name
  };
  const { id, totpSecret } = await createStaff(store, { ...account, role: 'iro' }, at);
  for (const [from, to] of rota)
    await shift(store, id, { staffId: id, startsAt: at + from * hour, endsAt: at + to * hour });
  const caller = council.caller();
  await signIn(council, caller, { ...account, totp_secret: totpSecret });
  return { viewer: await staffMember(council, name), caller };
}

/** Somebody at the door, and what they try every way in against. */
interface DutyVisit {
  readonly somebody: Somebody;
  readonly records: Map<string, Fresh>;
  readonly anew: (name: string) => Promise<Fresh>;
}

/** One child of Jo's with something flagged, one with nothing, and one whose flags were seen to. */
const kinds: Readonly<Record<string, (council: Council) => Promise<Fresh>>> = {
  'a flagged child': (council) => freshFor(council, 'Jo Clarke', true),
  'a child with nothing flagged': (council) => freshFor(council, 'Jo Clarke'),
  'a child whose flags were seen to': async (council) =>
    seenTo(council, await freshFor(council, 'Jo Clarke', true))
};

async function comes(council: Council, name: string, rota: Rota): Promise<DutyVisit> {
  const somebody = await newIro(council, name, rota);
  const anew = (kind: string) => kinds[kind]!(council);
  const records = new Map<string, Fresh>();
  for (const kind of Object.keys(kinds)) records.set(kind, await anew(kind));
  return { somebody, records, anew };
}

/** Comes as these: each tries every way in. */
export const dutyVisitors: Readonly<Record<string, (council: Council) => Promise<DutyVisit>>> = {
  'an IRO on duty': (council) => comes(council, 'Kemi Ade', now),
  'an IRO whose shift is over': (council) => comes(council, 'Luca Bell', notNow)
};

const noConcern = { decision: 'no-concern', passedTo: '', passedWhen: '', note: 'A game', tellChild: 'Read' };

/** The manager marks what was flagged and answers the call, and the drill is ended. */
async function seenTo(council: Council, flagged: Fresh): Promise<Fresh> {
  const { store } = council;
  const manager = await staffMember(council, 'Maggie Doyle');
  const at = Date.now();
  expect(await decide(store, manager, flagged, noConcern, at)).toEqual({ ok: true });
  const answer = { outcome: 'Rang', tellChild: 'I rang' };
  expect(await answerRequest(store, manager, flagged.requestId, answer, at)).toEqual({ ok: true });
  await endDrill(store, flagged.drillId, manager.staffId, at);
  return { ...flagged, record: { ...flagged.record, onDuty: [] } };
}

/** What the child's mother said for the same review, with nothing flagged in it. */
async function mothers({ store }: Council, { childId, reviewId, personId }: Fresh) {
  const at = Date.now();
  const card = { reviewId, audience: 'parent', connectionId: personId } as const;
  const { id: invitationId } = await createInvitation(store, { ...card, createdBy: null }, at);
  const who: Respondent = { kind: 'respondent', sessionId: '', childId, invitationId, ...card, proven: true };
  const voiceId = await keepVoice(store, who, { mediaType: 'audio/wav', bytes: new Uint8Array(8) }, at);
  const submissionId = await sentBy(store, who, { voice: voiceId, formId: 'parent', worry: false }, at);
  const { id: requestId } = await askForCall(store, who, { words: 'Not before noon', worry: false }, at);
  return { voiceId, submissionId, requestId };
}

/** @param council asked for when a test begins */
export function onDuty(council: () => Council): void {
  test('there is a way in for each thing that it opens, and no way is kept from it for nothing', () => {
    const all = Object.values(ways).filter(({ of, action }) => of === 'record' && action !== null);
    const opens = all.filter(({ action, whole }) => !whole && onDutyActions.some((one) => one === action));
    expect([...new Set(opens.map(({ action }) => action))].sort()).toEqual([...onDutyActions].sort());
    for (const { action } of Object.values(ways).filter(({ whole }) => whole))
      expect(onDutyActions).toContain(action);
  });

  test('what nobody flagged stays shut in a review that is open for what is flagged', async () => {
    const { store } = council();
    const { caller } = await newIro(council(), 'Mara Quinn', now);
    const flagged = await freshFor(council(), 'Jo Clarke', true);
    const { voiceId, submissionId: s, requestId: r } = await mothers(council(), flagged);
    const review = `/staff/reviews/${flagged.reviewId}`;
    const child = `/staff/children/${flagged.childId}`;
    const heard = `${review}/voice/${flagged.voiceId}`;

    const before = await stateOf(store);
    const decision = { submission: s, [`decision.${s}`]: 'no-concern', [`note.${s}`]: 'x' };
    const answer = { request: r, [`outcome.${r}`]: 'x', [`tellChild.${r}`]: 'x' };
    expect((await caller.post(`${review}?/decide`, decision)).status).toBe(404);
    expect((await caller.post(`${review}?/answer`, answer)).status).toBe(404);
    expect((await caller.get(`${review}/voice/${voiceId}`)).status).toBe(404);
    expect(await stateOf(store)).toEqual(before);

    const page = await caller.get(review);
    expect(page.text).toContain(heard);
    expect(page.text).toContain('Please ring');
    for (const hidden of [s, r, voiceId, 'Not before noon']) expect(page.text).not.toContain(hidden);
    for (const path of [child, heard]) expect((await caller.get(path)).status, path).toBe(200);

    await seenTo(council(), flagged);
    for (const path of [review, child, heard]) expect((await caller.get(path)).status, path).toBe(404);
  });

  test('no link leads to a page that is not open to them', async () => {
    const { caller } = await newIro(council(), 'Sana Webb', now);
    const flagged = await freshFor(council(), 'Jo Clarke', true);
    const pages = await walk(caller, ['/staff', `/staff/reviews/${flagged.reviewId}`]);
    expect(pages.map(({ path }) => path)).toContain(`/staff/children/${flagged.childId}`);
    const shut = pages.filter(({ path, answer }) => answer.status >= 400 && !path.includes('__data.json'));
    expect(shut.map(({ path, answer }) => `${path} ${answer.status}`)).toEqual([]);
  });
}
