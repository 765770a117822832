/** Staff words for the steps after a review, and where each is taken. */
import type { Due } from '$lib/server/services/due.ts';

type DueStep = Due['first']['step'];

const what: Readonly<Record<DueStep, (name: string) => string>> = {
  meeting: () => 'Record the meeting',
  decisions: (name) => `Decisions for ${name}`,
  code: () => 'Confirm the code',
  answers: (name) => `Answer what ${name} asked`,
  'words-back': (name) => `Words back to ${name}`,
  midway: () => 'Midway check'
};

const ways: Readonly<Record<DueStep, { readonly page: string; readonly does: string }>> = {
  meeting: { page: 'meeting', does: 'Record it' },
  decisions: { page: 'reply#decisions', does: 'Write decisions' },
  code: { page: 'code', does: 'Check the code' },
  answers: { page: 'reply#asked-for', does: 'Answer' },
  'words-back': { page: 'reply#letter', does: 'Write' },
  midway: { page: 'midway', does: 'Check' }
};

/** "Words back to Amina" */
export const stepWords = ({ name }: Pick<Due, 'name'>, step: DueStep): string => what[step](name);

/** The page of the first step. */
export function dueWay({ reviewId, first }: Pick<Due, 'reviewId' | 'first'>): {
  readonly href: string;
  readonly does: string;
} {
  const { page, does } = ways[first.step];
  return { href: `/staff/reviews/${reviewId}/${page}`, does };
}
