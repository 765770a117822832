/** What staff write when they pass a child on. */
import type { ReferralForm } from '../../src/lib/server/services/referring.ts';

export const reach = { where: 'At school, not on Thursdays', ring: 'Sam, 01632 960 002', more: '' };

/** Of a child who cannot say so, as the page posts it. */
export const unasked: ReferralForm = {
  ...reach,
  kind: 'non-instructed',
  askedOn: null,
  words: 'Cannot say what she wants',
  known: {},
  reviewId: null
};
