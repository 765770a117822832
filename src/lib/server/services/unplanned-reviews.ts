/** Children whose next review nobody has planned. */
import type { Day } from '../../domain/day.ts';
import { and, eq, exists, isNull, not } from 'drizzle-orm';
import type { Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { childrenIn, type Caseload } from './caseload.ts';
import { stillLookedAfter } from './looked-after.ts';
import { heldDays } from './open-limits.ts';
import { cameOn, dueDay } from './register-care.ts';

/** What a child's row gives for both kinds of line. */
export const childColumns = ({ t: { children } }: Store) => ({
  childId: children.id,
  localId: children.localId,
  firstName: children.firstName,
  nickname: children.nickname,
  interpreter: children.interpreter,
  dateOfBirth: children.dateOfBirth,
  lookedAfterSince: children.lookedAfterSince
});

/** A line without a review. */
export const nothingYet = {
  reviewId: null,
  meetingOn: null,
  meetingTime: null,
  placeKind: null,
  heldOn: null,
  childSeenOn: null,
  planReceivedOn: null,
  papersReceivedOn: null,
  recordSharedOn: null,
  lateReason: null,
  unreferred: false,
  asked: false,
  viewsIn: false,
  recordedHere: false
} as const;

/** Children looked after with no review ahead of them: their limit is worked out from the reviews that were held. */
export async function unplannedRows(store: Store, caseload: Caseload, today: Day, holidays: Holidays) {
  const { reviews, children, staff } = store.t;
  const ahead = and(eq(reviews.childId, children.id), isNull(reviews.heldOn), isNull(reviews.cancelledAt));
  const rows = await store.db
    .select({
      ...childColumns(store),
      iroId: children.iroId,
      iroName: staff.name,
      iroEndsAt: staff.endsAt,
      cycle: children.cycle,
      cycleStartedOn: children.cycleStartedOn,
      createdAt: children.createdAt
    })
    .from(children)
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        childrenIn(store, caseload),
        stillLookedAfter(store, today),
        not(exists(store.db.select({ id: reviews.id }).from(reviews).where(ahead)))
      )
    );
  const held = await heldDays(
    store,
    rows.map((row) => row.childId)
  );
  return rows.map(({ cycle, cycleStartedOn, createdAt, ...row }) => {
    const care = { cycle, cycleStartedOn, lookedAfterSince: row.lookedAfterSince };
    const days = held.get(row.childId) ?? [];
    return { ...row, ...nothingYet, dueOn: dueDay(care, days, cameOn({ createdAt }), holidays) };
  });
}
