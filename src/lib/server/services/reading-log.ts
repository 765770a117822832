/** Who read or did what to one child's record, or what one member of staff did: the log as it was written, no words in it. */
import { and, desc, eq, type SQL } from 'drizzle-orm';
import type { Store } from '../db/store.ts';
import { childName } from './caseload.ts';

export interface LogEntry {
  readonly id: string;
  readonly at: number;
  /** A member of staff by name, a respondent, or the service itself. */
  readonly who: string;
  readonly action: string;
  /** The child by first name or number; null for what is about no child. */
  readonly child: string | null;
}

/** A page of the log is as long as one can read. */
const mostEntries = 200;

export interface LogAsked {
  /** The council's own number for a child, as typed; empty for all. */
  readonly localId: string;
  /** Empty for everybody. */
  readonly staffId: string;
}

/** The newest entries. Nothing before a child or a person is named: the whole log tells nobody anything. */
export async function readingLog(store: Store, { localId, staffId }: LogAsked): Promise<LogEntry[] | null> {
  if (localId === '' && staffId === '') return null;
  const { events, staff, children } = store.t;
  const wanted: (SQL | undefined)[] = [
    localId === '' ? undefined : eq(children.localId, localId),
    staffId === '' ? undefined : eq(events.actorId, staffId)
  ];
  const rows = await store.db
    .select({ event: events, staff: staff.name, child: children })
    .from(events)
    .leftJoin(staff, eq(staff.id, events.actorId))
    .leftJoin(children, eq(children.id, events.childId))
    .where(and(...wanted))
    .orderBy(desc(events.at), desc(events.id))
    .limit(mostEntries);
  return rows.map(({ event, staff: name, child }) => ({
    id: event.id,
    at: event.at,
    who: name ?? (event.actorKind === 'respondent' ? 'Child, parent or carer' : 'The service'),
    action: event.action,
    child: child ? childName(store, child) : null
  }));
}

/** Everybody on the staff, also those who left: what they did stays. */
export async function staffToChoose(store: Store): Promise<{ readonly id: string; readonly name: string }[]> {
  const { staff } = store.t;
  return store.db.select({ id: staff.id, name: staff.name }).from(staff).orderBy(staff.name);
}
