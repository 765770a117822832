/** Drills as they stand in a list until somebody opens them: like a flagged submission of a child. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Day } from '../../domain/day.ts';
import { sceneCalled } from '../../domain/drills.ts';
import { lookBy, readByDay } from '../../domain/triage.ts';
import type { Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import type { Caseload } from './caseload.ts';
import { isOpenDrill } from './drills.ts';
import { readingDays } from './settings.ts';
import type { Found } from './waiting.ts';

/** Every drill of a caseload that nobody has opened. Its review is the drill itself: the way there leads on to it. */
export async function unreadDrills(
  store: Store,
  caseload: Caseload,
  today: Day,
  holidays: Holidays
): Promise<Found[]> {
  const { drills, staff } = store.t;
  const own = caseload.all ? undefined : inArray(drills.iroId, [...caseload.iroIds]);
  const rows = await store.db
    .select({ id: drills.id, scene: drills.scene, at: drills.startedAt, iroName: staff.name })
    .from(drills)
    .innerJoin(staff, eq(staff.id, drills.iroId))
    .where(and(isOpenDrill(store), own))
    .orderBy(asc(drills.startedAt));
  if (rows.length === 0) return [];
  const within = await readingDays(store);
  return rows.flatMap(({ id, scene: sceneId, at, iroName }) => {
    const scene = sceneCalled(sceneId);
    if (!scene) return [];
    // The clock of a worry: by it too, a drill is not to be told from one.
    const promised = readByDay(at, holidays, within);
    const by = lookBy({ readBy: promised, worry: true, submittedAt: at }, holidays) ?? promised;
    return {
      kind: 'views' as const,
      id,
      reviewId: id,
      childId: id,
      name: scene.name,
      age: scene.age,
      iroName,
      from: 'child',
      at,
      by,
      worry: true,
      kept: false,
      mistyped: false,
      late: by < today,
      quotes: [{ submissionId: id, asked: scene.asked, said: scene.answer }],
      drill: true
    };
  });
}
