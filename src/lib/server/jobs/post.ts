/** What goes out by itself: alerts and messages every round, and what became of them; reminders and rating invitations once an hour. */
import { mailWords } from '../../i18n/mail-words.ts';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import { learnArrivals } from '../services/arrivals.ts';
import { alertDrills } from '../services/drills.ts';
import { tellOfNotices } from '../services/notice-messages.ts';
import { deliver, type Carrier } from '../services/outbox.ts';
import { tellProvider } from '../services/referral-messages.ts';
import { askForRatings, remind } from '../services/reminders.ts';
import { serviceWords } from '../services/settings.ts';
import { alertStaff } from '../services/staff-alerts.ts';

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

/** Puts in what the day of a meeting asks for; it goes out with the next round. */
export async function remindAll(
  store: Store,
  { origin, words }: Pick<Config, 'origin' | 'words'>,
  now: number
): Promise<number> {
  const { service, council } = await serviceWords(store, words);
  const said = (purpose: 'reminder' | 'rating') => (language: string, token: string) =>
    mailWords(language, purpose, { service, council, link: `${origin}/i/${token}` });
  return (await remind(store, said('reminder'), now)) + (await askForRatings(store, said('rating'), now));
}
