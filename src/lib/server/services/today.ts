/**
 * What needs one IRO today, one line each, out of the lists of the front page: what was said and nobody has
 * marked, what is due after reviews, challenges without an answer, and what is wrong with reviews. Ninety children make long lists; these are the
 * lines that cannot wait until tomorrow.
 */
import type { Day } from '../../domain/day.ts';
import type { DisputeLine } from './dispute-log.ts';
import type { Due } from './due.ts';
import type { NewNotice } from './notice-child.ts';
import type { AlertLine } from './review-alerts.ts';
import type { Waiting } from './waiting.ts';

/** One line, with what its list knows of it. */
export type ForToday =
  | { readonly list: 'waiting'; readonly item: Waiting }
  | { readonly list: 'reading'; readonly item: Reading }
  | { readonly list: 'due'; readonly item: Due }
  | { readonly list: 'disputes'; readonly item: DisputeLine }
  | { readonly list: 'notices'; readonly item: NewNotice }
  | { readonly list: 'alerts'; readonly item: AlertLine };

/** What adults sent and nobody has marked, no worry among it, to be read by today: many in one line. */
export interface Reading {
  readonly views: number;
  readonly ratings: number;
  /** How many of them are past the promised day. */
  readonly late: number;
}

interface Weighed {
  readonly weight: number;
  readonly line: ForToday;
}

/**
 * The lines of today, the most pressing first: worries; what somebody asked for, and what a child waits for too long;
 * meetings on the next working day of a child who was not seen or has not sent views; what was promised by today; then
 * adults' views and ratings to read, folded into one line; what is due today or late; what is wrong now, and what is
 * long late. A review stands here once, by what presses most.
 * @param days.nextDay the next working day
 */
export function forToday(
  lists: {
    readonly waiting: readonly Waiting[];
    readonly due: readonly Due[];
    readonly alerts: readonly AlertLine[];
    /** Told by other teams, and not opened yet. */
    readonly notices?: readonly NewNotice[];
    /** Challenges that press (`pressingDisputes`). */
    readonly disputes?: readonly DisputeLine[];
  },
  { today, nextDay }: { readonly today: Day; readonly nextDay: Day }
): ForToday[] {
  const reading = lists.waiting.filter((item) => isRoutine(item) && waitingWeight(item, today) !== null);
  const folded = reading.length > 1 ? reading : [];
  const single = lists.waiting.filter((item) => !folded.includes(item));
  const weighed = [
    ...single.flatMap((item) => weigh(waitingWeight(item, today), { list: 'waiting', item })),
    ...fold(folded),
    ...lists.due.flatMap((item) => weigh(dueWeight(item), { list: 'due', item })),
    ...(lists.notices ?? []).flatMap((item) => weigh(newsWeight, { list: 'notices', item })),
    ...(lists.disputes ?? []).flatMap((item) => weigh(lateWeight, { list: 'disputes', item })),
    ...lists.alerts.flatMap((item) => weigh(alertWeight(item, nextDay), { list: 'alerts', item }))
  ].sort((a, b) => a.weight - b.weight);
  const seen = new Set<string>();
  return weighed.flatMap(({ line }) => {
    const about = subjectOf(line);
    if (seen.has(about)) return [];
    seen.add(about);
    return [line];
  });
}

const weigh = (weight: number | null, line: ForToday): Weighed[] =>
  weight === null ? [] : [{ weight, line }];

function waitingWeight(item: Waiting, today: Day): number | null {
  const { worry, kind, by, late, from } = item;
  if (worry) return 0;
  if (kind === 'request' && from === 'call-me') return 1;
  if (!late && (by === null || by > today)) return null;
  if (isRoutine(item)) return readingWeight;
  return late && kind !== 'rating' ? 2 : 3;
}

/** What an adult says can be read after a child was seen: the meeting of tomorrow cannot wait for it. */
const readingWeight = 4;

const isRoutine = ({ worry, kind, from }: Waiting): boolean =>
  !worry && from !== 'child' && (kind === 'views' || kind === 'rating');

function fold(reading: readonly Waiting[]): Weighed[] {
  if (reading.length === 0) return [];
  const ratings = reading.filter(({ kind }) => kind === 'rating').length;
  const late = reading.filter((item) => item.late).length;
  const item: Reading = { views: reading.length - ratings, ratings, late };
  return [{ weight: readingWeight, line: { list: 'reading', item } }];
}

/** That a child has moved may change what is prepared for tomorrow. */
const newsWeight = 3;

/** Of what is late; a challenge that nobody answered goes higher, however long ago its day was. */
const lateWeight = 5;

/** In working days: what has waited longer than a month was not forgotten yesterday, and stands after what was. */
const longLate = 20;

function dueWeight({ daysLeft, first }: Due): number | null {
  if (daysLeft > 0) return null;
  // Half way there is time to catch up; a child waits for decisions and words.
  if (first.step === 'midway') return 7;
  if (daysLeft === 0) return 6;
  return -daysLeft > longLate ? 8 : lateWeight;
}

function alertWeight({ alerts, meetingOn }: AlertLine, next: Day): number | null {
  const pressing = alerts.filter(({ severity }) => severity === 'now');
  if (pressing.length === 0) return null;
  const isNext = meetingOn !== null && meetingOn <= next;
  // After what a child waits for too long, which stands before it in the list.
  return isNext && pressing.some(({ kind }) => kind === 'no-views' || kind === 'not-seen') ? 2 : 7;
}

function subjectOf(line: ForToday): string {
  if (line.list === 'due') return line.item.reviewId;
  if (line.list === 'disputes') return `challenge ${line.item.id}`;
  if (line.list === 'reading') return 'reading';
  if (line.list === 'notices') return `notice ${line.item.noticeId}`;
  const review = line.item.reviewId ?? `child ${line.item.childId}`;
  if (line.list === 'alerts') return line.item.referralId ?? review;
  return `${review} ${line.item.worry ? 'worry' : line.item.kind}`;
}
