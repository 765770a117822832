/** What is known of the meetings, as rows of text. Null is a hidden number. */
import type { MeetingLine } from '$lib/server/services/results-meetings.ts';
import type { ShownTable } from './tables.ts';

export const meetingsTable = (lines: readonly MeetingLine[]): ShownTable => ({
  caption: 'At the meetings',
  head: ['The child', 'Reviews', 'Of', 'Share'],
  rows: lines.map(({ words, count, of, share }) => ({
    label: words,
    cells: [
      count === null ? null : String(count),
      of === null ? null : String(of),
      share === null ? (of === 0 ? '–' : null) : `${share.toFixed(1)}%`
    ]
  }))
});
