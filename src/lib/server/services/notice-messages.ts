/**
 * E-mails about notices of operational teams: to business support and the managers when one waits, and to the child's IRO
 * and whoever covers them once it is known to be about their child. They say nothing of anybody: a notice is read after
 * signing in.
 */
import { and, eq, gt, gte, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import { dayOf } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { putIn } from './outbox.ts';

/** What is older stands in the lists: another message would not help. In ms. */
const tellFor = 14 * 86_400_000;

const roles = ['business-support', 'manager', 'iro'];

interface Told {
  readonly id: string;
  readonly sentBy: string;
  readonly outcome: string | null;
  readonly iroId: string | null;
}

/** Puts in what is new since the last time. Gives how many messages. @param origin address of this service */
export async function tellOfNotices(store: Store, origin: string, now: number): Promise<number> {
  const rows = await recentNotices(store, now);
  if (rows.length === 0) return 0;
  const people = await accountsOf(store, now);
  let count = 0;
  for (const notice of rows) {
    for (const { id, email, role, covers } of people) {
      if (id === notice.sentBy) continue;
      const purpose = purposeFor(notice, { id, role, covers });
      if (purpose === null) continue;
      const message = { to: email, ...wordsFor(purpose, `${origin}/staff/notices/${notice.id}`) };
      const about = `${purpose}:${notice.id}:${id}`;
      if (await putIn(store, { about, purpose, channel: 'email', ...message }, now)) count += 1;
    }
  }
  return count;
}

type Reader = Omit<Awaited<ReturnType<typeof accountsOf>>[number], 'email'>;

function purposeFor({ outcome, iroId }: Told, { id, role, covers }: Reader) {
  if (role !== 'iro') return outcome === null ? 'notice' : null;
  return iroId !== null && (id === iroId || covers.includes(iroId)) ? 'notice-child' : null;
}

const wordsFor = (purpose: 'notice' | 'notice-child', link: string) =>
  purpose === 'notice'
    ? {
        subject: 'Heard: a notice waits',
        text: `A team has told the reviewing team something in Heard. Read it and act on it within one working day: ${link}`
      }
    : {
        subject: 'Heard: a notice about a child of yours',
        text: `A team has told something in Heard about a child whose reviews you hold. Read it: ${link}`
      };

function recentNotices({ db, t: { notices, children } }: Store, now: number): Promise<Told[]> {
  const since = now - tellFor;
  return db
    .select({
      id: notices.id,
      sentBy: notices.sentBy,
      outcome: notices.outcome,
      iroId: children.iroId
    })
    .from(notices)
    .leftJoin(children, eq(children.id, notices.childId))
    .where(
      and(
        isNull(notices.takenBackAt),
        or(gte(notices.sentAt, since), gte(notices.handledAt, since)),
        or(isNull(notices.outcome), and(ne(notices.outcome, 'not-ours'), isNotNull(notices.childId)))
      )
    );
}

async function accountsOf({ db, t: { staff, covers }, vault }: Store, now: number) {
  const today = dayOf(now);
  const rows = await db
    .select({ id: staff.id, role: staff.role, email: staff.email })
    .from(staff)
    .where(and(inArray(staff.role, roles), or(isNull(staff.endsAt), gt(staff.endsAt, now))));
  const covered = await db
    .select({ by: covers.coveredBy, iroId: covers.iroId })
    .from(covers)
    .where(and(lte(covers.startsOn, today), gte(covers.endsOn, today)));
  return rows.map(({ id, role, email }) => ({
    id,
    role,
    email: vault.open(email, `staff.email:${id}`),
    covers: covered.filter(({ by }) => by === id).map(({ iroId }) => iroId)
  }));
}
