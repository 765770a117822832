/** Attacks on the ways in: sessions, second factor, guessing, where one is sent on to. */
import { expect, test } from '@playwright/test';
import type { Council } from './council.ts';
import {
  accountOf,
  cardOf,
  codeOf,
  forgetTries,
  giveName,
  signIn,
  staffIn,
  withCard,
  withPictures
} from './viewers.ts';

const [staffCookie, respondentCookie] = ['__Host-hs', '__Host-hr'];

/** @param council asked for when a test begins */
export function doors(council: () => Council): void {
  sessions(council);
  secondFactor(council);
  guessing(council);
}

function sessions(council: () => Council): void {
  test('a session that somebody else knew before is worth nothing', async () => {
    const victim = council().caller();
    victim.cookies.set(staffCookie, 'known-to-an-attacker');
    await giveName(victim, accountOf(council(), 'Jo Clarke'));
    const half = victim.cookies.get(staffCookie)!;
    expect(half).not.toBe('known-to-an-attacker');
    await forgetTries(council());
    await victim.post('/staff/sign-in/code', { code: codeOf(accountOf(council(), 'Jo Clarke').totp_secret) });
    expect(victim.cookies.get(staffCookie)).not.toBe(half);
    const attacker = council().caller();
    for (const secret of ['known-to-an-attacker', half]) {
      attacker.cookies.set(staffCookie, secret);
      expect((await attacker.get('/staff')).location).toMatch(/^\/staff\/sign-in\?/);
    }
  });

  test('a child’s session gets a new secret with the pictures, and the old one is dead', async () => {
    const { caller } = await withCard(council(), await cardOf(council(), 'Hana'));
    const before = caller.cookies.get(respondentCookie)!;
    const known = await withPictures(council(), await cardOf(council(), 'Hana'));
    expect(known.caller.cookies.get(respondentCookie)).not.toBe(before);
    // The card was replaced as well: its earlier session is over.
    expect((await caller.get('/my')).location).toBe('/?again');
  });

  test('cookies end with the browser, are out of reach of scripts and other sites, and hold nothing but a secret', async () => {
    const [jo, child] = [council().caller(), await withPictures(council(), await cardOf(council(), 'Kofi'))];
    await signIn(council(), jo, accountOf(council(), 'Jo Clarke'));
    const lines = [...jo.given, ...child.caller.given].filter((line) => !/=;/.test(line));
    expect(lines.length).toBeGreaterThanOrEqual(4);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-h[rs]=[\w-]{20,}; Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
    }
  });

  test('a cookie opens only what it was given for, and one browser is one person', async () => {
    const { caller: child } = await withPictures(council(), await cardOf(council(), 'Dan'));
    const { caller: jo } = await staffIn(council(), 'Jo Clarke');
    const swapped = council().caller();
    swapped.cookies.set(staffCookie, child.cookies.get(respondentCookie)!);
    swapped.cookies.set(respondentCookie, jo.cookies.get(staffCookie)!);
    expect((await swapped.get('/staff')).location).toMatch(/^\/staff\/sign-in/);
    expect((await swapped.get('/my')).location).toBe('/?again');
    // Without the prefix that browsers keep other sites from setting, a name is not ours.
    const plain = council().caller();
    plain.cookies.set('hs', jo.cookies.get(staffCookie)!);
    expect((await plain.get('/staff')).location).toMatch(/^\/staff\/sign-in/);
    // A child who takes a card at the IRO's own computer ends the IRO's session there.
    const before = jo.cookies.get(staffCookie)!;
    await withCardIn(council(), jo);
    const attacker = council().caller();
    attacker.cookies.set(staffCookie, before);
    expect((await attacker.get('/staff')).location).toMatch(/^\/staff\/sign-in/);
  });
}

