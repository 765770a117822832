/** Attacks through somebody who is signed in: forms from other sites, and names that a request gives the server. */
import { expect, test } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { marked, stateOf, type Council } from './council.ts';
import { cardOf, staffIn, withPictures } from './viewers.ts';

/** @param council asked for when a test begins */
export function otherSites(council: () => Council): void {
  const forms = [
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'TEXT/PLAIN;charset=utf-8'
  ];
  const elsewhere = [
    'https://evil.example',
    'null',
    '',
    'http://heard.example',
    'https://heard.example.evil.example',
    'https://heard.example:8443'
  ];

  test('a form from another site does nothing, whoever is signed in', async () => {
    const [{ caller: manager }, { caller: child }] = [
      await staffIn(council(), 'Maggie Doyle'),
      await withPictures(council(), await cardOf(council(), 'Leo'))
    ];
    const before = await stateOf(council().store);
    const presses = [
      [manager, '/staff/settings', 'council=Elsewhere'],
      [manager, '/staff/settings/cover?/remove', 'id=x'],
      [child, '/my/call', 'how=phone'],
      [child, '/my/another-time', 'words=Later'],
      [child, '/my/questions/b01', 'B01=good']
    ] as const;
    for (const [caller, path, body] of presses) {
      for (const type of forms) {
        for (const origin of elsewhere) {
          const answer = await caller.ask(path, {
            method: 'POST',
            body,
            headers: { 'content-type': type, origin }
          });
          expect(answer.status, `${path} ${type} ${origin}`).toBe(403);
        }
      }
      // What a script may send without being asked first, and is no form: the page does not read it.
      const answer = await caller.ask(path, {
        method: 'POST',
        body,
        headers: { origin: 'https://evil.example' }
      });
      expect(answer.status, path).toBe(415);
    }
    expect(await stateOf(council().store)).toEqual(before);
    expect((await manager.get('/staff')).status).toBe(200);
    expect((await child.get('/my')).status).toBe(200);
  });

  test('a name in the request does not change where people are sent', async () => {
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-original-url': '/staff',
      'x-rewrite-url': '/staff'
    };
    const answer = await council().caller().get('/staff/settings', headers);
    expect(answer.location).toBe('/staff/sign-in?back=%2Fstaff%2Fsettings');
    const letter = await letterWith(council(), headers);
    expect(letter).toContain('https://heard.example/i/');
    expect(letter).not.toContain('evil.example');
  });
}

/** The link on a letter is the council's own address, whatever the request called the server. */
async function letterWith(council: Council, headers: Readonly<Record<string, string>>): Promise<string> {
  const { caller } = await staffIn(council, 'Maggie Doyle');
  const { store, children } = council;
  const { reviews } = store.t;
  const rows = await store.db
    .select()
    .from(reviews)
    .where(eq(reviews.childId, children.get(marked[1])!));
  const open = rows.find((row) => row.heldOn === null)!;
  return (await caller.post(`/staff/reviews/${open.id}/invitations?/make`, { who: 'child' }, headers)).text;
}
