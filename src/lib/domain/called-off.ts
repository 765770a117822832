/** Which reviews that were cancelled may be brought back. */
import { dayOf, type Day } from './day.ts';

export interface ReviewDays {
  /** Milliseconds; null while it stands. */
  readonly cancelledAt: number | null;
  readonly meetingOn: Day | null;
  readonly heldOn: Day | null;
}

const isOpen = ({ cancelledAt, heldOn }: ReviewDays): boolean => cancelledAt === null && heldOn === null;

/**
 * Of a child's reviews those that were cancelled and may stand again: none while another is open, since a child has one
 * next review; and none in whose place another was held since.
 */
export function mayComeBack<R extends ReviewDays>(reviews: readonly R[]): R[] {
  if (reviews.some(isOpen)) return [];
  const held = reviews.flatMap(({ cancelledAt, heldOn }) => (cancelledAt === null ? (heldOn ?? []) : []));
  return reviews.filter(({ cancelledAt, heldOn, meetingOn }) => {
    if (cancelledAt === null || heldOn !== null) return false;
    const off = dayOf(cancelledAt);
    return !held.some((day) => day > off || (meetingOn !== null && day >= meetingOn));
  });
}
