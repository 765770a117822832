/** Where the key ring comes from: a setting, or a file of its own that only the service may read. */
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { dirname } from 'node:path';
import { KeyRingError, newKeyRing, parseKeyRing, writeKeyRing, type KeyRing } from './key-ring.ts';

export type KeySource =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'file';
      readonly path: string;
      /** A demo makes its own keys at the first start; a council's are made, and backed up, by people. */
      readonly createIfMissing: boolean;
    };

/**
 * The key ring of this installation.
 * @throws {KeyRingError} when it is missing, unreadable, or its file can be read by other accounts
 */
export function openKeyRing(source: KeySource): KeyRing {
  if (source.kind === 'text') return parseKeyRing(source.text);
  if (source.createIfMissing && !existsSync(source.path)) saveNewKeyRing(source.path, newKeyRing());
  return parseKeyRing(readPrivately(source.path));
}

/**
 * Writes a new key file with mode 0600. When another process made it in the meantime, that one is kept: two
 * processes with different keys would each seal words that the other cannot open.
 */
export function saveNewKeyRing(path: string, ring: KeyRing): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = writeDraft(path, ring);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft);
  }
}

/** Puts a ring in place of the one in the file, whole or not at all. */
export function replaceKeyRing(path: string, ring: KeyRing): void {
  renameSync(writeDraft(path, ring), path);
}

function writeDraft(path: string, ring: KeyRing): string {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, writeKeyRing(ring), { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  return draft;
}

function readPrivately(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new KeyRingError(`There is no key file at ${path}.`);
  if (found.mode & 0o077) throw new KeyRingError(`Other accounts can read ${path}: chmod 600 it.`);
  return readFileSync(path, 'utf8');
}
