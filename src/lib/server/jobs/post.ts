/** What goes out by itself: alerts and messages every round, and what became of them; reminders, rating invitations and what has changed once an hour. */
import { nextDaytime } from '../../domain/quiet-hours.ts';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import { learnArrivals } from '../services/arrivals.ts';
import { alertDrills } from '../services/drills.ts';
import { tellOfChanges } from '../services/meeting-changes.ts';
import { messageWords } from '../services/message-words.ts';
import { tellOfNotices } from '../services/notice-messages.ts';
import { deliver, type Carrier } from '../services/outbox.ts';
import { tellProvider } from '../services/referral-messages.ts';
import { askForRatings, remind } from '../services/reminders.ts';
import { alertStaff } from '../services/staff-alerts.ts';
import { endAskingOfToday } from '../services/ways-in.ts';

/** One round: what cannot wait is put in, everything due is handed over, and what came back is noted. */
export async function post(
  store: Store,
  carriers: readonly Carrier[],
  { origin }: Pick<Config, 'origin'>,
  clock: () => number
): Promise<number> {
  await alertStaff(store, origin, clock());
  await alertDrills(store, origin, clock());
  await tellProvider(store, origin, clock());
  await tellOfNotices(store, origin, clock());
  const sent = await deliver(store, carriers, clock);
  await learnArrivals(store, carriers, clock());
  return sent;
}

/**
 * Puts in what the day of a meeting asks for; it goes out with the next round, by day. First asking ends for those whose
 * care has ended, so that nobody of theirs is reminded. At night nobody is reminded yet: they may have sent by morning.
 */
export async function remindAll(
  store: Store,
  config: Pick<Config, 'origin' | 'words'>,
  now: number
): Promise<number> {
  await endAskingOfToday(store, now);
  const words = await messageWords(store, config);
  const told = await tellOfChanges(store, words, now);
  if (nextDaytime(now) > now) return told;
  return told + (await remind(store, words, now)) + (await askForRatings(store, words, now));
}
