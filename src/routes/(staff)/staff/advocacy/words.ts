/** What the values of a referral are called. */
import type { Standing } from '$lib/domain/referral.ts';
import type { KnownLine, Knower } from '$lib/domain/request-privacy.ts';

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

export const knowerWords: Readonly<Record<Knower, string>> = {
  carer: 'Carer',
  parents: 'Parents',
  'social-worker': 'Social worker',
  iro: 'IRO'
};

/** Whether somebody may know of it, and why. */
export const mayKnowWords = {
  yes: { words: 'May know', kind: 'done', why: (name) => `${name} said yes.` },
  knows: { words: 'Knows', kind: 'done', why: () => 'It came to the IRO.' },
  no: { words: 'Do not tell', kind: 'eyes', why: (name) => `${name} said no.` },
  'not-said': { words: 'Do not tell', kind: 'eyes', why: (name) => `${name} did not say.` }
} as const satisfies Readonly<
  Record<
    KnownLine['may'],
    { readonly words: string; readonly kind: 'done' | 'eyes'; readonly why: (name: string) => string }
  >
>;
