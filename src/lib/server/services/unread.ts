/**
 * What waits for a person's eyes: views and ratings nobody has marked, promises to talk first, and requests nobody has
 * answered; worries before everything else. Drills stand among them.
 */
import type { Holidays } from '../../domain/working-day.ts';
import { dayOf } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import type { Caseload } from './caseload.ts';
import { countdown } from './countdown.ts';
import { openRequests } from './unread-requests.ts';
import { unreadDrills } from './unread-drills.ts';
import { promisedTalks, unreadViews } from './unread-views.ts';
import type { Found, Waiting } from './waiting.ts';

export interface WaitingFor {
  /** The reader may learn of what is kept from the IRO. */
  readonly kept: boolean;
}

/** Everything waiting in a caseload. */
export async function waitingIn(
  store: Store,
  caseload: Caseload,
  now: number,
  holidays: Holidays,
  { kept }: WaitingFor
): Promise<Waiting[]> {
  const today = dayOf(now);
  const unread = await unreadViews(store, caseload, today, holidays, kept);
  const promised = await promisedTalks(store, caseload, today, holidays, kept);
  const drills = await unreadDrills(store, caseload, today, holidays);
  const asked = await openRequests(store, caseload, today, kept);
  return [...unread, ...drills, ...promised, ...asked]
    .map((item) => ({
      ...item,
      urgent: item.worry || item.late || item.kept || item.kind === 'talk-first' || item.from === 'call-me',
      ...countdown(dayOf(item.at), item.by ?? today, today, holidays)
    }))
    .sort((a, b) => weight(a) - weight(b) || (a.by ?? '9').localeCompare(b.by ?? '9') || a.at - b.at);
}

/** The worst first, for whoever reads it: a worry, then what is late, then what somebody asked a person for. */
const weight = (item: Found) =>
  (item.worry ? 0 : 4) + (item.late ? 0 : 2) + (item.kept || item.from === 'call-me' ? 0 : 1);
