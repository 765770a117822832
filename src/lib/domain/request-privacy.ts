/** Who may learn that somebody asked for an advocate. What was told cannot be untold, so doubt means no. */

/** Those round a child who may be told, or not. The advocacy provider always knows. */
export const knowers = ['carer', 'parents', 'social-worker', 'iro'] as const;
export type Knower = (typeof knowers)[number];

/** What was said of each. Whoever is left out was not spoken of, and is not told. */
export type Known = { readonly [K in Knower]?: 'yes' | 'no' };

export interface PrivacyAsked {
  /** "Do not tell anyone that I asked" was ticked. */
  readonly secret: boolean;
  /** "May we tell your IRO?": yes, no, not-sure, or nothing. */
  readonly tellIro: string | null;
  /** Who else may know, as ticked. */
  readonly tell?: readonly string[];
}

/**
 * True when the IRO must not be shown the request. Without a word about it they are, because they are who a child asks;
 * after "do not tell anyone" only a plain yes lets them.
 */
export const isKeptFromIro = ({ secret, tellIro }: PrivacyAsked): boolean =>
  tellIro === 'yes' ? false : secret || tellIro === 'no' || tellIro === 'not-sure';

/** What was said of each. "Do not tell anyone" goes before a tick for one of them. */
export function knownFrom({ secret, tellIro, tell = [] }: PrivacyAsked): Known {
  const said = (who: Knower): string | null => {
    if (who === 'iro') return tellIro ?? (secret ? 'no' : null);
    if (secret) return 'no';
    return tell.includes(who) ? 'yes' : null;
  };
  return readKnown(Object.fromEntries(knowers.map((who) => [who, said(who)])));
}

/** Leaves what is a plain yes or no for somebody who is known; anything else was not said. Never throws. */
export function readKnown(value: unknown): Known {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return Object.fromEntries(
    knowers.flatMap((who) => (given[who] === 'yes' || given[who] === 'no' ? [[who, given[who]]] : []))
  );
}

/** What was said at two times: the later counts, but a no once said stays. */
export function bothKnown(before: Known, after: Known): Known {
  const no = knowers.filter((who) => before[who] === 'no' || after[who] === 'no');
  return { ...before, ...after, ...(Object.fromEntries(no.map((who) => [who, 'no'])) as Known) };
}

export interface KnownLine {
  readonly who: Knower;
  /** `knows`: it came to the IRO, and nobody said that they must not know. */
  readonly may: 'yes' | 'no' | 'not-said' | 'knows';
}

/** A line for each, for who has to keep to it. @param kept the IRO is not to know of it, whatever else was said */
export const knownLines = (known: Known, kept: boolean): KnownLine[] =>
  knowers.map((who) => {
    if (who !== 'iro') return { who, may: known[who] ?? 'not-said' };
    if (kept) return { who, may: known.iro === 'no' ? 'no' : 'not-said' };
    return { who, may: known.iro ?? 'knows' };
  });
