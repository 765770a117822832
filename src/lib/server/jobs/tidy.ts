/**
 * What may be forgotten by the hour: sessions that have ended, tries too old to count, and sounds that no answer has. And
 * the legal limits, counted once more: those kept by an earlier release were not.
 */
import { forgetEndedSessions } from '../auth/session.ts';
import { forgetOldAttempts } from '../auth/throttle.ts';
import { recountOpenLimits } from '../services/open-limits.ts';
import { tidyVoices } from '../services/spoken-answers.ts';
import type { Store } from '../db/store.ts';

export async function tidy(store: Store, now: number): Promise<void> {
  await forgetEndedSessions(store, now);
  await forgetOldAttempts(store, now);
  await tidyVoices(store, now);
  await store.transaction((tx) => recountOpenLimits(tx, null));
}
