/** The addresses of one person's paper form, and what is said when it cannot be typed in. */
import type { NotTyped, Paper } from '$lib/server/services/paper-desk.ts';

/** Before whose id it stands in the address when the paper asks how the meeting went. */
const rating = 'rating.';

/** The paper that an address names. */
export const paperAt = ({ review: reviewId, person }: { review: string; person: string }): Paper =>
  person.startsWith(rating)
    ? { reviewId, who: person.slice(rating.length), purpose: 'rating' }
    : { reviewId, who: person, purpose: 'views' };

/** Under which each page of the form has its own. */
export const paperAddress = ({ reviewId, who, purpose }: Paper): string =>
  `/staff/reviews/${reviewId}/paper/${purpose === 'rating' ? rating : ''}${who}`;

/** What it is called over its pages. */
export const paperTitle = ({ purpose }: Pick<Paper, 'purpose'>): string =>
  purpose === 'rating' ? 'Paper rating' : 'Paper form';

interface Refused {
  readonly name: string;
  readonly purpose: Paper['purpose'];
  /** The colleague who is typing it in. */
  readonly by: string | null;
}

/** Why it cannot be typed in. */
export function refusedWords(reason: NotTyped, { name, purpose, by }: Refused): string {
  const isRating = purpose === 'rating';
  const words: Readonly<Record<NotTyped, string>> = {
    sent: isRating
      ? `${name} has said already how the meeting went. That stays as it is: give the paper to the IRO.`
      : `${name}’s views are in already. They stay as they are: give the paper to the IRO.`,
    begun: `${name} has begun to answer online. What they wrote is theirs, so nothing can be typed in beside it. Ask whether they want to finish there.`,
    'being-typed': `${by ?? 'A colleague'} is typing this form in. Ask them, or the IRO, who can take it over.`,
    held: 'The meeting was held more than 12 months ago, so nothing can be typed in for it. Give the paper to the IRO.',
    'not-held': 'This asks how the meeting went, and the meeting has not been held.',
    'not-invited': `${name} was not asked about this review, so that a rating would carry no name. Print a letter for them first.`,
    cancelled: 'This review was cancelled. Give the paper to the IRO.'
  };
  return words[reason];
}