async function withCardIn(
  council: Council,
  caller: Awaited<ReturnType<typeof staffIn>>['caller']
): Promise<void> {
  const someone = await withCard(council, await cardOf(council, 'Ruby'));
  const found = council.people.find((person) => 'code' in person.enter && person.name === 'Callum')!.enter;
  someone.caller.leave();
  const answer = await caller.post('/', { code: 'code' in found ? found.code : '' });
  expect(answer.location).toMatch(/^\/my\//);
}

function secondFactor(council: () => Council): void {
  test('six digits work once, also when they come twice at the same moment', async () => {
    const account = accountOf(council(), 'Amir Hassan');
    await forgetTries(council());
    const callers = [1, 2, 3, 4].map(() => council().caller());
    for (const caller of callers) await giveName(caller, account);
    const code = codeOf(account.totp_secret);
    const answers = await Promise.all(callers.map((caller) => caller.post('/staff/sign-in/code', { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422]);
    const late = council().caller();
    await giveName(late, account);
    expect((await late.post('/staff/sign-in/code', { code })).status).toBe(422);
    // The digits of the half minute before would be in time, and are refused because later ones were used.
    expect(
      (await late.post('/staff/sign-in/code', { code: codeOf(account.totp_secret, Date.now() - 30_000) }))
        .status
    ).toBe(422);
  });

  test('the second factor cannot be guessed, from however many houses', async () => {
    const account = accountOf(council(), 'Farah Iqbal');
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) {
      const caller = council().caller();
      await giveName(caller, account);
      statuses.push((await caller.post('/staff/sign-in/code', { code: String(100_000 + n) })).status);
    }
    expect(statuses.slice(5)).toEqual([429, 429]);
    await council().store.db.delete(council().store.t.attempts);
  });

  test('a card or a half session cannot claim to be proven', async () => {
    const { caller } = await withCard(council(), await cardOf(council(), 'Amina'));
    await caller.post('/my/pictures', { proven: 'yes', provenAt: '1', do: 'yes', 'so-far': 'abc' });
    expect((await caller.get('/my/pictures?so-far=012&do=yes')).status).toBe(200);
    const half = council().caller();
    await giveName(half, accountOf(council(), 'Maggie Doyle'));
    for (const code of ['', '000000', '٠٠٠٠٠٠', '0', '000000000000', '__proto__']) {
      expect(
        (await half.post('/staff/sign-in/code', { code, proven: 'true' })).status
      ).toBeGreaterThanOrEqual(422);
    }
    expect((await half.get('/staff')).location).toMatch(/^\/staff\/sign-in\/code/);
    await council().store.db.delete(council().store.t.attempts);
  });
}

/** Words that stand on cards, in an order that stands on none. */
function wrongWords({ people }: Council): string {
  const [found] = people.flatMap(({ enter }) => ('code' in enter ? [enter.code] : []));
  return found!.split('-').reverse().join(' ');
}

function guessing(council: () => Council): void {
  test('an invented address in front of the proxy’s own does not make guessing quicker', async () => {
    const caller = council().caller();
    const real = caller.from;
    const code = wrongWords(council());
    const statuses: number[] = [];
    for (let n = 0; n < 22; n += 1) {
      caller.from = `203.0.113.${n}, ${real}`;
      const answer = await caller.post(
        '/',
        { code },
        { 'x-real-ip': `203.0.113.${n}`, forwarded: `for=203.0.113.${n}` }
      );
      statuses.push(answer.status);
    }
    expect(statuses.at(-1), String(statuses)).toBe(429);
    expect((await council().caller().post('/', { code })).status, 'the neighbours').toBe(422);
    await council().store.db.delete(council().store.t.attempts);
  });

  test('a password cannot be guessed from many houses, nor an account found by trying', async () => {
    const { email } = accountOf(council(), 'Ruth Adeyemi');
    const tries = (who: string) =>
      Promise.all(
        Array.from({ length: 12 }, async () => {
          const { status, text } = await council()
            .caller()
            .post('/staff/sign-in', { email: who, password: 'guessed' });
          return { status, text: text.replaceAll(who, '').replaceAll(/\d+ minutes?/g, '') };
        })
      );
    const [known, unknown] = [await tries(email), await tries('nobody@wrenbridge.example')];
    expect(known.filter(({ status }) => status === 429).length).toBe(2);
    expect(known.map(({ status }) => status).sort()).toEqual(unknown.map(({ status }) => status).sort());
    const said = (answers: typeof known) => [...new Set(answers.map(({ text }) => text))].sort();
    expect(said(known)).toEqual(said(unknown));
    await council().store.db.delete(council().store.t.attempts);
  });

  test('nobody is sent on to another site, whatever the return path says', async () => {
    const { email, password, totp_secret: secret } = accountOf(council(), 'Maggie Doyle');
    const wanted = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/staff//evil.example',
      '/staff/..//evil.example',
      '/staff\\@evil.example',
      '/staff@evil.example',
      'staff',
      'javascript:alert(1)',
      '/staff/%0d%0aset-cookie:%20x=1',
      '/staff\r\nset-cookie: x=1',
      '/staffx',
      '/my',
      '/staff/sign-out',
      '/staff/../../evil',
      '/staff/%2e%2e//evil.example',
      '\t//evil.example',
      '/staff?next=https://evil.example',
      '/staff/sign-in?back=//evil.example'
    ];
    for (const back of wanted) {
      const caller = council().caller();
      const query = `?back=${encodeURIComponent(back)}`;
      const first = await caller.post(`/staff/sign-in${query}`, { email, password });
      expect(first.location, back).toMatch(/^\/staff\/sign-in\/code\?back=/);
      await forgetTries(council());
      const second = await caller.post(first.location, { code: codeOf(secret) });
      expect(second.status, back).toBe(303);
      expect(new URL(second.location, 'https://heard.example').origin, back).toBe('https://heard.example');
      expect(second.location, back).toMatch(/^\/staff(?:[/?]|$)/);
      expect(second.headers['set-cookie']?.join(' '), back).not.toContain('x=1');
    }
  });
}
