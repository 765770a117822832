/** Who may learn that somebody asked for an advocate. What was told cannot be untold, so doubt means no. */

export interface PrivacyAsked {
  /** "Do not tell anyone that I asked" was ticked. */
  readonly secret: boolean;
  /** "May we tell your IRO?": yes, no, not-sure, or nothing. */
  readonly tellIro: string | null;
}

/**
 * True when the IRO must not be shown the request. Without a word about it they are, because they are who a child asks;
 * after "do not tell anyone" only a plain yes lets them.
 */
export const isKeptFromIro = ({ secret, tellIro }: PrivacyAsked): boolean =>
  tellIro === 'yes' ? false : secret || tellIro === 'no' || tellIro === 'not-sure';
