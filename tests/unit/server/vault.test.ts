import { describe, expect, it } from 'vitest';
import {
  createVault,
  openOrNull,
  type Sealed,
  sealOrNull,
  VaultError
} from '../../../src/lib/server/crypto/vault.ts';
import {
  KeyRingError,
  newKeyRing,
  parseKeyRing,
  withNewKey,
  writeKeyRing
} from '../../../src/lib/server/crypto/key-ring.ts';

const ring = newKeyRing();
const vault = createVault(ring);
const place = 'answers.words:1';
const words = 'I miss my nan. 🐕 أنا';

function problemOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof VaultError ? error.problem : String(error);
  }
}

describe('a sealed text', () => {
  it('opens to the same words', () => {
    expect(vault.open(vault.seal(words, place), place)).toBe(words);
    expect(vault.open(vault.seal('', place), place)).toBe('');
  });

  it('shows nothing of the words and is never the same twice', () => {
    expect(vault.seal(words, place)).not.toContain('nan');
    expect(vault.seal(words, place)).not.toBe(vault.seal(words, place));
  });

  it('does not open at another place', () => {
    const sealed = vault.seal(words, place);
    expect(problemOf(() => vault.open(sealed, 'answers.words:2'))).toBe('altered');
    expect(problemOf(() => vault.open(sealed, 'letters.words:1'))).toBe('altered');
  });

  it('does not open when any one character was changed', () => {
    const sealed = vault.seal('no', place);
    const start = vault.currentPrefix.length;
    for (let at = start; at < sealed.length; at += 1) {
      const other = sealed[at] === 'A' ? 'Q' : 'A';
      const altered = (sealed.slice(0, at) + other + sealed.slice(at + 1)) as Sealed;
      expect(
        problemOf(() => vault.open(altered, place)),
        `character ${at}`
      ).toBe('altered');
    }
  });

  it.each(['', 'plain words', 'v1.test.', 'v1.test.AAAA', 'v2.test.AAAA'])('%j is no sealed text', (text) => {
    expect(problemOf(() => vault.open(text as Sealed, place))).toBe('malformed');
  });

  it('does not open with keys of another installation', () => {
    expect(problemOf(() => createVault(newKeyRing()).open(vault.seal(words, place), place))).toBe(
      'unknown-key'
    );
  });

  it('says where it stands and never what it holds', () => {
    expect(() => vault.open('secret words' as Sealed, place)).toThrow(
      /^Sealed text at answers\.words:1 does not open/
    );
  });

  it('is put at sealed columns only: a misspelt place does not compile', () => {
    // @ts-expect-error -- `choice` stands in clear
    vault.seal(words, 'answers.choice:1');
    // @ts-expect-error -- places are named as in the schema, not as in the database
    vault.seal(words, 'code_decisions.changed_because:1');
    expect(vault.seal(words, 'codeDecisions.changedBecause:1')).toBeTruthy();
  });

  it('may be missing', () => {
    expect(sealOrNull(vault, null, place)).toBeNull();
    expect(sealOrNull(vault, undefined, place)).toBeNull();
    expect(sealOrNull(vault, '', place)).toBeNull();
    expect(openOrNull(vault, null, place)).toBeNull();
    expect(openOrNull(vault, sealOrNull(vault, words, place), place)).toBe(words);
  });
});

describe('a ring with a new key in front', () => {
  const rotated = createVault(withNewKey(ring));

  it('still opens what the old key sealed, and seals with the new one', () => {
    const old = vault.seal(words, place);
    expect(rotated.open(old, place)).toBe(words);
    expect(rotated.isCurrent(old)).toBe(false);
    expect(rotated.isCurrent(rotated.seal(words, place))).toBe(true);
  });

  it('keeps stored hashes and passwords valid', () => {
    expect(rotated.mac('email', 'sam@example.org')).toBe(vault.mac('email', 'sam@example.org'));
    expect(rotated.pepper).toEqual(vault.pepper);
  });
});

describe('a keyed hash', () => {
  it('is the same for the same text, and differs by purpose, text and installation', () => {
    const hash = vault.mac('email', 'sam@example.org');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(vault.mac('email', 'sam@example.org')).toBe(hash);
    expect(vault.mac('code', 'sam@example.org')).not.toBe(hash);
    expect(vault.mac('email', 'sue@example.org')).not.toBe(hash);
    expect(createVault(newKeyRing()).mac('email', 'sam@example.org')).not.toBe(hash);
  });
});

describe('a key ring', () => {
  it('is written and read back', () => {
    expect(parseKeyRing(writeKeyRing(ring))).toEqual(ring);
  });

  it.each([
    ['not JSON', 'keys', /not JSON/],
    ['empty', '{}', /keys.*index/],
    ['without a key', JSON.stringify({ keys: [], index: 'A'.repeat(43) + '=' }), /at least one key/],
    ['with a short key', JSON.stringify({ keys: [{ id: 'a', key: 'AAAA' }], index: 'AAAA' }), /32 bytes/]
  ])('is refused when %s', (_, text, message) => {
    expect(() => parseKeyRing(text)).toThrow(KeyRingError);
    expect(() => parseKeyRing(text)).toThrow(message);
  });

  it('is refused when two keys have one id', () => {
    const [key] = ring.keys;
    expect(() => parseKeyRing(writeKeyRing({ ...ring, keys: [key, key] }))).toThrow(/repeat an id/);
  });
});
