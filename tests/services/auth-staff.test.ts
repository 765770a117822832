import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Store } from '../../src/lib/server/db/store.ts';
import {
  checkOneTimeCode,
  checkPassword,
  createStaff,
  endStaff,
  type Enrolment,
  setPassword
} from '../../src/lib/server/services/staff-accounts.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const minute = 60_000;
const password = 'a long enough password';
const jo = { email: 'Jo.Clarke@Example.org', name: 'Jo Clarke', role: 'iro', password } as const;

let store: Store;
let account: Enrolment;
beforeEach(async () => {
  store = await testStore();
  account = await createStaff(store, jo, monday);
});
afterEach(() => store.close());

const signIn = (given: object = {}, now = monday) =>
  checkPassword(store, { email: 'jo.clarke@example.org', password, address: '192.0.2.1', ...given }, now);
const codeAt = (at: number) =>
  new TOTP({ secret: Secret.fromBase32(account.totpSecret), period: 30, digits: 6 }).generate({
    timestamp: at
  });
const giveCode = (code: string, now = monday) =>
  checkOneTimeCode(store, { staffId: account.id, code, address: '192.0.2.1' }, now);

describe('an account', () => {
  test('gives what an authenticator app needs', () => {
    expect(account.totpAddress).toMatch(/^otpauth:\/\/totp\/Heard:jo\.clarke%40example\.org\?/);
    expect(account.totpAddress).toContain(account.totpSecret);
  });

  test('keeps address, password and second factor so that a copied database opens nothing', async () => {
    const [row] = await store.db.select().from(store.t.staff);
    const text = JSON.stringify(row).toLowerCase();
    for (const secret of ['jo.clarke@', password, account.totpSecret.toLowerCase()])
      expect(text).not.toContain(secret);
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('is one for an e-mail address, and its password is long', async () => {
    await expect(createStaff(store, { ...jo, email: 'jo.clarke@example.ORG ' }, monday)).rejects.toThrow();
    await expect(
      createStaff(store, { ...jo, email: 'x@example.org', password: 'short' }, monday)
    ).rejects.toThrow('at least 12');
  });
});

describe('the password', () => {
  test('opens the first door, whatever the case of the address', async () => {
    expect(await signIn({ email: ' JO.clarke@example.org' })).toEqual({ ok: true, staffId: account.id });
  });

  test('that is wrong, of nobody, or of somebody who left gets one and the same answer', async () => {
    const wrong = { ok: false, reason: 'wrong' };
    expect(await signIn({ password: 'another long password' })).toEqual(wrong);
    expect(await signIn({ email: 'nobody@example.org' })).toEqual(wrong);
    await endStaff(store, account.id, monday, monday);
    expect(await signIn()).toEqual(wrong);
  });

  test('of nobody is hashed as well: a quick answer would say that there is no such account', async () => {
    const times: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const from = performance.now();
      await signIn({ email: 'nobody@example.org' });
      times.push(performance.now() - from);
    }
    // Argon2id with 19 MiB takes some milliseconds on any machine; looking the account up takes a fraction of one.
    expect(Math.min(...times)).toBeGreaterThan(2);
  });

  test('can be changed', async () => {
    await setPassword(store, account.id, 'quite another password', monday);
    expect(await signIn()).toMatchObject({ ok: false });
    expect(await signIn({ password: 'quite another password' })).toMatchObject({ ok: true });
  });

  test('is not guessed at: after ten wrong ones even the right one waits, and waiting helps', async () => {
    for (let n = 0; n < 10; n += 1)
      await signIn({ password: `wrong password ${n}`, address: `192.0.2.${n}` });
    const againAt = monday + 15 * minute;
    expect(await signIn()).toEqual({ ok: false, reason: 'wait', againAt });
    expect(await signIn({ email: 'kit@example.org' })).toMatchObject({ reason: 'wrong' });
    expect(await signIn({}, againAt)).toMatchObject({ ok: true });
  });
});

describe('the second factor', () => {
  test('is a code of now, or one step early or late', async () => {
    expect(await giveCode(codeAt(monday - 60_000))).toMatchObject({ reason: 'wrong' });
    expect(await giveCode(codeAt(monday - 30_000))).toMatchObject({ ok: true });
    expect(await giveCode(codeAt(monday))).toMatchObject({ ok: true });
    expect(await giveCode(codeAt(monday + 30_000))).toMatchObject({ ok: true });
    expect(await giveCode(codeAt(monday + 60_000))).toMatchObject({ reason: 'wrong' });
  });

  test('may be typed with a space', async () => {
    const code = codeAt(monday);
    expect(await giveCode(`${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({ ok: true });
  });

  test('works once, also when two requests come at the same time', async () => {
    const code = codeAt(monday);
    const answers = await Promise.all([giveCode(code), giveCode(code)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await giveCode(code, monday + 1000)).toEqual({ ok: false, reason: 'wrong' });
  });

  test('a code before the one used last is worth nothing', async () => {
    await giveCode(codeAt(monday));
    expect(await giveCode(codeAt(monday - 30_000))).toMatchObject({ ok: false });
  });

  test('is not guessed at', async () => {
    for (let n = 0; n < 5; n += 1) expect(await giveCode('000000')).toMatchObject({ reason: 'wrong' });
    expect(await giveCode(codeAt(monday))).toEqual({
      ok: false,
      reason: 'wait',
      againAt: monday + 15 * minute
    });
  });
});

test('signing in, refused and done, is written down', async () => {
  await signIn({ password: 'another long password' });
  await signIn();
  await giveCode(codeAt(monday));
  const events = await store.db.select().from(store.t.events).where(eq(store.t.events.actorKind, 'staff'));
  expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['sign-in.refused', account.id],
    ['sign-in.done', account.id]
  ]);
});
