/** One demo council being filled: what every step needs, so that each takes one argument. */
import type { Day } from '../../src/lib/domain/day.ts';
import { audienceOfRole, type AdultAudience } from '../../src/lib/domain/asked.ts';
import type { Sealed } from '../../src/lib/server/crypto/vault.ts';
import type { SealedColumnName } from '../../src/lib/server/db/place.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { Child } from './cast.ts';
import type { Rows } from './rows.ts';

export interface Person {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly calledBy: string | null;
  readonly picture: string | null;
  readonly asked: boolean;
}

/** Who round the child is asked as this; nobody when none of them is. One of each is asked. */
export const personOf = ({ people }: Registered, audience: AdultAudience): Person | undefined =>
  people.find(({ role, asked }) => asked && audienceOfRole(role) === audience);

/** A child of the cast with what the register knows. */
export interface Registered {
  readonly cast: Child;
  /** Place in the cast, so that everything about the child can be taken in turn. */
  readonly n: number;
  readonly id: string;
  readonly dateOfBirth: Day;
  readonly lookedAfterSince: Day;
  /** Days on which reviews were held before the one the cast speaks of, the earliest first. */
  readonly earlier: readonly Day[];
  readonly iroId: string;
  readonly iroName: string;
  readonly people: readonly Person[];
}

export interface Council {
  readonly store: Store;
  readonly rows: Rows;
  readonly now: number;
  readonly today: Day;
  readonly holidays: ReadonlySet<Day>;
  readonly staffIds: ReadonlyMap<string, string>;
}

/** Who reads what carries no name. */
export function managerOf({ staffIds }: Council): string {
  const id = staffIds.get('maggie');
  if (!id) throw new Error('The demo council has lost its manager.');
  return id;
}

/** Who types in what comes back on paper. */
export function officeOf({ staffIds }: Council): string {
  const id = staffIds.get('ben');
  if (!id) throw new Error('The demo council has lost its business support.');
  return id;
}

/** Seals words for a row's column, as the services do. */
export const sealed = (council: Council, place: SealedColumnName, id: string, words: string): Sealed =>
  council.store.vault.seal(words, `${place}:${id}`);

export const sealedOrNull = (
  council: Council,
  place: SealedColumnName,
  id: string,
  words: string | null
): Sealed | null => (words === null ? null : sealed(council, place, id, words));
