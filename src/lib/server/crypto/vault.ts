/**
 * Seals words and contact details before they reach the database, and opens them again.
 *
 * A sealed text is `v1.<key id>.<base64url of nonce, ciphertext and tag>`: AES-256-GCM with a random nonce. Its place
 * (table, column and row) is bound to it, so that one row's words moved into another row do not open.
 */
import type { KeyObject } from 'node:crypto';
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes
} from 'node:crypto';
import type { Place } from '../db/place.ts';
import type { KeyRing } from './key-ring.ts';
import type { Sealed } from './sealed.ts';

export type { Sealed } from './sealed.ts';

export interface Vault {
  /** Seals with the ring's first key. `place` is `table.column:rowId`, such as `answers.words:0198…`. */
  seal(plain: string, place: Place): Sealed;
  /** @throws {VaultError} when the text was altered, belongs to another place, or its key is not in the ring */
  open(sealed: Sealed, place: Place): string;
  /** `seal` for a picture or a sound. A text and its bytes in UTF-8 are sealed alike. */
  sealBytes(plain: Uint8Array, place: Place): Sealed;
  /** @throws {VaultError} as `open` */
  openBytes(sealed: Sealed, place: Place): Buffer<ArrayBuffer>;
  /** Keyed hash in hex, the same for as long as the index key stays. `purpose` keeps uses apart. */
  mac(purpose: string, text: string): string;
  /** Secret for Argon2id: a copied table of password hashes cannot be guessed at without it. */
  readonly pepper: Buffer;
  /** True when the text was sealed with the ring's first key. */
  isCurrent(sealed: Sealed): boolean;
  /** What every text sealed with the first key begins with. */
  readonly currentPrefix: string;
}

export type VaultProblem = 'malformed' | 'unknown-key' | 'altered';

/** A sealed text did not open. Holds no words, only the place and why. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  readonly problem: VaultProblem;
  readonly place: string;

  constructor(problem: VaultProblem, place: string) {
    super(`Sealed text at ${place} does not open: ${problem}`);
    this.problem = problem;
    this.place = place;
  }
}

const cipherName = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
const sealedShape = /^v1\.([a-z0-9-]{1,32})\.([A-Za-z0-9_-]+)$/;

export function createVault(ring: KeyRing): Vault {
  const [first] = ring.keys;
  // A key that is prepared once opens a text five times as fast as one handed over as bytes each time.
  const keys = new Map(ring.keys.map(({ id, key }) => [id, createSecretKey(key)]));
  const sealing = createSecretKey(first.key);
  const macKey = derive(ring.index, 'heard mac');
  const currentPrefix = `v1.${first.id}.`;
  return {
    currentPrefix,
    pepper: derive(ring.index, 'heard pepper'),
    isCurrent: (sealed) => sealed.startsWith(currentPrefix),
    mac: (purpose, text) => createHmac('sha256', macKey).update(`${purpose}\0${text}`).digest('hex'),
    seal: (plain, place) => sealBytes(Buffer.from(plain), place),
    open: (sealed, place) => openBytes(sealed, place).toString('utf8'),
    sealBytes,
    openBytes
  };

  function sealBytes(plain: Uint8Array, place: Place): Sealed {
    return (currentPrefix + encrypt(sealing, plain, place).toString('base64url')) as Sealed;
  }

  function openBytes(sealed: Sealed, place: Place): Buffer<ArrayBuffer> {
    const [, keyId = '', body = ''] = sealedShape.exec(sealed) ?? [];
    const bytes = Buffer.from(body, 'base64url');
    if (bytes.length < nonceLength + tagLength) throw new VaultError('malformed', place);
    const key = keys.get(keyId);
    if (!key) throw new VaultError('unknown-key', place);
    return decrypt(key, bytes, place);
  }
}

/** Seals a text that may be missing; an empty text is stored as missing. */
export function sealOrNull(vault: Vault, plain: string | null | undefined, place: Place): Sealed | null {
  return plain ? vault.seal(plain, place) : null;
}

/** Opens a column that may be empty. */
export function openOrNull(vault: Vault, sealed: Sealed | null | undefined, place: Place): string | null {
  return sealed ? vault.open(sealed, place) : null;
}

function encrypt(key: KeyObject, plain: Uint8Array, place: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(cipherName, key, nonce, { authTagLength: tagLength }).setAAD(
    Buffer.from(place)
  );
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, bytes: Buffer, place: string): Buffer<ArrayBuffer> {
  const nonce = bytes.subarray(0, nonceLength);
  const decipher = createDecipheriv(cipherName, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-tagLength));
  try {
    const body = bytes.subarray(nonceLength, -tagLength);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new VaultError('altered', place);
  }
}

function derive(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), use, 32));
}
