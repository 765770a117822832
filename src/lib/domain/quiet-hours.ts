/** When people round a child are not to be woken: what goes out by itself waits for the day, by the clock in England. */
import { addDays, dayOf } from './day.ts';
import { instantOf } from './duty.ts';

const dayStarts = '08:00';
const dayEnds = '20:00';

/**
 * The first instant from `at` on at which a message may reach them: itself between 08:00 and 20:00, else eight in the
 * morning.
 * @param at in ms · @returns in ms
 */
export function nextDaytime(at: number): number {
  const day = dayOf(at);
  const starts = instantOf(day, dayStarts);
  if (at < starts) return starts;
  return at < instantOf(day, dayEnds) ? at : instantOf(addDays(day, 1), dayStarts);
}
