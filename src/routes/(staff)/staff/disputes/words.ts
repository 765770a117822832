/** Words for where a challenge stands. */
import { disputeLevel, disputeTheme, type DisputeEnd } from '$lib/domain/disputes.ts';

/** "Stage 1, team manager"; a level that names itself stands alone. */
export function levelWords(value: string): string {
  const level = disputeLevel(value);
  if (!level) return value;
  return level.words === level.to ? level.words : `${level.words}, ${level.to}`;
}

export const themeWords = (value: string): string => disputeTheme(value)?.words ?? value;

export const endWords: Readonly<
  Record<DisputeEnd, { readonly words: string; readonly kind: 'plain' | 'done' | 'part' }>
> = {
  resolved: { words: 'Resolved', kind: 'done' },
  escalated: { words: 'Taken higher', kind: 'part' },
  withdrawn: { words: 'Withdrawn', kind: 'plain' }
};
