/** Who did what to which record, without its content. Rows are only ever added. */
import { newId } from '../db/id.ts';
import type { Store } from '../db/store.ts';

export interface Event {
  readonly actorKind: 'staff' | 'respondent' | 'system';
  /** The member of staff, or the invitation of a respondent. */
  readonly actorId: string | null;
  /** Such as `answers.read`: the subject and the verb. Never words of a person. */
  readonly action: string;
  readonly childId?: string | null;
  /** The record it was done to. */
  readonly subjectId?: string | null;
}

/** Writes one event down; inside a transaction it stands or falls with it. */
export const record = (store: Store, event: Event, now: number): Promise<void> =>
  recordAll(store, [event], now);

/** Events of one deed done to several records, a few hundred at most. */
export async function recordAll(store: Store, events: readonly Event[], now: number): Promise<void> {
  const rows = events.map(({ actorKind, actorId, action, childId = null, subjectId = null }) => {
    return { id: newId(), at: now, actorKind, actorId, action, childId, subjectId };
  });
  await store.db.insert(store.t.events).values(rows);
}
