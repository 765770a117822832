/** How soon drills were read, for the manager. */
import { desc } from 'drizzle-orm';
import { drillEveryDays, isDrillDue, middleOfLast, middleTime } from '../../domain/drills.ts';
import { officeTime } from '../../domain/duty.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { officeHours } from './settings.ts';

interface DrillLine {
  readonly id: string;
  readonly scene: string;
  readonly iroName: string;
  readonly startedBy: string;
  readonly startedAt: number;
  readonly state: 'waiting' | 'read' | 'ended';
  readonly readBy: string | null;
  /** Until it was read, or ended, or until now: milliseconds by the clock, and of them office hours. */
  readonly took: number;
  readonly tookInOffice: number;
}

export interface DrillList {
  readonly lines: readonly DrillLine[];
  /** Over the last drills that no longer wait; those ended unread count as longer than any. */
  readonly middle: {
    readonly of: number;
    readonly unread: number;
    /** Milliseconds; null when the middle one was never read. */
    readonly took: number | null;
  } | null;
  readonly lastAt: number | null;
  /** One a month is expected, and there was none. */
  readonly due: boolean;
}

/** As many as a page shows. */
const mostDrills = 100;

/** Every drill, the latest first, with the middle value of the last twelve. The caller has checked who may see them. */
export async function listDrills(store: Store, now: number): Promise<DrillList> {
  const hours = await officeHours(store);
  const holidays = await holidaySet(store);
  const lines = (await drillRows(store)).map(({ drill, iroName, startedBy, readBy }): DrillLine => {
    const span = { from: drill.startedAt, until: drill.readAt ?? drill.endedAt ?? now };
    return {
      id: drill.id,
      scene: drill.scene,
      iroName,
      startedBy,
      startedAt: drill.startedAt,
      state: drill.readAt !== null ? 'read' : drill.endedAt !== null ? 'ended' : 'waiting',
      readBy,
      took: span.until - span.from,
      tookInOffice: officeTime(span, hours, holidays)
    };
  });
  const lastAt = lines[0]?.startedAt ?? null;
  return { lines, middle: middleOf(lines), lastAt, due: isDrillDue(lastAt, now) };
}

async function drillRows(store: Store) {
  const { drills, staff } = store.t;
  const rows = await store.db
    .select()
    .from(drills)
    .orderBy(desc(drills.startedAt), desc(drills.id))
    .limit(mostDrills);
  const people = await store.db.select({ id: staff.id, name: staff.name }).from(staff);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((drill) => ({
    drill,
    iroName: names.get(drill.iroId) ?? '',
    startedBy: names.get(drill.startedBy) ?? '',
    readBy: drill.readBy === null ? null : (names.get(drill.readBy) ?? '')
  }));
}

function middleOf(lines: readonly DrillLine[]): DrillList['middle'] {
  const over = lines.filter(({ state }) => state !== 'waiting').slice(0, middleOfLast);
  if (over.length === 0) return null;
  const times = over.map(({ state, took }) => (state === 'read' ? took : null));
  return {
    of: over.length,
    unread: times.filter((time) => time === null).length,
    took: middleTime(times)
  };
}

/** When the last drill was, when one is due; null when none is. */
export async function drillDue(
  store: Store,
  now: number
): Promise<{ readonly lastAt: number | null; readonly days: number } | null> {
  const { drills } = store.t;
  const [last] = await store.db
    .select({ at: drills.startedAt })
    .from(drills)
    .orderBy(desc(drills.startedAt))
    .limit(1);
  const lastAt = last?.at ?? null;
  return isDrillDue(lastAt, now) ? { lastAt, days: drillEveryDays } : null;
}
