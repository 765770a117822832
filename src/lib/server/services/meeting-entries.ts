/** What is typed on the meeting page, and what is wrong with it. Pure: the day and the child's dates are arguments. */
import { daysBetween, isDay, longDay, type Day } from '../../domain/day.ts';
import { isFarFromPlan, type Neighbours } from '../../domain/review-order.ts';
import { lateReasons } from '../../domain/review-timescale.ts';

/** One person in the attendance table: somebody round the child, or a name typed in. */
export interface AttendanceEntry {
  readonly connectionId: string | null;
  readonly role: string;
  readonly name: string;
  readonly invited: boolean;
  readonly came: boolean;
}

export interface MeetingEntries {
  /** ISO day, or empty when it was left out or is no real day. */
  readonly heldOn: string;
  /** Whether this sitting's day is the review's day in the return. */
  readonly counts: boolean;
  /** yes | no, or empty when nothing was chosen; the same for `ownWordsUsed`. */
  readonly childCame: string;
  readonly childSpoke: boolean;
  readonly childUsedSymbols: boolean;
  readonly spokenForBy: string;
  readonly ownWordsUsed: string;
  readonly otherMedium: string;
  readonly chairedByChild: string;
  readonly note: string;
  readonly people: readonly AttendanceEntry[];
  /** Why the day is after the legal limit, from the list; empty or left out when it is not said now. */
  readonly lateReason?: string;
  readonly lateNote?: string;
  /** A day that was asked about once, and is posted again because it is right. */
  readonly sure?: string;
}

export type MeetingErrors = Partial<Record<keyof MeetingEntries, string>>;

/** The dates a meeting is checked against. */
export interface MeetingBounds {
  readonly today: Day;
  readonly dateOfBirth: Day;
  readonly lookedAfterSince: Day | null;
  readonly name: string;
  readonly meetingOn: Day | null;
  /** The child's reviews on either side of this one. */
  readonly beside: Neighbours;
  /** The day of the sitting as it was recorded before; null for a new one. */
  readonly was: Day | null;
}

const speakers = ['nobody', 'advocate', 'iro', 'other'] as const;
const media = ['none', 'letter', 'phone', 'audio', 'video', 'other'] as const;
const chaired = ['all', 'part', 'no'] as const;
const yesNo = ['yes', 'no'] as const;
const longestNote = 4000;
const longestLateNote = 500;

/** What to put right, by field; empty when the meeting can be recorded. */
export function meetingErrors(entries: MeetingEntries, bounds: MeetingBounds): MeetingErrors {
  const { name } = bounds;
  const problems: MeetingErrors = {
    ...dayError(entries, bounds),
    ...oneOf(entries, 'childCame', yesNo, `Say whether ${name} came.`),
    ...oneOf(entries, 'spokenForBy', speakers, `Say who spoke for ${name}, or nobody.`),
    ...oneOf(entries, 'ownWordsUsed', yesNo, `Say whether ${name}’s own words were read or played.`),
    ...oneOf(entries, 'otherMedium', media, 'Choose one of the ways, or none.'),
    ...oneOf(entries, 'chairedByChild', chaired, `Say how much of the meeting ${name} ran.`)
  };
  const tooLong = entries.note.length > longestNote ? { note: `Use at most ${longestNote} characters.` } : {};
  return { ...problems, ...absentErrors(entries, name), ...lateErrors(entries), ...tooLong };
}

function oneOf(
  entries: MeetingEntries,
  field: 'childCame' | 'spokenForBy' | 'ownWordsUsed' | 'otherMedium' | 'chairedByChild',
  values: readonly string[],
  words: string
): MeetingErrors {
  return values.includes(entries[field]) ? {} : { [field]: words };
}

function dayError(entries: MeetingEntries, bounds: MeetingBounds): MeetingErrors {
  const { heldOn } = entries;
  if (!isDay(heldOn)) return { heldOn: 'Give the day the meeting was held, such as 3 12 2026.' };
  const words = impossible(heldOn, bounds) ?? unlikely(entries, bounds);
  return words === null ? {} : { heldOn: words };
}

/** Why it cannot have been held on this day; null when it can. */
function impossible(heldOn: Day, { today, dateOfBirth, lookedAfterSince, name, beside }: MeetingBounds) {
  const { before, after } = beside;
  if (heldOn > today) return 'The meeting cannot be recorded before its day.';
  if (heldOn < dateOfBirth) return `This is before ${name} was born. Check the year.`;
  if (lookedAfterSince !== null && heldOn < lookedAfterSince)
    return `This is before ${name} was looked after. Check the day.`;
  if (before !== null && heldOn <= before)
    return `The review before this one was held on ${longDay(before)}. Check the day.`;
  if (after !== null && heldOn >= after)
    return `The review after this one was held on ${longDay(after)}. Check the day.`;
  return null;
}

/** A day far from the planned one is asked about once: the month or the year is easily mistyped. */
function unlikely({ heldOn, sure }: MeetingEntries, { meetingOn, was }: MeetingBounds): string | null {
  if (heldOn === sure || heldOn === was || !isFarFromPlan(heldOn, meetingOn)) return null;
  const apart = Math.abs(daysBetween(meetingOn ?? heldOn, heldOn));
  return `This is ${apart} days from the planned day, ${longDay(meetingOn ?? heldOn)}. If it is right, save once more.`;
}

/** Optional here: a late review whose reason is not given stays among the alerts. */
function lateErrors({ lateReason = '', lateNote = '' }: MeetingEntries): MeetingErrors {
  if (lateReason === '') return {};
  if (!lateReasons.some(({ value }) => value === lateReason)) return { lateReason: 'Choose one of these.' };
  if (lateNote.length > longestLateNote) return { lateNote: `Use at most ${longestLateNote} characters.` };
  return lateReason === 'other' && lateNote === '' ? { lateNote: 'Say what the reason was.' } : {};
}

/** A child who did not come cannot have spoken, signed or chaired there. */
function absentErrors(entries: MeetingEntries, name: string): MeetingErrors {
  if (entries.childCame !== 'no') return {};
  const inRoom = entries.childSpoke || entries.childUsedSymbols;
  return {
    ...(inRoom
      ? { childSpoke: `You said ${name} did not come. Take the tick away, or say that ${name} came.` }
      : {}),
    ...(['all', 'part'].includes(entries.chairedByChild)
      ? { chairedByChild: `You said ${name} did not come. Choose “No”, or say that ${name} came.` }
      : {})
  };
}
