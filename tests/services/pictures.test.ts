import { beforeEach, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { readPicture } from '../../src/lib/server/media/picture.ts';
import {
  councilSymbols,
  dropSymbol,
  photographFor,
  publicSymbol,
  putSymbol
} from '../../src/lib/server/services/pictures.ts';
import { addFile } from '../../src/lib/server/services/files.ts';
import { createStaff } from '../../src/lib/server/services/staff-accounts.ts';
import type { Respondent, StaffMember } from '../../src/lib/domain/viewer.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { addChild } from '../support/rows.ts';
import { testStore } from '../support/store.ts';

let store: Store;
beforeEach(async () => {
  store = await testStore();
});

const photograph = () =>
  sharp({ create: { width: 1200, height: 900, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Make: 'Telephone' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toBuffer();
const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'a.jpg') => new File([bytes], name);

describe('a picture that is put in', () => {
  it('is made small and written anew, without what the camera wrote into it', async () => {
    const taken = await photograph();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const read = await readPicture(fileOf(new Uint8Array(taken)));
    expect(read).toMatchObject({ ok: true, mediaType: 'image/webp' });
    const kept = await sharp(read.ok ? read.bytes : new Uint8Array()).metadata();
    expect(kept).toMatchObject({ format: 'webp', width: 400, height: 300 });
    expect(kept.exif).toBeUndefined();
  });

  it.each([
    ['a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['words', Buffer.from('no picture at all')],
    ['half a picture', Buffer.from('ffd8ffe000104a464946', 'hex')]
  ])('is refused when it is %s', async (_, bytes) => {
    expect(await readPicture(fileOf(new Uint8Array(bytes)))).toEqual({ ok: false, reason: 'unknown' });
  });

  it('is asked for when there is none, and told when it is too large', async () => {
    expect(await readPicture(null)).toEqual({ ok: false, reason: 'none' });
    expect(await readPicture(fileOf(new Uint8Array(7_000_001)))).toEqual({ ok: false, reason: 'too-big' });
  });
});

async function manager(): Promise<StaffMember> {
  const made = await createStaff(
    store,
    { name: 'Maggie', email: 'm@x.example', role: 'manager', password: 'a long way round the lake' },
    0
  );
  return { kind: 'staff', sessionId: '', staffId: made.id, name: 'Maggie', role: 'manager', proven: true };
}

const picture = { mediaType: 'image/webp', bytes: new Uint8Array([1, 2, 3]) };

describe('the council’s own picture', () => {
  it('stands in the place of the shipped one until it is dropped', async () => {
    const viewer = await manager();
    expect(await putSymbol(store, viewer, 'no-such-idea', picture, 1)).toBe(false);
    expect(await putSymbol(store, viewer, 'home', picture, 1)).toBe(true);
    expect(await putSymbol(store, viewer, 'home', { ...picture, bytes: new Uint8Array([4]) }, 2)).toBe(true);
    const address = (await councilSymbols(store))['home']!;
    expect((await publicSymbol(store, address.split('/').at(-1)!))?.bytes).toEqual(Buffer.from([4]));
    expect(await store.db.select().from(store.t.files)).toHaveLength(1);
    await dropSymbol(store, viewer, 'home', 3);
    expect(await councilSymbols(store)).toEqual({});
    expect(await store.db.select().from(store.t.files)).toEqual([]);
  });
});

describe('a photograph of somebody round a child', () => {
  it('is shown to that child and the staff of it, and is no symbol', async () => {
    const viewer = await manager();
    const [mine, other] = [await addChild(store, 'C1'), await addChild(store, 'C2')];
    const id = await addFile(store, { childId: mine, purpose: 'person', ...picture, addedBy: null }, 1);
    const child = (childId: string, audience: Respondent['audience'] = 'child'): Respondent => ({
      kind: 'respondent',
      sessionId: '',
      invitationId: '',
      reviewId: '',
      childId,
      audience,
      connectionId: null,
      proven: true
    });
    const seen = async (who: Parameters<typeof photographFor>[1]) =>
      (await photographFor(store, who, id, 2)) !== null;
    expect(await seen(child(mine))).toBe(true);
    expect(await seen(viewer)).toBe(true);
    expect(await seen(child(other))).toBe(false);
    expect(await seen(child(mine, 'parent'))).toBe(false);
    expect(await seen({ ...viewer, role: 'participation' })).toBe(false);
    expect(await seen({ kind: 'nobody' })).toBe(false);
    expect(await publicSymbol(store, id)).toBeNull();
  });
});
