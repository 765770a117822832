/** Challenges that somebody has to see to now, for the first page. */
import { and, isNull } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import { dayOf } from '../../domain/day.ts';
import { presses } from '../../domain/disputes.ts';
import type { Store } from '../db/store.ts';
import { caseloadAsked, childrenIn, type Staff } from './caseload.ts';
import { linesWhere, type DisputeLine } from './dispute-log.ts';

/**
 * The open challenges of a caseload that press (`presses`), by the day of their answer; none for who has no part in them.
 * The open ones are found by one index, whatever the size of the caseload.
 * @param iroId one IRO's only, for those who see all · @throws NotYours as `caseloadAsked`
 */
export async function pressingDisputes(
  store: Store,
  viewer: Staff,
  iroId: string | null,
  now: number
): Promise<DisputeLine[]> {
  if (!mightEver(viewer, 'log-dispute')) return [];
  const today = dayOf(now);
  const caseload = childrenIn(store, await caseloadAsked(store, viewer, iroId, today));
  const open = await linesWhere(store, and(caseload, isNull(store.t.disputes.endedOn)), today);
  return open.filter((line) => presses(line, today));
}
