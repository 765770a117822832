/** Referrals to the advocacy provider that need somebody: late, or opened by nobody. For who may see them, and no others. */
import { and, eq, isNull } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import type { Day } from '../../domain/day.ts';
import { referralAlert, type Alert } from '../../domain/review-alerts.ts';
import type { Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { childrenIn, type Caseload, type Staff } from './caseload.ts';

type ChildRow = Store['t']['children']['$inferSelect'];

/** One referral with its alert, and whose it is. No words of anybody. */
interface AlertedReferral {
  readonly referralId: string;
  readonly alert: Alert;
  readonly childId: string;
  readonly localId: string;
  readonly firstName: ChildRow['firstName'];
  readonly nickname: ChildRow['nickname'];
  readonly interpreter: ChildRow['interpreter'];
  readonly dateOfBirth: Day;
  readonly iroName: string | null;
}

/** What is kept from the IRO is only for those who may see such referrals. */
export async function alertedReferrals(
  store: Store,
  viewer: Staff,
  caseload: Caseload,
  today: Day,
  holidays: Holidays
): Promise<AlertedReferral[]> {
  if (!mightEver(viewer, 'see-referral')) return [];
  const { referrals, children, staff } = store.t;
  const rows = await store.db
    .select({
      referralId: referrals.id,
      referredAt: referrals.referredAt,
      contactBy: referrals.contactBy,
      seenAt: referrals.seenAt,
      firstContactAt: referrals.firstContactAt,
      closedAt: referrals.closedAt,
      childId: children.id,
      localId: children.localId,
      firstName: children.firstName,
      nickname: children.nickname,
      interpreter: children.interpreter,
      dateOfBirth: children.dateOfBirth,
      iroName: staff.name
    })
    .from(referrals)
    .innerJoin(children, eq(children.id, referrals.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        childrenIn(store, caseload),
        isNull(referrals.closedAt),
        isNull(referrals.firstContactAt),
        mightEver(viewer, 'see-kept-referral') ? undefined : eq(referrals.keptFromIro, false)
      )
    );
  return rows.flatMap((row) => {
    const alert = referralAlert(row, { today, holidays });
    return alert === null ? [] : { ...row, alert };
  });
}
