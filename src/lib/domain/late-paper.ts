/** Views on paper that came back after the meeting: until when they are typed in, and what counts as after it. */
import { addMonths, dayOf, type Day } from './day.ts';

/** Two rounds of reviews: what comes later than that speaks of a time that nobody plans for any more. */
const monthsToTypeIn = 12;

/** The last day on which a late paper can be typed in: twelve months after the meeting. */
export const lastDayToTypeIn = (heldOn: Day): Day => addMonths(heldOn, monthsToTypeIn);

/** When a meeting was, as far as it is known. */
export interface HeldFacts {
  /** Null while it was not held. */
  readonly heldOn: Day | null;
  /** The instant at which that was written down; null for a review that was loaded as held. */
  readonly recordedAt: number | null;
}

/**
 * Whether what was sent at an instant came after the meeting: on a later day, or on its day once the meeting was
 * recorded. When a paper reached the office is not asked: what is typed in after the meeting is late.
 */
export const cameAfter = ({ heldOn, recordedAt }: HeldFacts, sentAt: number): boolean =>
  heldOn !== null && (dayOf(sentAt) > heldOn || (recordedAt !== null && sentAt > recordedAt));
