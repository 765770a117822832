import { afterEach, beforeEach, expect, test } from 'vitest';
import { TOTP, Secret } from 'otpauth';
import { eq } from 'drizzle-orm';
import { beginSession, readSession } from '../../src/lib/server/auth/session.ts';
import { NotYours, openReview } from '../../src/lib/server/services/caseload.ts';
import { outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import {
  changePassword,
  newRecoveryCodes,
  ownAccount,
  signOutElsewhere
} from '../../src/lib/server/services/own-account.ts';
import { checkOneTimeCode, checkPassword } from '../../src/lib/server/services/staff-accounts.ts';
import { countToSettle } from '../../src/lib/server/services/outbox-settle.ts';
import { sendInviteAgain } from '../../src/lib/server/services/staff-invite-again.ts';
import {
  inviteStaff,
  join,
  joiningBy,
  openStaffInvites,
  withdrawStaffInvite
} from '../../src/lib/server/services/staff-invites.ts';
import { handOver, newIroOf, newIroSeen } from '../../src/lib/server/services/handovers.ts';
import { letLeave, team as teamOf } from '../../src/lib/server/services/staff-team.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const lengths = { respondentIdle: 3_600_000, staffIdle: 3_600_000, staffLongest: 36_000_000 };
const address = '192.0.2.1';
const password = 'four words are good';
let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const person = { name: 'Ada King', email: 'Ada@example.org', role: 'iro', endsOn: null };
async function invited(form = person): Promise<string> {
  const link = (token: string) => `https://h/staff/join/${token}`;
  expect(await inviteStaff(store, team.kit, form, link, monday)).toEqual({ ok: true });
  const [line] = await outboxLines(store, true, monday);
  expect(line?.shown?.to).toBe('ada@example.org');
  return line?.shown?.text.split('/join/')[1] ?? '';
}
const codeOf = (secret: string, now: number) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: now
  });

test('who is asked makes their own password and second factor, and signs in with both', async () => {
  const token = await invited();
  const joining = await joiningBy(store, token, monday);
  expect(joining?.name).toBe('Ada King');
  expect((await joiningBy(store, token, monday))?.totpSecret).toBe(joining?.totpSecret);
  const given = { password, again: password, code: codeOf(joining?.totpSecret ?? '', monday) };
  const joined = await join(store, token, given, monday);
  expect(joined.ok && joined.codes).toHaveLength(8);
  expect(await joiningBy(store, token, monday)).toBeNull();
  expect(await join(store, token, given, monday)).toEqual({ ok: false, problem: 'over' });

  const first = await checkPassword(store, { email: 'ada@example.org', password, address }, monday);
  if (!first.ok) throw new Error('not let in');
  const later = monday + 60_000;
  const code = codeOf(joining?.totpSecret ?? '', later);
  expect(await checkOneTimeCode(store, { staffId: first.staffId, code, address }, later)).toMatchObject({
    ok: true
  });
  expect((await teamOf(store, monday)).map(({ name }) => name)).toContain('Ada King');
});

test('a recovery code signs in once, in whatever way it is typed; new ones end the old', async () => {
  const codes = await newRecoveryCodes(store, team.jo);
  const attempt = (code: string | undefined) =>
    checkOneTimeCode(store, { staffId: team.jo.staffId, code: code ?? '', address }, monday);
  expect(await attempt(codes[0]?.toLowerCase().replace('-', ' '))).toMatchObject({ ok: true });
  expect(await attempt(codes[0])).toMatchObject({ ok: false, reason: 'wrong' });
  expect((await ownAccount(store, team.jo, monday)).codesLeft).toBe(7);
  const other = { staffId: team.lee.staffId, code: codes[1] ?? '', address };
  expect(await checkOneTimeCode(store, other, monday)).toMatchObject({ ok: false });
  await newRecoveryCodes(store, team.jo);
  expect(await attempt(codes[2])).toMatchObject({ ok: false });
});

test.each([
  [{ password: 'short', again: 'short' }, 'short'],
  [{ password, again: 'another password' }, 'differ'],
  [{ password, again: password, code: '000000' }, 'code']
])('%o is refused as %s', async (given, problem) => {
  const token = await invited();
  expect(await join(store, token, { code: '', ...given }, monday)).toEqual({ ok: false, problem });
  expect(await joiningBy(store, token, monday)).not.toBeNull();
});

test('a link sent on a Friday works until the third working day, and a new one ends it', async () => {
  const friday = monday + 4 * 86_400_000;
  const link = (token: string) => `https://h/staff/join/${token}`;
  await inviteStaff(store, team.kit, person, link, friday);
  const tokens = async () =>
    (await outboxLines(store, true, friday)).map(({ shown }) => shown?.text.split('/join/')[1] ?? '');
  const [old = ''] = await tokens();
  const days = (n: number) => friday + n * 86_400_000;
  expect(await joiningBy(store, old, days(5) - 1)).not.toBeNull();
  expect(await joiningBy(store, old, days(5))).toBeNull();
  const [open] = await openStaffInvites(store, friday);
  expect(open).toMatchObject({ email: 'ada@example.org', over: false, expiresAt: days(5) });
  await store.db.update(store.t.outbox).set({ givenUpAt: friday, problem: '550' });
  expect(await countToSettle(store, friday)).toBe(1);
  expect(await sendInviteAgain(store, team.kit, open!.id, link, days(4))).toBe(true);
  // What did not arrive is no longer anybody's to send again: its link has ended.
  expect(await countToSettle(store, days(4))).toBe(0);
  const fresh = (await tokens()).find((token) => token !== old) ?? '';
  expect(await joiningBy(store, old, days(4))).toBeNull();
  expect(await joiningBy(store, fresh, days(4))).toMatchObject({ name: 'Ada King', again: false });
  expect((await openStaffInvites(store, days(4))).map(({ id }) => id)).not.toContain(open!.id);
  expect(await sendInviteAgain(store, team.kit, open!.id, link, days(4))).toBe(false);
});

