/**
 * Made-up disclosures with which a manager sees how soon one is read (domain file §6.1, 9: a monthly one, with the time
 * to read recorded). No child has said them.
 */

export interface DrillScene {
  readonly id: string;
  readonly name: string;
  readonly age: number;
  /** The safety question, in the words of the forms, and what was chosen. */
  readonly asked: string;
  readonly answer: 'no' | 'not sure';
  /** What was written beside it. */
  readonly words: string;
}

export const drillScenes: readonly DrillScene[] = [
  {
    id: 'home',
    name: 'Robyn',
    age: 10,
    asked: 'Do you feel safe where you live?',
    answer: 'no',
    words: 'When he gets angry he locks me out and it is dark.'
  },
  {
    id: 'school',
    name: 'Kofi',
    age: 9,
    asked: 'Do you feel safe at school?',
    answer: 'no',
    words: 'They wait for me at the gate and last week they had a knife.'
  },
  {
    id: 'out',
    name: 'Shanice',
    age: 14,
    asked: 'Do you feel safe out and about?',
    answer: 'not sure',
    words: 'A man I do not know picks me up and says I must not tell.'
  },
  {
    id: 'online',
    name: 'Ellis',
    age: 12,
    asked: 'Do you feel safe online?',
    answer: 'not sure',
    words: 'Somebody has a picture of me and wants more.'
  }
];

export const sceneCalled = (id: string): DrillScene | undefined =>
  drillScenes.find((scene) => scene.id === id);

/** Days after which the next drill is due: one a month is expected. */
export const drillEveryDays = 31;
/** The middle value is that of so many. */
export const middleOfLast = 12;

/** Whether the last drill (ms, or none) is too long ago. */
export const isDrillDue = (lastAt: number | null, now: number): boolean =>
  lastAt === null || lastAt < now - drillEveryDays * 86_400_000;

/**
 * The middle of some times to read. One that was never read counts as longer than any, so that what nobody opened does
 * not make the figure better.
 * @param times milliseconds; null for what was ended unread
 * @returns milliseconds; null when there is none, or the middle was never read
 */
export function middleTime(times: readonly (number | null)[]): number | null {
  const sorted = times.map((time) => time ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  const lower = sorted.length % 2 === 0 ? sorted[half - 1] : upper;
  if (upper === undefined || lower === undefined || upper === Number.POSITIVE_INFINITY) return null;
  return (lower + upper) / 2;
}
