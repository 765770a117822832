/** The addresses of the two forms a respondent can be in, and where a refusal leads. */
import type { Closed, Purpose } from '$lib/server/services/submission-records.ts';
import type { Note } from '../note.ts';

export interface Ways {
  /** Where a draft is begun. */
  readonly begin: string;
  /** Under which each question has its page. */
  readonly questions: string;
  readonly check: string;
  readonly sent: string;
}

export const ways: Readonly<Record<Purpose, Ways>> = {
  views: { begin: '/my/before', questions: '/my/questions', check: '/my/check', sent: '/my/sent' },
  rating: { begin: '/my/rating', questions: '/my/rating', check: '/my/rating/check', sent: '/my/rating/sent' }
};

/** An address with a note of what just happened. */
export const withNote = (address: string, note: Note): string => `${address}?note=${note}`;

/** Where to go when nothing can be written (any more). */
export function refusedTo(reason: Closed | 'not-found' | 'already-sent', purpose: Purpose): string {
  return reason === 'already-sent' ? ways[purpose].sent : withNote('/my', reason);
}
