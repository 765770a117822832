/** Children who had another IRO: one was told who the new one is, one is yet to see it. And an IRO who leaves soon. */
import { eq } from 'drizzle-orm';
import { addDays, type Day } from '../../src/lib/domain/day.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { lastMomentOf } from '../../src/lib/server/services/staff-team.ts';
import { managerOf, type Council, type Registered } from './council.ts';
import { at } from './days.ts';

interface Passed {
  readonly from: 'jo' | 'amir' | 'ruth';
  readonly daysAgo: number;
  readonly reason: string;
  readonly seen: boolean;
}

const passed: Readonly<Record<string, Passed>> = {
  imran: { from: 'ruth', daysAgo: 45, reason: 'caseload', seen: true },
  gabriel: { from: 'jo', daysAgo: 20, reason: 'asked', seen: false }
};

const passedOn = ({ today }: Council, { daysAgo }: Passed): Day => addDays(today, -daysAgo);

function staffId({ staffIds }: Council, key: string): string {
  const id = staffIds.get(key);
  if (!id) throw new Error(`The demo council has lost ${key}.`);
  return id;
}

/** Whose the child was on a day. */
export function iroOn(council: Council, child: Registered, day: Day): string {
  const before = passed[child.cast.key];
  return before && day < passedOn(council, before) ? staffId(council, before.from) : child.iroId;
}

export function addHandovers(council: Council, children: readonly Registered[]): void {
  for (const child of children) {
    const before = passed[child.cast.key];
    if (!before) continue;
    const doneAt = at(passedOn(council, before), 10);
    council.rows.add('handovers', {
      id: newId(),
      childId: child.id,
      fromId: staffId(council, before.from),
      toId: child.iroId,
      reason: before.reason,
      doneBy: managerOf(council),
      doneAt,
      seenAt: before.seen ? doneAt + 3 * 86_400_000 : null
    });
  }
}

/** Ruth leaves in eleven days, and nobody has taken her children yet. */
export async function letRuthLeave(council: Council): Promise<void> {
  const { staff } = council.store.t;
  await council.store.db
    .update(staff)
    .set({ endsAt: lastMomentOf(addDays(council.today, 11)) })
    .where(eq(staff.id, staffId(council, 'ruth')));
}
