/** The log of who on the staff read or did what, without its content. Written in the same request, only ever added to. */
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';

export interface Reading {
  /** Such as `views.read`, `triage.added`, `meeting.recorded`. */
  readonly action: string;
  /** Null where whose it is must not be told. */
  readonly childId: string | null;
  readonly subjectId: string;
}

/** Adds one event for each reading or deed of a member of staff. */
export async function noteReadings(
  store: Store,
  viewer: Staff,
  readings: readonly Reading[],
  now: number
): Promise<void> {
  if (readings.length === 0) return;
  await store.db.insert(store.t.events).values(
    readings.map((reading) => ({
      id: newId(),
      at: now,
      actorKind: 'staff',
      actorId: viewer.staffId,
      ...reading
    }))
  );
}
