import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withNewKey } from '../../src/lib/server/crypto/key-ring.ts';
import { rotateKeys, sealedTables } from '../../src/lib/server/crypto/rotate.ts';
import { createVault } from '../../src/lib/server/crypto/vault.ts';
import { addAnswer, addChild, addSubmission } from '../support/rows.ts';
import { eachStore, testKeyRing, testStore, testVault, withVault } from '../support/store.ts';

const newRing = withNewKey(testKeyRing);
const newVault = createVault(newRing);
/** What is left when the old key has been put away. */
const newKeyOnly = createVault({ ...newRing, keys: [newRing.keys[0]] });

eachStore('key rotation', (open) => {
  it('lets the old key be put away', async () => {
    const old = await open();
    const { db, t } = old;
    const childId = await addChild(old, 'C1', 'Maya');
    const answerId = await addAnswer(old, await addSubmission(old, childId), 'b1', 'I like my room');

    expect(await rotateKeys(withVault(old, newVault))).toEqual({ resealed: 2, unreadable: [] });

    const [child] = await db.select().from(t.children);
    expect(newKeyOnly.open(child!.firstName!, `children.firstName:${childId}`)).toBe('Maya');
    expect(child!.needs).toBeNull();
    const [answer] = await db.select().from(t.answers);
    expect(newKeyOnly.open(answer!.words!, `answers.words:${answerId}`)).toBe('I like my room');
  });

  it('goes through more rows than fit in one batch, and finds nothing to do the second time', async () => {
    const old = await open();
    for (let n = 0; n < 450; n += 1) await addChild(old, `C${n}`);
    const store = withVault(old, newVault);
    expect((await rotateKeys(store)).resealed).toBe(450);
    expect((await rotateKeys(store)).resealed).toBe(0);
  });

  it('keeps the bytes of pictures and sounds', async () => {
    const old = await open();
    const { db, t } = old;
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
    const rows = Array.from({ length: 12 }, (_, n) => `f${n}`).map((id) => ({
      id,
      purpose: 'sound',
      mediaType: 'audio/ogg',
      size: bytes.length,
      content: testVault.sealBytes(bytes, `files.content:${id}`),
      addedAt: 0
    }));
    await db.insert(t.files).values(rows);
    expect(await rotateKeys(withVault(old, newVault))).toEqual({ resealed: 12, unreadable: [] });
    for (const { id, content } of await db.select().from(t.files))
      expect(newKeyOnly.openBytes(content, `files.content:${id}`)).toEqual(bytes);
  });

  it('leaves and names what opens with no key', async () => {
    const old = await open();
    const id = await addChild(old, 'C1');
    const other = await addChild(old, 'C2');
    const moved = testVault.seal('Maya', `children.firstName:${other}`);
    await old.db.update(old.t.children).set({ firstName: moved }).where(eq(old.t.children.id, id));
    expect(await rotateKeys(withVault(old, newVault))).toEqual({
      resealed: 1,
      unreadable: [`children.firstName:${id}`]
    });
  });

  it('overwrites nothing that is written meanwhile', async () => {
    const old = await open();
    const ids: string[] = [];
    for (let n = 0; n < 250; n += 1) ids.push(await addChild(old, `C${n}`, 'before'));
    const store = withVault(old, newVault);
    const writing = Promise.all(
      ids.map(async (id) => {
        const firstName = newVault.seal('after', `children.firstName:${id}`);
        await store.db.update(store.t.children).set({ firstName }).where(eq(store.t.children.id, id));
      })
    );
    const [rotation] = await Promise.all([rotateKeys(store), writing]);
    expect(rotation.unreadable).toEqual([]);
    for (const { id, firstName } of await store.db.select().from(store.t.children)) {
      expect(newKeyOnly.open(firstName!, `children.firstName:${id}`)).toBe('after');
    }
  });
});

it('covers every sealed column', async () => {
  const store = await testStore();
  const covered = sealedTables(store.t).flatMap(({ name, columns }) =>
    columns.map(([column]) => `${name}.${column}`)
  );
  await store.close();
  // Written out, so that a new sealed column is looked at by a person once: is it sealed at its own place?
  expect(covered.sort()).toEqual([
    'answers.drawing',
    'answers.words',
    'attendances.name',
    'children.contact',
    'children.firstName',
    'children.interpreter',
    'children.livesAt',
    'children.needs',
    'children.nickname',
    'codeDecisions.changedBecause',
    'connections.calledBy',
    'connections.contact',
    'connections.name',
    'connections.whyNotAsked',
    'decisions.owner',
    'decisions.untied',
    'decisions.words',
    'disputes.outcome',
    'disputes.tellChild',
    'disputes.words',
    'dutyShifts.email',
    'dutyShifts.mobile',
    'dutyShifts.name',
    'files.agreedBy',
    'files.content',
    'invitations.contact',
    'letters.words',
    'meetings.note',
    'midwayChecks.words',
    'notices.note',
    'notices.words',
    'outbox.message',
    'outcomes.asked',
    'outcomes.reply',
    'referrals.advocateName',
    'referrals.known',
    'referrals.note',
    'referrals.reach',
    'referrals.words',
    'requests.details',
    'requests.outcome',
    'requests.tellChild',
    'requests.words',
    'reviews.lateNote',
    'reviews.place',
    'settings.words',
    'staff.email',
    'staff.totpSecret',
    'staffInvites.email',
    'staffInvites.totpSecret',
    'submissions.helperName',
    'triages.note',
    'triages.passedTo',
    'triages.tellChild',
    'wishAnswers.reply'
  ]);
});
