/** The day of a meeting that has gone by, while nobody has recorded what became of it. */
import type { Day } from './day.ts';

interface MeetingDay {
  readonly meetingOn: Day | null;
  readonly heldOn: Day | null;
  readonly cancelledAt: number | null;
}

/**
 * Whether the planned day lies before today and the review is neither held nor called off. Views are still taken then,
 * and another time can no longer be asked for: there may have been a meeting.
 */
export const isUnrecorded = ({ meetingOn, heldOn, cancelledAt }: MeetingDay, today: Day): boolean =>
  heldOn === null && cancelledAt === null && meetingOn !== null && meetingOn < today;
