/**
 * Files of the register between being checked and being loaded. They travel in the page, sealed for the person who
 * sent them: nothing of a child waits on disk or in memory for a button that may never be pressed.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { VaultError, type Sealed, type Vault } from '../crypto/vault.ts';
import type { SourceFile } from './register-files.ts';

const held = z.object({ at: z.number(), files: z.array(z.object({ name: z.string(), bytes: z.base64() })) });

/** How long a checked load can wait, in milliseconds. */
const keptFor = 2 * 60 * 60 * 1000;

const placeFor = (staffId: string) => `cookie.register-files:${staffId}` as const;

/** The files as one sealed text for a hidden field. */
export function holdFiles(vault: Vault, staffId: string, files: readonly SourceFile[], now: number): string {
  const plain = {
    at: now,
    files: files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes).toString('base64') }))
  };
  return vault.seal(gzipSync(JSON.stringify(plain)).toString('base64'), placeFor(staffId));
}

/** The files again, or null when the text is too old, somebody else's or damaged. */
export function heldFiles(vault: Vault, staffId: string, text: string, now: number): SourceFile[] | null {
  try {
    const packed = Buffer.from(vault.open(text as Sealed, placeFor(staffId)), 'base64');
    const { at, files } = held.parse(JSON.parse(gunzipSync(packed).toString('utf8')));
    if (now - at > keptFor) return null;
    return files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes, 'base64') }));
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}
