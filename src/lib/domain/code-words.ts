/**
 * The eight participation codes of the SSDA903 return (item CLAR007A) and the closed lists that go with
 * them, in words for adults and for the child's own page.
 */

export const participationCodes = ['PN0', 'PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'] as const;
export type ParticipationCode = (typeof participationCodes)[number];

export interface CodeWords {
  readonly adult: string;
  /** Null for PN0, which is never shown to a child. */
  readonly child: string | null;
}

/** Condensed from the DfE item guidance for CLAR007A. */
export const codeWords: Readonly<Record<ParticipationCode, CodeWords>> = {
  PN0: { adult: 'Child under 4 at the time of the review', child: null },
  PN1: { adult: 'Came and spoke for themself', child: 'I went and I spoke.' },
  PN2: { adult: 'Came, and someone spoke for them', child: 'I went and someone spoke for me.' },
  PN3: { adult: 'Came and gave views by symbols or signs', child: 'I went and used pictures or signs.' },
  PN4: { adult: 'Came but gave no views', child: 'I went but I did not share my views.' },
  PN5: { adult: 'Did not come; someone spoke for them', child: 'I did not go. Someone spoke for me.' },
  PN6: { adult: 'Did not come; views came another way', child: 'I did not go. I sent my views.' },
  PN7: { adult: 'Did not come and no views came', child: 'I did not go and my views were not shared.' }
};

/** The codes that count as taking part; PN4 and PN7 do not, and PN0 is outside the measure. */
export const countsAsParticipation = (code: ParticipationCode): boolean =>
  ['PN1', 'PN2', 'PN3', 'PN5', 'PN6'].includes(code);

/** The codes that say a child aged 4 or over gave no views: a reason from the list is needed. */
export const needsNoContributionReason = (code: ParticipationCode): boolean =>
  code === 'PN4' || code === 'PN7';

export const isParticipationCode = (text: string): text is ParticipationCode =>
  participationCodes.some((code) => code === text);

/** Why a child gave no views (PN4, PN7). A closed list, so that it can be counted. */
export const noContributionReasons = [
  { value: 'did-not-want-to', words: 'Did not want to' },
  { value: 'not-asked-in-time', words: 'Not asked in time' },
  { value: 'form-not-received', words: 'Form not received' },
  { value: 'school-time', words: 'Meeting in school time' },
  { value: 'who-was-coming', words: 'Did not like who was coming' },
  { value: 'nothing-changes', words: 'Nothing changes anyway' },
  { value: 'communication-need', words: 'Communication need not met' },
  { value: 'missing', words: 'Missing or absent' },
  { value: 'too-ill', words: 'Too ill' },
  { value: 'no-advocate', words: 'Advocate not arranged' },
  { value: 'other', words: 'Other' }
] as const;
