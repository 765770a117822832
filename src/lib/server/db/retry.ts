import { setTimeout as wait } from 'node:timers/promises';
import { isWorthRetrying } from './errors.ts';

/**
 * Tries `work` again while another writer is in the way, waiting a little longer each time so that the event loop
 * stays free, and gives up with the last error after `patience` milliseconds.
 */
export async function retrying<T>(work: () => Promise<T> | T, patience = 10_000): Promise<T> {
  const giveUpAt = performance.now() + patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isWorthRetrying(error) || performance.now() > giveUpAt) throw error;
      await wait(Math.random() * Math.min(5 * 2 ** attempt, 250));
    }
  }
}
