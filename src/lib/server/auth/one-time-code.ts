/**
 * The second factor of staff: six digits from an authenticator app (TOTP, RFC 6238: SHA-1, 30 seconds).
 */
import { Secret, TOTP } from 'otpauth';

const period = 30;

/** A fresh secret of 160 bits in base 32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address an authenticator app reads, usually as a QR code. Holds the secret: shown once, never stored. */
export function enrolmentAddress(secret: string, account: string, service: string): string {
  return totp(secret, account, service).toString();
}

/**
 * The time step a code belongs to, one step early or late allowed for clocks that differ; null when it is wrong.
 * The caller keeps the step: a code counts only when its step is later than the last one used (RFC 6238 §5.2).
 */
export function stepOfCode(secret: string, typed: string, now: number): number | null {
  const token = typed.replaceAll(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totp(secret).validate({ token, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

function totp(secret: string, label = 'account', issuer = 'Heard'): TOTP {
  return new TOTP({ issuer, label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) });
}
