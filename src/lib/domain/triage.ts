/**
 * Reading what came in: by when, in what order, and what is late. Every submission is opened and marked by a
 * person; a worry puts it at the top, and no flag ever means "no concern".
 */
import { dayOf } from './day.ts';
import type { Day } from './day.ts';
import { instantOf } from './duty.ts';
import { addWorkingDays } from './working-day.ts';
import type { Holidays } from './working-day.ts';

/** Working days within which the page promises that somebody will have read it, unless set otherwise. */
const defaultReadingDays = 2;

/** What the reader decides about safety. */
export const triageDecisions = [
  { value: 'no-concern', words: 'Read: no safeguarding concern' },
  { value: 'passed-on', words: 'Read: concern passed on' },
  { value: 'talk-first', words: 'Read: talk with the child first' }
] as const;
/** Whom a worry that is passed on is about. Any but nobody is an allegation: it goes to the designated officer (LADO). */
export const triageAbout = ['nobody', 'carer', 'worker', 'iro'] as const;

/** What a mark says of whom it is about. `mistake`: an earlier mark on the same words was made by mistake. */
export const triageSays = [...triageAbout, 'mistake'] as const;
export type TriageSays = (typeof triageSays)[number];

interface SaysOf {
  readonly submissionId: string;
  readonly about: TriageSays | null;
}

/**
 * Whether what was sent holds an allegation, by the latest mark that says whom it is about. A mark made by mistake says
 * nothing: what was marked before it on the same words counts no more.
 * @param marks of one person's words, the latest first
 */
export function holdsAllegation(marks: readonly SaysOf[]): boolean {
  const mistaken = new Set<string>();
  for (const { submissionId, about } of marks) {
    if (about === 'mistake') mistaken.add(submissionId);
    else if (about !== null && !mistaken.has(submissionId)) return about !== 'nobody';
  }
  return false;
}

/** The marks of one submission that were taken back as made by mistake. @param marks the latest first */
export function takenBack<Mark extends { readonly about: TriageSays | null }>(
  marks: readonly Mark[]
): ReadonlySet<Mark> {
  const at = marks.findIndex(({ about }) => about === 'mistake');
  return new Set(at < 0 ? [] : marks.slice(at + 1));
}

export type TriageDecision = (typeof triageDecisions)[number]['value'];

/**
 * The day by which somebody will have read what was sent at `submittedAt` (ms). Sent on a Monday: Wednesday.
 * Sent at the weekend: Tuesday. Always before the meeting it is for, or on its day (`beforeMeeting`).
 */
export const readByDay = (
  submittedAt: number,
  holidays: Holidays,
  workingDays = defaultReadingDays,
  meetingOn: Day | null = null
): Day =>
  beforeMeeting(addWorkingDays(dayOf(submittedAt), workingDays, holidays), submittedAt, meetingOn, holidays);

/** By the clock in England: who reads on the last working day before a meeting has gone home by then. */
const dayEnds = '17:00';

/**
 * A promised day that is of use to the meeting: at the latest the last working day before it, or the day of the meeting
 * for what was sent after that day had ended. The promise stays when there is no meeting ahead.
 * @param by the day promised otherwise · @param sentAt in ms
 */
export function beforeMeeting(by: Day, sentAt: number, meetingOn: Day | null, holidays: Holidays): Day {
  const sentOn = dayOf(sentAt);
  if (meetingOn === null || meetingOn < sentOn || by < meetingOn) return by;
  const last = addWorkingDays(meetingOn, -1, holidays);
  return last >= sentOn && sentAt < instantOf(last, dayEnds) ? last : meetingOn;
}

/**
 * The day by which a person looks at it. A worry never waits longer than the next working day, like a call about one;
 * what the page promised (`readBy`) stays as it is.
 */
export function lookBy(
  sent: { readonly readBy: Day | null; readonly worry: boolean; readonly submittedAt: number },
  holidays: Holidays
): Day | null {
  if (!sent.worry) return sent.readBy;
  const next = addWorkingDays(dayOf(sent.submittedAt), 1, holidays);
  return sent.readBy !== null && sent.readBy < next ? sent.readBy : next;
}

export interface Waiting {
  /** A safety question was answered "no" or "not sure", or help was asked for. */
  readonly worry: boolean;
  /** When it was sent, in ms. */
  readonly submittedAt: number;
  /** When a person read and marked it, in ms; null while nobody has. */
  readonly readAt: number | null;
  readonly readBy: Day | null;
}

/** Nobody has marked it and the promised day has passed: this goes to the manager's list. */
export const isLateToRead = (item: Pick<Waiting, 'readAt' | 'readBy'>, today: Day): boolean =>
  item.readAt === null && item.readBy !== null && today > item.readBy;

/** Unread worries, then other unread, then what has been read. */
const rank = (item: Waiting): number => (item.readAt === null ? (item.worry ? 0 : 1) : 2);

/** For `sort`: worries first; the longest waiting first among the unread, the latest first among the read. */
export function worriesFirst(a: Waiting, b: Waiting): number {
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return rank(a) === 2 ? b.submittedAt - a.submittedAt : a.submittedAt - b.submittedAt;
}
