/**
 * The pictures pressed so far. They travel in the address, sealed and bound to this session, so that nothing is kept
 * in the browser or on the server until there are three, and the browser's Back goes one picture back.
 */
import { picturesNeeded } from '$lib/domain/picture-pass.ts';
import type { Vault } from '$lib/server/crypto/vault.ts';
import { secretPictures } from '$lib/symbols/secret-pictures.ts';

export type SecretPicture = (typeof secretPictures)[number];

interface Visit {
  readonly vault: Vault;
  readonly sessionId: string;
}

/** The address of this page with these pictures pressed. */
export function addressWith({ vault, sessionId }: Visit, pressed: readonly SecretPicture[]): string {
  if (pressed.length === 0) return '/my/pictures';
  return `/my/pictures?so-far=${vault.seal(pressed.map(digitOf).join(''), `cookie.pictures:${sessionId}`)}`;
}

/** Reads them back. What was altered, or comes from another session, counts as nothing pressed. */
export function pressedIn({ vault, sessionId }: Visit, url: URL): SecretPicture[] {
  try {
    const sealed = url.searchParams.get('so-far') ?? '';
    const digits = vault.open(sealed as Parameters<Vault['open']>[0], `cookie.pictures:${sessionId}`);
    return known(
      (digits.match(/./g) ?? []).map((digit) => secretPictures.find((id) => digitOf(id) === digit))
    );
  } catch {
    return [];
  }
}

/** One letter for a picture, so that the length of the address says nothing about which it is. */
function digitOf(picture: SecretPicture): string {
  return secretPictures.indexOf(picture).toString(16);
}

/** The pictures among some names, each once, no more than are needed. */
export function known(names: readonly unknown[]): SecretPicture[] {
  const pictures = names.flatMap((name) => secretPictures.find((id) => id === name) ?? []);
  return [...new Set(pictures)].slice(0, picturesNeeded);
}
