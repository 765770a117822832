import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKeyRing, saveNewKeyRing } from '../../../src/lib/server/crypto/key-file.ts';
import { KeyRingError, newKeyRing, writeKeyRing } from '../../../src/lib/server/crypto/key-ring.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (createIfMissing: boolean) =>
  ({ kind: 'file', path: join(folder, 'keys', 'keys.json'), createIfMissing }) as const;

describe('the key file', () => {
  it('is made at the first start of a demo, for this account only, and kept', () => {
    const first = openKeyRing(file(true));
    expect(statSync(file(true).path).mode & 0o777).toBe(0o600);
    expect(openKeyRing(file(true))).toEqual(first);
    expect(openKeyRing(file(false))).toEqual(first);
  });

  it('is never made for a council', () => {
    expect(() => openKeyRing(file(false))).toThrow(KeyRingError);
  });

  it('is refused when other accounts can read it', () => {
    openKeyRing(file(true));
    chmodSync(file(true).path, 0o640);
    expect(() => openKeyRing(file(true))).toThrow(/chmod 600/);
  });

  it('is not replaced by a process that starts at the same time', () => {
    const mine = openKeyRing(file(true));
    saveNewKeyRing(file(true).path, newKeyRing());
    expect(openKeyRing(file(true))).toEqual(mine);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['keys.json']);
  });

  it('can be a setting instead', () => {
    const ring = newKeyRing();
    expect(openKeyRing({ kind: 'text', text: writeKeyRing(ring) })).toEqual(ring);
  });
});
