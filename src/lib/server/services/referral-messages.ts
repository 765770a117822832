/**
 * E-mails to the advocacy provider: a referral was passed on, and its promised day went by without a first contact. They
 * say nothing of anybody: the referral is read after signing in.
 */
import { and, eq, gt, gte, isNull, or } from 'drizzle-orm';
import { addDays, dayOf, type Day } from '../../domain/day.ts';
import { isLate } from '../../domain/referral.ts';
import type { Store } from '../db/store.ts';
import { putIn } from './outbox.ts';

/** What has waited longer is the manager's to chase: another message would not help. */
const tellDays = 14;

/**
 * Puts in what is new since the last time: to each account of the provider, once when a referral waits, and once more
 * when its day has gone by. Gives how many messages. @param origin address of this service
 */
export async function tellProvider(store: Store, origin: string, now: number): Promise<number> {
  const today = dayOf(now);
  const waiting = await waitingReferrals(store, today);
  if (waiting.length === 0) return 0;
  const provider = await accountsOf(store, now);
  let count = 0;
  for (const referral of waiting) {
    const purpose = isLate(referral, today) ? 'referral-late' : 'referral';
    for (const { id, email } of provider) {
      const about = `${purpose}:${referral.id}:${id}`;
      const message = { to: email, ...wordsFor(purpose, origin) };
      if (await putIn(store, { about, purpose, channel: 'email', ...message }, now)) count += 1;
    }
  }
  return count;
}

const wordsFor = (purpose: 'referral' | 'referral-late', origin: string) =>
  purpose === 'referral'
    ? {
        subject: 'Heard: a referral waits',
        text: `A referral waits in Heard. Sign in: ${origin}/staff`
      }
    : {
        subject: 'Heard: a first contact is late',
        text: `A referral in Heard still waits for its first contact, and the promised day has gone by. Sign in: ${origin}/staff`
      };

function waitingReferrals({ db, t: { referrals } }: Store, today: Day) {
  const { id, contactBy, firstContactAt, closedAt } = referrals;
  return db
    .select({ id, contactBy, firstContactAt, closedAt })
    .from(referrals)
    .where(and(isNull(firstContactAt), isNull(closedAt), gte(contactBy, addDays(today, -tellDays))));
}

async function accountsOf({ db, t: { staff }, vault }: Store, now: number) {
  const living = or(isNull(staff.endsAt), gt(staff.endsAt, now));
  const rows = await db
    .select({ id: staff.id, email: staff.email })
    .from(staff)
    .where(and(eq(staff.role, 'advocacy'), living));
  return rows.map(({ id, email }) => ({ id, email: vault.open(email, `staff.email:${id}`) }));
}
