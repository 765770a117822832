/**
 * Messages to staff about what cannot wait: a safety answer or a worried call goes to the IRO, whoever covers them, and
 * every manager at once, whatever the hour, and while the office is closed to whoever is on duty; views unread past their
 * day go to the managers. The message says only that something waits: it is read after signing in.
 */
import { and, eq, gte, isNotNull, isNull, lt, lte, or, type SQL } from 'drizzle-orm';
import { addDays, dayOf } from '../../domain/day.ts';
import { lookBy } from '../../domain/triage.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { dutyToTell, type ToTell } from './duty-shifts.ts';
import { putIn, type Channel, type Message } from './outbox.ts';
import { managerNumber } from './settings.ts';

/** What has waited longer stands at the top of the managers' list: another message would not help. */
const alertDays = 14;

/** One thing to tell, once to each. */
export interface Alert {
  readonly about: string;
  readonly iroId: string | null;
  /** Also to the IRO and cover; false: to the managers alone. */
  readonly toIro: boolean;
  readonly purpose: 'worry' | 'unread';
}

/** Puts in what is new since the last time. Gives how many messages. @param origin address of this service */
export async function alertStaff(store: Store, origin: string, now: number): Promise<number> {
  const alerts = [
    ...(await worries(store, now)),
    ...(await worriedCalls(store)),
    ...(await overdue(store, now))
  ];
  return tell(store, alerts, origin, now);
}

/**
 * Puts in a message to each who is to know and was not told of it before: the team, and while the office is closed
 * whoever is on duty. Gives how many.
 */
export async function tell(
  store: Store,
  alerts: readonly Alert[],
  origin: string,
  now: number
): Promise<number> {
  if (alerts.length === 0) return 0;
  const team = await teamOf(store, now);
  const duty = await dutyToTell(store, now);
  const outside = wordsOutside(await managerNumber(store));
  let count = 0;
  for (const alert of alerts) {
    // Whoever stands in for the IRO is told what the IRO is told; what is only late can wait for the morning.
    const onDuty = alert.purpose === 'worry' && alert.toIro ? duty : nobody;
    const inside = wordsFor(alert.purpose, origin);
    const messages: Telling[] = [
      ...team
        .filter((person) => isFor(alert, person, onDuty.staffIds))
        .map(({ id, email: to }) => ({ whom: id, channel: 'email' as const, to, ...inside })),
      ...onDuty.outside.map((way) => ({ whom: store.vault.mac('duty.contact', way.to), ...way, ...outside }))
    ];
    for (const { whom, ...message } of messages) {
      const about = `${alert.purpose}:${alert.about}:${whom}`;
      if (await putIn(store, { about, purpose: alert.purpose, ...message }, now)) count += 1;
    }
  }
  return count;
}

/** One message, and to whom it is so that they never get it twice. */
type Telling = Message & { readonly whom: string; readonly channel: Channel };

type Person = Awaited<ReturnType<typeof teamOf>>[number];

function isFor(alert: Alert, { id, role, covers }: Person, onDuty: ReadonlySet<string>): boolean {
  if (role === 'manager') return true;
  if (!alert.toIro) return false;
  return onDuty.has(id) || (alert.iroId !== null && (id === alert.iroId || covers.includes(alert.iroId)));
}

const nobody: ToTell = { staffIds: new Set(), outside: [] };

/** To somebody who cannot sign in. */
const wordsOutside = (number: string) => ({
  subject: 'Heard: somebody may need help now',
  text: `An answer in Heard may need somebody now. Phone the IRO manager${number === '' ? '' : ` on ${number}`}.`
});

const wordsFor = (purpose: Alert['purpose'], origin: string) =>
  purpose === 'worry'
    ? {
        subject: 'Heard: somebody may not be safe',
        text: `An answer in Heard needs to be read now. Sign in: ${origin}/staff`
      }
    : {
        subject: 'Heard: something was not read in time',
        text: `Something that was sent in Heard was not read by the day we promised. Sign in: ${origin}/staff`
      };

function unmarked(store: Store, wanted: SQL | undefined) {
  const { submissions, reviews, children } = store.t;
  return store.db
    .select({
      id: submissions.id,
      iroId: children.iroId,
      kept: submissions.keptFromIro,
      worry: submissions.worry,
      readBy: submissions.readBy,
      submittedAt: submissions.submittedAt
    })
    .from(submissions)
    .innerJoin(reviews, eq(reviews.id, submissions.reviewId))
    .innerJoin(children, eq(children.id, submissions.childId))
    .where(and(eq(submissions.waits, true), isNotNull(submissions.submittedAt), wanted));
}

async function worries(store: Store, now: number): Promise<Alert[]> {
  const { submissions } = store.t;
  const recent = gte(submissions.submittedAt, now - alertDays * 86_400_000);
  const rows = await unmarked(store, and(eq(submissions.worry, true), recent));
  return rows.map(({ id, iroId, kept }) => ({ about: id, iroId, toIro: !kept, purpose: 'worry' }));
}

/** A call asked for from the help page; one that the IRO must not know of goes to the managers alone. */
async function worriedCalls(store: Store): Promise<Alert[]> {
  const { requests, reviews, children } = store.t;
  const rows = await store.db
    .select({
      id: requests.id,
      kept: requests.keptFromIro,
      iroId: children.iroId
    })
    .from(requests)
    .innerJoin(children, eq(children.id, requests.childId))
    .leftJoin(reviews, eq(reviews.id, requests.reviewId))
    .where(and(eq(requests.worry, true), isNull(requests.handledAt)));
  return rows.map(({ id, kept, iroId }) => ({ about: id, iroId, toIro: !kept, purpose: 'worry' }));
}

/** Views past their day: as promised, and for a worry, even one taken back since, the next working day. */
async function overdue(store: Store, now: number): Promise<Alert[]> {
  const { submissions } = store.t;
  const stands = and(isNull(submissions.replacedAt), isNull(submissions.withdrawnAt));
  const today = dayOf(now);
  const since = gte(submissions.readBy, addDays(today, -alertDays));
  const due = or(eq(submissions.worry, true), and(lt(submissions.readBy, today), stands));
  const rows = await unmarked(store, and(eq(submissions.purpose, 'views'), since, due));
  const holidays = await holidaySet(store);
  return rows
    .filter((row) => {
      const by = lookBy({ ...row, submittedAt: row.submittedAt ?? now }, holidays);
      return by !== null && by < today;
    })
    .map(({ id, iroId }) => ({ about: id, iroId, toIro: false, purpose: 'unread' }));
}

async function teamOf(store: Store, now: number) {
  const { staff, covers } = store.t;
  const today = dayOf(now);
  const rows = await store.db
    .select({ id: staff.id, role: staff.role, email: staff.email })
    .from(staff)
    .where(or(isNull(staff.endsAt), gte(staff.endsAt, now)));
  const covered = await store.db
    .select({ by: covers.coveredBy, iroId: covers.iroId })
    .from(covers)
    .where(and(lte(covers.startsOn, today), gte(covers.endsOn, today)));
  return rows.map(({ id, role, email }) => ({
    id,
    role,
    email: store.vault.open(email, `staff.email:${id}`),
    covers: covered.filter(({ by }) => by === id).map(({ iroId }) => iroId)
  }));
}
