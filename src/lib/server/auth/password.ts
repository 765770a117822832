/**
 * Staff passwords: Argon2id with 19 MiB and two passes (about 6 ms), and a secret from the key ring, so that a copied
 * table of hashes cannot be guessed at.
 */
import { hash, verify } from '@node-rs/argon2';
import type { Vault } from '../crypto/vault.ts';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** The hash of no password anybody has: checking against it takes as long as checking a real one. */
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$aGVhcmQtaGVhcmQtaGVhcg$oPTzFYX0zZXLT1ZHmlaVPIhx0dVRLGlN3plPl2Qk0bE';

/** Hashes a password as typed; letters that look the same are made the same (NFKC). */
export function hashPassword(vault: Vault, password: string): Promise<string> {
  return hash(password.normalize('NFKC'), { ...cost, secret: vault.pepper });
}

/**
 * Checks a password against a stored hash. `null` stands for an unknown account: the answer is no, in the same time.
 */
export async function passwordMatches(
  vault: Vault,
  stored: string | null,
  password: string
): Promise<boolean> {
  const matches = await verify(stored ?? nobody, password.normalize('NFKC'), { secret: vault.pepper });
  return stored !== null && matches;
}
