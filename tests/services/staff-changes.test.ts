import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginSession, readSession } from '../../src/lib/server/auth/session.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import { ownAccount, signOutOne } from '../../src/lib/server/services/own-account.ts';
import { makeRecoveryCodes, useRecoveryCode } from '../../src/lib/server/services/recovery-codes.ts';
import {
  checkOneTimeCode,
  checkPassword,
  createStaff,
  emailOf
} from '../../src/lib/server/services/staff-accounts.ts';
import {
  changeMember,
  keepOn,
  sendNewWayIn,
  signOutMember
} from '../../src/lib/server/services/staff-changes.ts';
import { inviteStaff, join, joiningBy } from '../../src/lib/server/services/staff-invites.ts';
import { letLeave, team as teamOf } from '../../src/lib/server/services/staff-team.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const lengths = { respondentIdle: 3_600_000, staffIdle: 3_600_000, staffLongest: 36_000_000 };
const address = '192.0.2.1';
const email = 'ada@example.org';
const oldPassword = 'four words are good';
const password = 'four other words here';
let store: Store;
let team: Team;
let id: string;
let oldSecret: string;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  const ada = { name: 'Ada King', email, role: 'iro', password: oldPassword } as const;
  ({ id, totpSecret: oldSecret } = await createStaff(store, ada, monday));
});
afterEach(() => store.close());

const codeOf = (secret: string, now: number) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: now
  });
const link = (token: string) => `https://h/staff/join/${token}`;

async function newWayIn(): Promise<string> {
  await sendNewWayIn(store, team.kit, id, link, monday);
  const [line] = await outboxLines(store, true, monday);
  expect(line?.shown?.to).toBe(email);
  return line?.shown?.text.split('/join/')[1] ?? '';
}
const begin = () => beginSession(store, { kind: 'staff', id }, lengths, monday, 'Firefox on Windows');
const read = (session: string) => readSession(store, 'staff', session, lengths, monday);

test('a new way in gives the same account a new password, second key and codes, and ends its sessions', async () => {
  const [code] = await store.transaction((tx) => makeRecoveryCodes(tx, id));
  const session = await begin();
  const token = await newWayIn();
  // Until it is used, what they have goes on working.
  expect(await read(session)).not.toBeNull();
  const joining = await joiningBy(store, token, monday);
  expect(joining).toMatchObject({ name: 'Ada King', again: true });
  const secret = joining!.totpSecret;
  const given = { password, again: password, code: codeOf(secret, monday) };
  expect(await join(store, token, given, monday)).toMatchObject({ ok: true });
  expect(await join(store, token, given, monday)).toEqual({ ok: false, problem: 'over' });
  expect(await read(session)).toBeNull();

  const signIn = (wanted: string) => checkPassword(store, { email, password: wanted, address }, monday);
  expect(await signIn(oldPassword)).toMatchObject({ ok: false });
  expect(await signIn(password)).toEqual({ ok: true, staffId: id });
  expect(await useRecoveryCode(store, id, code!, monday)).toBe(false);
  const later = monday + 60_000;
  const second = (from: string) =>
    checkOneTimeCode(store, { staffId: id, code: codeOf(from, later), address }, later);
  expect(await second(oldSecret)).toMatchObject({ ok: false });
  expect(await second(secret)).toMatchObject({ ok: true });
  expect((await teamOf(store, monday)).filter(({ name }) => name === 'Ada King')).toHaveLength(1);
});

test('a second link ends the first, and an account that has ended gets none until it is opened again', async () => {
  const first = await newWayIn();
  await sendNewWayIn(store, team.kit, id, link, monday);
  expect(await joiningBy(store, first, monday)).toBeNull();
  const last = (await outboxLines(store, true, monday)).map((line) => line.shown?.text.split('/join/')[1]);
  await letLeave(store, team.kit, id, '2020-01-01', monday);
  for (const token of last) expect(await joiningBy(store, token ?? '', monday)).toBeNull();
  await expect(sendNewWayIn(store, team.kit, id, link, monday)).rejects.toThrow(NotYours);
  const invited = await inviteStaff(
    store,
    team.kit,
    { name: 'Ada', email, role: 'iro', endsOn: null },
    link,
    1
  );
  expect(invited).toMatchObject({
    ok: false,
    problems: { email: expect.stringContaining('open it again') as string }
  });
  await keepOn(store, team.kit, id, monday);
  expect((await teamOf(store, monday)).find((one) => one.id === id)).toMatchObject({
    endsAt: null,
    over: false
  });
  await newWayIn();
});

test('name, address and role are put right; whoever holds children stays their IRO', async () => {
  const change = (form: object, who = id) =>
    changeMember(store, team.kit, who, { name: 'Ada King', email, role: 'iro', ...form }, monday);
  expect(await change({ name: '', email: 'no', role: 'king' })).toMatchObject({
    ok: false,
    problems: {
      name: expect.any(String) as string,
      email: expect.any(String) as string,
      role: expect.any(String) as string
    }
  });
  const session = await begin();
  expect(await change({ name: 'Ada Byron', email: 'Byron@example.org' })).toMatchObject({ ok: true });
  expect(await emailOf(store, id)).toBe('byron@example.org');
  expect(
    await checkPassword(store, { email: 'byron@example.org', password: oldPassword, address }, 1)
  ).toMatchObject({ ok: true });
  expect(await read(session)).not.toBeNull();
  expect(await change({ role: 'manager' })).toMatchObject({ ok: true });
  expect(await read(session)).toBeNull();
  const taken = 'grace@example.org';
  await createStaff(store, { name: 'Grace', email: taken, role: 'iro', password }, monday);
  expect(await change({ email: taken })).toMatchObject({
    ok: false,
    problems: { email: expect.any(String) as string }
  });
  expect(await change({ email: 'jo2@example.org', role: 'manager' }, team.jo.staffId)).toMatchObject({
    ok: false,
    problems: { role: expect.stringContaining('pass the children on') as string }
  });
});

test('a manager ends the sessions of somebody whose computer was lost; each person ends one of their own', async () => {
  const [here, there] = [await begin(), await begin()];
  const viewer = (await read(here))?.viewer;
  if (viewer?.kind !== 'staff') throw new Error('nobody');
  const { sessions } = await ownAccount(store, viewer, monday);
  expect(sessions).toMatchObject([{ device: 'Firefox on Windows', lastSeenAt: monday }, {}]);
  const other = sessions.find((session) => !session.here)!;
  await signOutOne(store, { ...viewer, staffId: team.jo.staffId }, other.id);
  expect(await read(there)).not.toBeNull();
  await signOutOne(store, viewer, other.id);
  expect([await read(there), (await read(here)) !== null]).toEqual([null, true]);
  await signOutMember(store, team.kit, id, monday);
  expect(await read(here)).toBeNull();
});

test('nobody does any of it to their own account, or to nobody’s', async () => {
  for (const who of [team.kit.staffId, 'nobody']) {
    await expect(sendNewWayIn(store, team.kit, who, link, monday)).rejects.toThrow(NotYours);
    await expect(keepOn(store, team.kit, who, monday)).rejects.toThrow(NotYours);
    await expect(signOutMember(store, team.kit, who, monday)).rejects.toThrow(NotYours);
    const form = { name: 'Kit', email: 'kit@example.org', role: 'iro' };
    await expect(changeMember(store, team.kit, who, form, monday)).rejects.toThrow(NotYours);
  }
});
