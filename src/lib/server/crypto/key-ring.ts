/**
 * The keys of one installation. The first key seals; every key opens, so that a new key can be put first while
 * old rows still carry the old one. The index key never changes: stored hashes and passwords depend on it.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';

interface SealingKey {
  /** Named inside each sealed text, so that the right key is found again. */
  readonly id: string;
  readonly key: Buffer;
}

export interface KeyRing {
  readonly keys: readonly [SealingKey, ...SealingKey[]];
  readonly index: Buffer;
}

/** The text given as a key ring cannot be used. The message never holds key material. */
export class KeyRingError extends Error {
  override readonly name = 'KeyRingError';
}

const bytes = 32;
const secret = z.base64('must be base64').transform((text, context) => {
  const key = Buffer.from(text, 'base64');
  if (key.length !== bytes) context.addIssue({ code: 'custom', message: `must be ${bytes} bytes` });
  return key;
});

const ringText = z.object({
  keys: z
    .array(z.object({ id: z.string().regex(/^[a-z0-9-]{1,32}$/, 'must be a-z, 0-9 or -'), key: secret }))
    .min(1, 'must hold at least one key')
    .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'must not repeat an id'),
  index: secret
});

/**
 * Reads a key ring from the JSON that {@link writeKeyRing} gives.
 * @throws {KeyRingError} naming each field that is wrong
 */
export function parseKeyRing(text: string): KeyRing {
  const read = ringText.safeParse(readJson(text));
  if (!read.success) {
    const problems = read.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'key ring'}: ${message}`
    );
    throw new KeyRingError(`The key ring cannot be read. ${problems.join('; ')}`);
  }
  const [first, ...others] = read.data.keys;
  if (!first) throw new KeyRingError('The key ring holds no key.');
  return { keys: [first, ...others], index: read.data.index };
}

/** A ring of one fresh random key and a fresh index key. */
export function newKeyRing(): KeyRing {
  return { keys: [newSealingKey()], index: randomBytes(bytes) };
}

/** The same ring with a fresh key in front: new words are sealed with it, old words still open. */
export function withNewKey(ring: KeyRing): KeyRing {
  return { keys: [newSealingKey(), ...ring.keys], index: ring.index };
}

/** The ring as JSON, for a file that only the service may read. */
export function writeKeyRing(ring: KeyRing): string {
  const keys = ring.keys.map(({ id, key }) => ({ id, key: key.toString('base64') }));
  return `${JSON.stringify({ keys, index: ring.index.toString('base64') }, null, 2)}\n`;
}

function newSealingKey(): SealingKey {
  return { id: `k${randomBytes(4).toString('hex')}`, key: randomBytes(bytes) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new KeyRingError('The key ring is not JSON.');
  }
}
