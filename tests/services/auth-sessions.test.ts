import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { prove, signIn, signOut, whoIsHere } from '../../src/lib/server/auth/cookies.ts';
import { endSessionsOf, forgetEndedSessions, readSession } from '../../src/lib/server/auth/session.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { endInvitation } from '../../src/lib/server/services/invitations.ts';
import { endStaff } from '../../src/lib/server/services/staff-accounts.ts';
import { browser, lengths } from '../support/browser.ts';
import { aminaAndHers, monday, type People } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const minute = 60_000;

let store: Store;
let amina: People;
beforeEach(async () => {
  store = await testStore();
  amina = await aminaAndHers(store);
});
afterEach(() => store.close());

const child = () => ({ kind: 'respondent', id: amina.child.invitationId }) as const;
const jo = () => ({ kind: 'staff', id: amina.iroId }) as const;
const rows = () => store.db.select().from(store.t.sessions);

describe('a session', () => {
  test('tells who holds the invitation, and that nothing is proven yet', async () => {
    const tablet = browser();
    await signIn(tablet.at(store, monday), child());
    const here = await whoIsHere(tablet.at(store, monday + minute));
    expect(here).toMatchObject({ language: 'en', since: monday });
    expect(here?.viewer).toMatchObject({ kind: 'respondent', ...amina.child, proven: false });
  });

  test('tells who is on the staff', async () => {
    const desk = browser();
    await signIn(desk.at(store, monday), jo());
    const here = await whoIsHere(desk.at(store, monday));
    expect(here?.viewer).toMatchObject({
      kind: 'staff',
      staffId: amina.iroId,
      name: 'Jo Clarke',
      proven: false
    });
  });

  test('is stored as a hash: what stands in the table opens nothing', async () => {
    const tablet = browser();
    await signIn(tablet.at(store, monday), child());
    const secret = tablet.values.get('hr') ?? '';
    const [row] = await rows();
    expect(row?.id).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(await readSession(store, 'respondent', row?.id ?? '', lengths, monday)).toBeNull();
  });

  test('of one kind does not open the other', async () => {
    const tablet = browser();
    await signIn(tablet.at(store, monday), child());
    expect(await readSession(store, 'staff', tablet.values.get('hr') ?? '', lengths, monday)).toBeNull();
  });
});

describe('a session ends', () => {
  test.each([
    ['a respondent’s after an hour without a page', 'respondent', 60],
    ['a half signed-in member of staff’s after ten minutes', 'staff', 10]
  ] as const)('%s', async (_, kind, minutes) => {
    const tablet = browser();
    await signIn(tablet.at(store, monday), kind === 'staff' ? jo() : child());
    expect(await whoIsHere(tablet.at(store, monday + minutes * minute - 1000))).not.toBeNull();
    expect(await whoIsHere(tablet.at(store, monday + 2 * minutes * minute))).toBeNull();
    expect(tablet.values.size).toBe(0);
    expect(await rows()).toEqual([]);
  });

  test('no sooner while pages are opened, but for staff after twelve hours all the same', async () => {
    const desk = browser();
    await signIn(desk.at(store, monday), jo());
    await prove(desk.at(store, monday), 'staff');
    for (let passed = 0; passed < 12 * 60; passed += 25) {
      expect(await whoIsHere(desk.at(store, monday + passed * minute))).not.toBeNull();
    }
    expect(await whoIsHere(desk.at(store, monday + 12 * 60 * minute))).toBeNull();
  });

  test('with the invitation behind it', async () => {
    const tablet = browser();
    await signIn(tablet.at(store, monday), child());
    await endInvitation(store, amina.child.invitationId, amina.iroId, monday);
    expect(await whoIsHere(tablet.at(store, monday))).toBeNull();
  });

  test('with the account behind it', async () => {
    const desk = browser();
    await signIn(desk.at(store, monday), jo());
    await endStaff(store, amina.iroId, monday + minute, monday);
    expect(await whoIsHere(desk.at(store, monday))).not.toBeNull();
    expect(await whoIsHere(desk.at(store, monday + minute))).toBeNull();
  });

  test('on the server when somebody leaves', async () => {
    const tablet = browser();
    await signIn(tablet.at(store, monday), child());
    const kept = tablet.values.get('hr') ?? '';
    await signOut(tablet.at(store, monday));
    expect(tablet.values.size).toBe(0);
    expect(await readSession(store, 'respondent', kept, lengths, monday)).toBeNull();
  });

  test('everywhere at once when a person’s sessions are ended', async () => {
    const [desk, laptop] = [browser(), browser()];
    await signIn(desk.at(store, monday), jo());
    await signIn(laptop.at(store, monday), jo());
    await endSessionsOf(store, jo());
    expect(await rows()).toEqual([]);
  });

  test('and is cleared away when nobody comes back', async () => {
    await signIn(browser().at(store, monday), child());
    await forgetEndedSessions(store, monday + 59 * minute);
    expect(await rows()).toHaveLength(1);
    await forgetEndedSessions(store, monday + 61 * minute);
    expect(await rows()).toEqual([]);
  });
});

describe('one browser holds one session', () => {
  test('another child’s entry ends the first one’s', async () => {
    const other = await aminaAndHers(store, 'Leo');
    const tablet = browser();
    await signIn(tablet.at(store, monday), child());
    const first = tablet.values.get('hr') ?? '';
    await signIn(tablet.at(store, monday), { kind: 'respondent', id: other.child.invitationId });
    expect(await readSession(store, 'respondent', first, lengths, monday)).toBeNull();
    expect(await rows()).toHaveLength(1);
  });

  test('staff signing in ends a child’s, and the other way round', async () => {
    const tablet = browser();
    await signIn(tablet.at(store, monday), child());
    await signIn(tablet.at(store, monday), jo());
    expect([...tablet.values.keys()]).toEqual(['hs']);
    await signIn(tablet.at(store, monday), child());
    expect([...tablet.values.keys()]).toEqual(['hr']);
    expect(await rows()).toHaveLength(1);
  });
});

describe('a secret known from before is worth nothing', () => {
  test('signing in never takes over a value that the browser sent', async () => {
    const tablet = browser();
    tablet.values.set('hr', 'planted');
    await signIn(tablet.at(store, monday), child());
    expect(tablet.values.get('hr')).not.toBe('planted');
  });

  test('proving goes on under a new one and keeps when the session began', async () => {
    const tablet = browser();
    await signIn(tablet.at(store, monday), child());
    const before = tablet.values.get('hr') ?? '';
    expect(await prove(tablet.at(store, monday + minute), 'respondent')).toBe(true);
    expect(await readSession(store, 'respondent', before, lengths, monday + minute)).toBeNull();
    const here = await whoIsHere(tablet.at(store, monday + minute));
    expect(here).toMatchObject({ since: monday, viewer: { proven: true } });
  });

  test('an ended session cannot be proven', async () => {
    const tablet = browser();
    await signIn(tablet.at(store, monday), child());
    expect(await prove(tablet.at(store, monday + 61 * minute), 'respondent')).toBe(false);
    expect(await prove(browser().at(store, monday), 'respondent')).toBe(false);
  });
});

describe('the cookies', () => {
  test.each([
    [false, 'hr'],
    [true, '__Host-hr']
  ])(
    'are out of reach of scripts and other sites, and end with the browser (https: %s)',
    async (secure, name) => {
      const tablet = browser();
      await signIn(tablet.at(store, monday, secure), child());
      expect([...tablet.values.keys()]).toEqual([name]);
      expect(tablet.flags.get(name)).toEqual({ path: '/', httpOnly: true, sameSite: 'lax', secure });
    }
  );
});
