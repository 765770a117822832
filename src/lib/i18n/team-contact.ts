/** How respondents reach the reviewing team without going online: on letters, in e-mails, where a card was lost. */
import { dirOf } from './locales.ts';
import type { Speak } from './speak.ts';

export interface TeamContact {
  /** Telephone; empty while the council gives none. */
  readonly phone: string;
  /** E-mail address; empty while the council gives none. */
  readonly email: string;
}

/** "To reach us: 01632 960 010, team@council.gov.uk"; null while the council gives neither. */
export function teamWords(t: Speak, { phone, email }: TeamContact, locale: string): string | null {
  const ways = [phone, email].filter((way) => way !== '');
  if (ways.length === 0) return null;
  // Kept in its order among words that run from the right.
  const inOrder = dirOf(locale) === 'rtl' ? ways.map((way) => `\u2066${way}\u2069`) : ways;
  return t('common.reach-us', { ways: inOrder.join(', ') });
}
