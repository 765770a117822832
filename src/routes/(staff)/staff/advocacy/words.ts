/** What the values of a referral are called. */
import type { Standing } from '$lib/domain/referral.ts';

export const kindWords: Readonly<Record<string, string>> = {
  advocate: 'Advocate',
  'non-instructed': 'Non-instructed advocacy',
  'independent-visitor': 'Independent visitor'
};

export const standingWords = {
  passed: { words: 'Passed on', kind: 'plain' },
  seen: { words: 'Seen', kind: 'plain' },
  named: { words: 'Advocate named', kind: 'part' },
  contacted: { words: 'First contact made', kind: 'done' },
  closed: { words: 'Closed', kind: 'done' }
} as const satisfies Readonly<
  Record<Standing, { readonly words: string; readonly kind: 'plain' | 'part' | 'done' }>
>;
