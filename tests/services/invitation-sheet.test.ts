import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { qrCode } from '../../src/lib/server/qr-code.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import {
  allowNewPictures,
  endWayIn,
  openInvitations
} from '../../src/lib/server/services/invitation-sheet.ts';
import { makeLetters, type LettersWanted } from '../../src/lib/server/services/letters.ts';
import { enterInvitation, findByCode, findByToken } from '../../src/lib/server/services/invitations.ts';
import { aminaAndTheTeam, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const page = () => openInvitations(store, team.bo, team.reviewId, monday);
const make = (viewer: Team['bo'], who: readonly string[], more: Partial<LettersWanted> = {}) =>
  makeLetters(store, viewer, team.reviewId, { who, language: null, size: null, ...more }, monday);
const childs = async () => (await page()).people.find((person) => person.who === 'child');

describe('asking for views', () => {
  it('names the child, parents and carers, the child first', async () => {
    expect((await page()).people.map((person) => person.audience)).toEqual(['child', 'carer', 'parent']);
  });

  it('makes letters that bring each of them in, once', async () => {
    const everybody = (await page()).people.map((person) => person.who);
    const letters = await make(team.bo, everybody);
    expect(letters.map((letter) => letter.audience)).toEqual(['child', 'carer', 'parent']);
    expect(letters[0]).toMatchObject({ childName: 'Amina', iro: { name: 'Jo Clarke' } });
    for (const { token, code, audience } of letters) {
      expect(await findByToken(store, token, monday)).toMatchObject({
        state: 'open',
        invitation: { audience }
      });
      expect(await findByCode(store, code, monday)).toMatchObject({
        state: 'open',
        invitation: { audience }
      });
    }
    const rows = JSON.stringify(await store.db.select().from(store.t.invitations));
    for (const { token, code } of letters) expect(rows.includes(token) || rows.includes(code)).toBe(false);
  });

  it('a new letter ends the old one, and a way in can be ended', async () => {
    const [first] = await make(team.bo, ['child']);
    const [second] = await make(team.bo, ['child']);
    expect(await findByToken(store, first!.token, monday)).toEqual({ state: 'replaced' });
    const person = await childs();
    expect(person?.invitation).not.toBeNull();
    await endWayIn(store, team.bo, team.reviewId, person!.invitation!.id, monday);
    expect(await findByToken(store, second!.token, monday)).toEqual({ state: 'ended' });
    // Of the first there is no newer one now.
    expect(await findByToken(store, first!.token, monday)).toEqual({ state: 'ended' });
    expect(await childs()).toMatchObject({ invitation: null, state: 'no-way-in' });
  });

  it('writes to each in their own language and print size, or as chosen for all', async () => {
    const { children, connections, invitations } = store.t;
    const { db } = store;
    await db.update(children).set({ language: 'ar', printSize: 'large' });
    const everybody = (await page()).people.map((person) => person.who);
    const reads = (letters: Awaited<ReturnType<typeof make>>) =>
      letters.map(({ audience, language, size }) => [audience, language, size]);
    expect(reads(await make(team.bo, everybody))).toEqual([
      ['child', 'ar', 'large'],
      ['carer', 'en', 'ordinary'],
      ['parent', 'ar', 'ordinary']
    ]);
    await db
      .update(connections)
      .set({ language: 'pl', printSize: 'very-large' })
      .where(eq(connections.role, 'parent'));
    await db.update(connections).set({ language: 'so' }).where(eq(connections.role, 'carer'));
    const own = await make(team.bo, everybody);
    expect(reads(own)).toEqual([
      ['child', 'ar', 'large'],
      // Heard has no words in Somali: an English letter, and staff are told.
      ['carer', 'en', 'ordinary'],
      ['parent', 'pl', 'very-large']
    ]);
    expect((await page()).people.map(({ language }) => language)).toEqual(['ar', 'so', 'pl']);
    const opened = await findByToken(store, own[2]!.token, monday);
    expect(opened).toMatchObject({ invitation: { language: 'pl' } });
    const all = await make(team.bo, everybody, { language: 'uk', size: 'large' });
    expect(new Set(reads(all).map(([, ...how]) => how.join(' ')))).toEqual(new Set(['uk large']));
    expect(await db.select().from(invitations).where(eq(invitations.language, 'uk'))).toHaveLength(3);
  });

  it('follows each person from not asked to opened', async () => {
    await store.db.delete(store.t.submissions);
    await store.db.delete(store.t.invitations);
    expect((await childs())?.state).toBe('not-asked');
    const [letter] = await make(team.bo, ['child']);
    expect((await childs())?.state).toBe('not-opened');
    const found = await findByToken(store, letter!.token, monday);
    if (found.state === 'open') await enterInvitation(store, found.invitation, monday);
    expect((await childs())?.state).toBe('opened');
  });

  it('passes over whoever must not be asked', async () => {
    const { connections } = store.t;
    const { vault } = store;
    const parent = (await page()).people.find((person) => person.audience === 'parent')!;
    const whyNotAsked = vault.seal('Court order', `connections.whyNotAsked:${parent.who}`);
    await store.db
      .update(connections)
      .set({ askViews: false, whyNotAsked })
      .where(eq(connections.id, parent.who));
    expect((await page()).people.find((person) => person.who === parent.who)?.notAsked).toBe('Court order');
    expect(await make(team.bo, [parent.who])).toEqual([]);
  });

  it('makes none for a cancelled review', async () => {
    await store.db.update(store.t.reviews).set({ cancelledAt: monday });
    expect(await make(team.bo, ['child'])).toEqual([]);
  });

  it('is for those who may: the IRO, the manager and business support', async () => {
    await expect(openInvitations(store, team.lee, team.reviewId, monday)).rejects.toThrow(NotYours);
    await expect(make(team.lee, ['child'])).rejects.toThrow(NotYours);
    await make(team.jo, ['child']);
    const { invitation } = (await childs())!;
    await expect(endWayIn(store, team.lee, team.reviewId, invitation!.id, monday)).rejects.toThrow(NotYours);
    await expect(endWayIn(store, team.jo, team.reviewId, 'another', monday)).rejects.toThrow(NotYours);
    await expect(allowNewPictures(store, team.bo, team.reviewId, invitation!.id, monday)).rejects.toThrow(
      NotYours
    );
    await allowNewPictures(store, team.jo, team.reviewId, invitation!.id, monday);
  });
});

it('draws a QR code with its three corner marks', () => {
  const { size, path } = qrCode('https://heard.example.org/i/abc');
  expect(size).toBeGreaterThan(20);
  for (const corner of ['M0 0h7v1h-7z', `M${size - 7} 0h7v1h-7z`, `M0 ${size - 1}h7v1h-7z`])
    expect(path).toContain(corner);
});
