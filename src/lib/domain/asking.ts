/**
 * When everybody who may be asked about a review is asked, and what is still to be done for one of them. Counted back
 * from the meeting, so that there is time to answer and to chase (domain file §2.4).
 */
import type { Contact } from './contact.ts';
import type { Day } from './day.ts';
import { addWorkingDays, type Holidays } from './working-day.ts';

/** Working days before the meeting by which everybody has been asked. */
const askWithin = 10;

/** The day by which everybody has been asked. */
export const askBy = (meetingOn: Day, holidays: Holidays): Day =>
  addWorkingDays(meetingOn, -askWithin, holidays);

/** Half of the time is gone: it presses. */
export const askingPresses = (meetingOn: Day, today: Day, holidays: Holidays): boolean =>
  today >= addWorkingDays(meetingOn, -askWithin / 2, holidays);

/** The last day of a meeting whose asking can be due today: no later one needs looking at. */
export const askHorizon = (today: Day, holidays: Holidays): Day =>
  addWorkingDays(today, askWithin + 1, holidays);

/** A way in that somebody has, or had, for one review. */
export interface WayInFact {
  readonly isOpen: boolean;
  readonly wasEntered: boolean;
  /** Where the message went; null for a letter. */
  readonly sentTo: string | null;
  /** The message did not arrive. */
  readonly hasFailed: boolean;
  /** Its letter was made with many others, and nobody has said that it was printed. */
  readonly isUnprinted: boolean;
}

/** What is still to be done for one person who may be asked. */
export type Asking =
  | {
      readonly kind: 'ask';
      readonly by: 'message' | 'letter';
      readonly because: 'not-asked' | 'failed';
    }
  /** A letter lies somewhere, or nowhere. */
  | { readonly kind: 'unprinted' }
  /** Somebody ended their way in, or it ended by itself: a person decides. */
  | { readonly kind: 'ended' };

/**
 * What is to be done; null when they have what they need, or have begun to answer. A message that did not arrive is not
 * sent to the same address again: there, a letter goes.
 * @param waysIn of this person and review · @param contact where a message can go now
 */
export function askingOf(
  waysIn: readonly WayInFact[],
  contact: Contact | null,
  hasAnswered: boolean
): Asking | null {
  if (hasAnswered) return null;
  if (waysIn.length === 0) return { kind: 'ask', by: contact ? 'message' : 'letter', because: 'not-asked' };
  const open = waysIn.find(({ isOpen }) => isOpen);
  if (!open) return { kind: 'ended' };
  if (open.wasEntered) return null;
  return open.isUnprinted ? { kind: 'unprinted' } : afterFailure(open, contact);
}

function afterFailure({ sentTo, hasFailed }: WayInFact, contact: Contact | null): Asking | null {
  if (sentTo === null || !hasFailed) return null;
  const isElsewhere = contact !== null && contact.to !== sentTo;
  return { kind: 'ask', by: isElsewhere ? 'message' : 'letter', because: 'failed' };
}