test('the link ends after three working days, and when it is withdrawn', async () => {
  const token = await invited();
  expect(await joiningBy(store, token, monday + 72 * 3_600_000)).toBeNull();
  const [open] = await openStaffInvites(store, monday);
  await withdrawStaffInvite(store, team.kit, open?.id ?? '', monday);
  expect(await joiningBy(store, token, monday)).toBeNull();
  expect(await openStaffInvites(store, monday)).toEqual([]);
});

test.each([
  [{ name: ' ' }, 'name'],
  [{ email: 'ada' }, 'email'],
  [{ role: 'boss' }, 'role'],
  [{ endsOn: '2026-01-01' }, 'endsOn']
])('an invitation with %o is refused', async (wrong, box) => {
  const refused = await inviteStaff(store, team.kit, { ...person, ...wrong }, (token) => token, monday);
  expect(refused.ok ? [] : Object.keys(refused.problems)).toEqual([box]);
  expect(await outboxLines(store, true, monday)).toEqual([]);
});

test('a child passes to another IRO with what is not held, is told once, and the record keeps it', async () => {
  const from = team.jo.staffId;
  const passed = await handOver(
    store,
    team.kit,
    from,
    { to: team.lee.staffId, reason: 'left', children: null },
    monday
  );
  expect(passed).toEqual({ ok: true, children: 1 });
  await expect(openReview(store, team.jo, 'read-answers', team.reviewId, monday)).rejects.toThrow(NotYours);
  expect(await openReview(store, team.lee, 'read-answers', team.reviewId, monday)).toMatchObject({
    id: team.reviewId
  });
  expect(await newIroOf(store, team.childId)).toMatchObject({ name: 'Lee Park' });
  await newIroSeen(store, team.childId, monday);
  expect(await newIroOf(store, team.childId)).toBeNull();
  const rows = await store.db
    .select()
    .from(store.t.handovers)
    .where(eq(store.t.handovers.childId, team.childId));
  expect(rows).toMatchObject([
    { fromId: from, toId: team.lee.staffId, reason: 'left', doneBy: team.kit.staffId }
  ]);
});

test.each([
  [{ to: '', reason: 'left' }, 'to'],
  [{ to: 'self', reason: 'left' }, 'to'],
  [{ to: 'manager', reason: 'left' }, 'to'],
  [{ to: 'lee', reason: '' }, 'reason']
])('handing over to %o is refused', async ({ to, reason }, problem) => {
  const ids: Record<string, string> = {
    self: team.jo.staffId,
    manager: team.kit.staffId,
    lee: team.lee.staffId
  };
  const wanted = { to: ids[to] ?? '', reason, children: null };
  expect(await handOver(store, team.kit, team.jo.staffId, wanted, monday)).toEqual({ ok: false, problem });
});

test('who leaves is out after the last day; nobody ends their own account', async () => {
  const now = Date.now();
  const subject = { kind: 'staff', id: team.jo.staffId } as const;
  const session = await beginSession(store, subject, lengths, now);
  await letLeave(store, team.kit, team.jo.staffId, '2020-01-01', now);
  expect(await readSession(store, 'staff', session, lengths, now)).toBeNull();
  await expect(letLeave(store, team.kit, team.kit.staffId, '2030-01-01', now)).rejects.toThrow(NotYours);
});

test('signing out elsewhere leaves this session; a new password ends them all', async () => {
  const now = Date.now();
  const token = await invited();
  const secret = (await joiningBy(store, token, monday))?.totpSecret ?? '';
  await join(store, token, { password, again: password, code: codeOf(secret, monday) }, monday);
  const first = await checkPassword(store, { email: 'ada@example.org', password, address }, now);
  const id = first.ok ? first.staffId : '';
  const here = await beginSession(store, { kind: 'staff', id }, lengths, now);
  const there = await beginSession(store, { kind: 'staff', id }, lengths, now);
  const read = (session: string) => readSession(store, 'staff', session, lengths, now);
  const viewer = (await read(here))?.viewer;
  if (viewer?.kind !== 'staff') throw new Error('nobody');
  expect((await ownAccount(store, viewer, now)).sessions).toHaveLength(2);
  await signOutElsewhere(store, viewer);
  expect([await read(there), (await read(here)) !== null]).toEqual([null, true]);
  const change = (given: object) =>
    changePassword(
      store,
      viewer,
      { now: password, wanted: 'another four words', again: 'another four words', address, ...given },
      now
    );
  expect(await change({ wanted: 'short' })).toBe('short');
  expect(await change({ again: 'not the same words' })).toBe('differ');
  expect(await change({ now: 'not my password' })).toBe('wrong');
  expect(await change({})).toBeNull();
  expect(await read(here)).toBeNull();
});
