/** Staff words for what waits for a person's eyes, and the way to it. */
import type { Waiting } from '$lib/server/services/waiting.ts';
import { audienceWords, capital, requestWords } from './words.ts';

type Item = Pick<Waiting, 'kind' | 'id' | 'reviewId' | 'childId' | 'from' | 'quotes' | 'name'>;

/** Where it is read, answered or marked. */
export function waitingHref({ kind, id, reviewId, childId, from }: Item): string {
  if (reviewId === null) return `/staff/children/${childId}`;
  if (kind === 'request' && from === 'pictures') return `/staff/reviews/${reviewId}/invitations`;
  return `/staff/reviews/${reviewId}#${kind === 'request' ? `request-${id}` : `decide-${id}`}`;
}

export const waitingDoes = ({ kind }: Pick<Item, 'kind'>): string =>
  kind === 'request' ? 'Answer' : kind === 'talk-first' ? 'Talk' : 'Read';

/** "No to “Do you feel safe at school?”"; "Asked for a call"; "Parent’s views, not read yet". */
export function waitingWhat({ kind, from, quotes, name }: Item): string {
  const [quote] = quotes;
  if (kind === 'talk-first') return `You said you would talk to ${name} first`;
  if (kind === 'request') return requestWords[from] ?? 'Asked for something';
  if (quote?.asked) return `${capital(quote.said)} to “${quote.asked}”`;
  return `${audienceWords[from] ?? from}’s ${kind === 'rating' ? 'rating of the meeting' : 'views'}, not read yet`;
}
