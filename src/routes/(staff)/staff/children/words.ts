import { legalStatuses } from '$lib/domain/legal-status.ts';

/** Words for what the register knows as values. */
export const cycleWords: Readonly<Record<string, string>> = {
  standard: 'Standard: 20 working days, 3 months, 6 months',
  'short-breaks': 'Short breaks: 3 months, 6 months',
  'adoption-authority': 'Authority to place for adoption: 3 months, 6 months',
  adoption: 'Placed for adoption: 4 weeks, 3 months, 6 months'
};

/** What the calculator works out beside the cycles of care. */
export const workedOutWords: Readonly<Record<string, string>> = {
  ...cycleWords,
  secure: 'Secure accommodation: 1 month, 3 months'
};

export const legalStatusWords: Readonly<Record<string, string>> = Object.fromEntries(
  legalStatuses.map(({ value, words }) => [value, words])
);
