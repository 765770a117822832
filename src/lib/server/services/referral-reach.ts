/** How the provider finds a child: Heard keeps no surname, school or address, so staff say whom to ring and where. */
import { letters } from '../../forms/posted.ts';
import { openOrNull, sealOrNull, type Sealed } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { onlyWrong, type Problems } from './typed-form.ts';

export interface Reach {
  /** How to reach the child, and where. */
  readonly where: string;
  /** Whom to ring first, with a number. Empty when nobody has to be. */
  readonly ring: string;
  /** What else to know before. */
  readonly more: string;
}

/** As it is kept. */
export interface KeptReach extends Reach {
  /** When it, or who may know, was put right after it was passed on. */
  readonly correctedAt?: number;
}

/** In characters. */
const longest = { where: 1000, ring: 200, more: 1000 } as const satisfies Record<keyof Reach, number>;

const tooLong = (reach: Reach, box: keyof Reach) =>
  letters(reach[box]) > longest[box] && `Make it shorter: ${longest[box]} letters at most.`;

/** What is wrong with it, by its box: without `where` nobody can go to the child. */
export const reachProblems = (reach: Reach): Problems<Reach> =>
  onlyWrong<Reach>({
    where: reach.where.trim() === '' ? 'Say how the child is reached, and where.' : tooLong(reach, 'where'),
    ring: tooLong(reach, 'ring'),
    more: tooLong(reach, 'more')
  });

/** Seals it for a referral's row. */
export function sealReach(
  store: Store,
  id: string,
  { where, ring, more }: Reach,
  correctedAt?: number
): Sealed | null {
  const kept: KeptReach = {
    ...{ where: where.trim(), ring: ring.trim(), more: more.trim() },
    ...(correctedAt === undefined ? {} : { correctedAt })
  };
  const text = JSON.stringify(kept);
  return sealOrNull(store.vault, text, `referrals.reach:${id}`);
}

/** Null for a referral that was made before it was asked. */
export function openReach(
  store: Store,
  { id, reach }: { readonly id: string; readonly reach: Sealed | null }
): KeptReach | null {
  const text = openOrNull(store.vault, reach, `referrals.reach:${id}`);
  return text === null ? null : (JSON.parse(text) as KeptReach);
}
