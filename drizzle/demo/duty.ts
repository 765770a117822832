/** Who is on duty at the coming weekend, and two drills of the last weeks. */
import { addDays, weekday } from '../../src/lib/domain/day.ts';
import { instantOf } from '../../src/lib/domain/duty.ts';
import { newId } from '../../src/lib/server/db/id.ts';
import { managerOf, sealed, type Council } from './council.ts';
import { workingDayFrom } from './days.ts';

/** From Friday evening to Monday morning the emergency duty team is told. */
export function addDuty(council: Council): void {
  const { rows, today, now } = council;
  const id = newId();
  const friday = addDays(today, (12 - weekday(today)) % 7);
  rows.add('dutyShifts', {
    id,
    startsAt: instantOf(friday, '17:00'),
    endsAt: instantOf(addDays(friday, 3), '09:00'),
    staffId: null,
    name: sealed(council, 'dutyShifts.name', id, 'Emergency duty team'),
    email: sealed(council, 'dutyShifts.email', id, 'edt@wrenbridge.example'),
    mobile: sealed(council, 'dutyShifts.mobile', id, '+447700900999'),
    addedBy: managerOf(council),
    addedAt: now
  });
  addDrill(council, { iro: 'jo', scene: 'school', daysAgo: 33, at: '10:20', minutes: 112 });
  addDrill(council, { iro: 'amir', scene: 'home', daysAgo: 9, at: '16:40', minutes: 1005 });
}

interface Drill {
  readonly iro: string;
  readonly scene: string;
  /** Working days. */
  readonly daysAgo: number;
  readonly at: string;
  /** Until it was read. */
  readonly minutes: number;
}

function addDrill(council: Council, { iro, scene, daysAgo, at, minutes }: Drill): void {
  const iroId = council.staffIds.get(iro);
  if (!iroId) throw new Error('The demo council has lost an IRO.');
  const startedAt = instantOf(workingDayFrom(council.today, -daysAgo, council.holidays), at);
  council.rows.add('drills', {
    id: newId(),
    iroId,
    scene,
    startedBy: managerOf(council),
    startedAt,
    readBy: iroId,
    readAt: startedAt + minutes * 60_000
  });
}
