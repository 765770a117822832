/** Words for where a challenge stands. */
import { fullDay, shortDayBeside } from '$lib/i18n/dates.ts';
import { daysLeftWords } from '../words.ts';
import { disputeLevel, disputeTheme, overallDays, type DisputeEnd } from '$lib/domain/disputes.ts';

/** "Stage 1, team manager"; a level that names itself stands alone. */
export function levelWords(value: string): string {
  const level = disputeLevel(value);
  if (!level) return value;
  return level.words === level.to ? level.words : `${level.words}, ${level.to}`;
}

/** "Day 12 of 20", over all levels of one challenge. */
export const overallWords = ({ day }: { readonly day: number }): string => `Day ${day} of ${overallDays}`;

/** "Tue 24 Nov, 2 working days late" */
export const answerWords = (
  line: { readonly answerBy: string; readonly daysLeft: number },
  today: string
): string => `${shortDayBeside(line.answerBy, today)}, ${daysLeftWords(line.daysLeft)}`;

interface ReviewOn {
  readonly id: string;
  readonly on: string | null;
  readonly held: boolean;
}

/** A review by its day. */
export const reviewName = ({ on, held }: ReviewOn): string =>
  on === null ? 'No day yet' : `${fullDay(on)}${held ? '' : ', not held yet'}`;

/** The child's reviews to choose from, and none. */
export const reviewChoices = (reviews: readonly ReviewOn[]) => [
  { value: '', words: 'No review in particular' },
  ...reviews.map((review) => ({ value: review.id, words: reviewName(review) }))
];

export const themeWords = (value: string): string => disputeTheme(value)?.words ?? value;

export const endWords: Readonly<
  Record<DisputeEnd, { readonly words: string; readonly kind: 'plain' | 'done' | 'part' }>
> = {
  resolved: { words: 'Resolved', kind: 'done' },
  escalated: { words: 'Taken higher', kind: 'part' },
  withdrawn: { words: 'Withdrawn', kind: 'plain' }
};
