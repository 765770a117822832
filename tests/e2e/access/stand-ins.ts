/** Who stands in for an IRO: by covering them, or by being on duty. */
import { eq } from 'drizzle-orm';
import { dayOf } from '../../../src/lib/domain/day.ts';
import type { Store } from '../../../src/lib/server/db/store.ts';

/** Who covers an IRO today. */
export async function coverersOf(
  { db, t }: Store,
  iroId: string,
  today = dayOf(Date.now())
): Promise<string[]> {
  const rows = await db.select().from(t.covers).where(eq(t.covers.iroId, iroId));
  return rows.filter((row) => row.startsOn <= today && today <= row.endsOn).map((row) => row.coveredBy);
}

/** Who of the staff is on duty at `now`. */
export async function onDutyAt({ db, t }: Store, now: number): Promise<string[]> {
  const rows = await db.select().from(t.dutyShifts);
  return rows
    .filter((row) => row.startsAt <= now && now < row.endsAt)
    .flatMap(({ staffId }) => staffId ?? []);
}
