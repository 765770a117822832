/** The addresses of one person's paper form, and what is said when it cannot be typed in. */
import type { NotTyped, Paper } from '$lib/server/services/paper-desk.ts';

/** Under which each page of the form has its own. */
export const paperAddress = ({ reviewId, who }: Paper): string => `/staff/reviews/${reviewId}/paper/${who}`;

/** @param by the colleague who is typing it in */
export function refusedWords(reason: NotTyped, name: string, by: string | null): string {
  const words: Readonly<Record<NotTyped, string>> = {
    sent: `${name}’s views are in already. They stay as they are: give the paper to the IRO.`,
    begun: `${name} has begun to answer online. What they wrote is theirs, so nothing can be typed in beside it. Ask whether they want to finish there.`,
    'being-typed': `${by ?? 'A colleague'} is typing this form in. Ask them, or the IRO, who can take it over.`,
    held: 'The meeting has been held, so views before it are closed. Give the paper to the IRO.',
    'not-held': 'This is for before the meeting.',
    cancelled: 'This review was cancelled. Give the paper to the IRO.'
  };
  return words[reason];
}
