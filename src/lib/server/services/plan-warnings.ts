/** What is asked about a planned day before it is kept: pressed again with the same day and time, it is kept. */
import type { Day } from '../../domain/day.ts';
import { unusualDay, unusualTime } from '../../domain/planned-day.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { bookedThen } from './double-bookings.ts';

export interface When {
  readonly meetingOn: Day | null;
  /** HH:MM */
  readonly meetingTime: string | null;
}

/** As it was typed: an unreal day is undefined. */
type Typed = { readonly [K in keyof When]?: When[K] | undefined };

/** What a form posts with a day and a time that were asked about, so that they are kept when they are posted again. */
export const planKey = ({ meetingOn, meetingTime }: Typed): string =>
  `${meetingOn ?? ''} ${meetingTime ?? ''}`;

/** By box: a day that is no working day, a time at night, another meeting of the same IRO. */
export async function planWarnings(
  store: Store,
  child: { readonly id: string; readonly iroId: string | null },
  when: When,
  today: Day
): Promise<{ readonly meetingOn: string | null; readonly meetingTime: string | null }> {
  const { meetingOn, meetingTime } = when;
  if (meetingOn === null) return { meetingOn: null, meetingTime: null };
  const booked = await bookedThen(store, { ...when, childId: child.id, iroId: child.iroId }, today);
  const times = [meetingTime === null ? null : unusualTime(meetingTime), booked].filter(
    (words) => words !== null
  );
  const asked = (words: string | null) =>
    words === null ? null : `${words} If it is right, save once more.`;
  return {
    meetingOn: asked(unusualDay(meetingOn, await holidaySet(store))),
    meetingTime: asked(times.length === 0 ? null : times.join(' '))
  };
}
