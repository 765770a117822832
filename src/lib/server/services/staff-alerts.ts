/**
 * Messages to staff about what cannot wait: a safety answer or a worried call goes to the IRO, whoever covers them, and
 * every manager at once, whatever the hour, and while the office is closed to whoever is on duty; a call without a worry
 * goes to the IRO and cover; views unread and calls not made past their day go to the managers. The message says only
 * that something waits: it is read after signing in.
 */
import { and, eq, gt, gte, isNotNull, isNull, lt, lte, or, type SQL } from 'drizzle-orm';
import { addDays, dayOf, type Day } from '../../domain/day.ts';
import { lookBy } from '../../domain/triage.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { dutyToTell, type ToTell } from './duty-shifts.ts';
import { hasLeft } from './leavers.ts';
import { putIn, type Channel, type Message } from './outbox.ts';
import { managerNumber } from './settings.ts';

/** What has waited longer stands at the top of the managers' list: another message would not help. */
const alertDays = 14;

/** One thing to tell, once to each. */
export interface Alert {
  readonly about: string;
  readonly iroId: string | null;
  /** `iro`: the IRO and cover, and the managers where no IRO has an account; `all`: these and every manager. */
  readonly to: 'all' | 'iro' | 'managers';
  readonly purpose: 'worry' | 'unread' | 'call' | 'late-call' | 'no-iro';
}

/** Puts in what is new since the last time. Gives how many messages. @param origin address of this service */
export async function alertStaff(store: Store, origin: string, now: number): Promise<number> {
  const alerts = [
    ...(await worries(store, now)),
    ...(await asked(store, now)),
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
    const onDuty = dutyFor(alert, duty);
    const inside = wordsFor(alert.purpose, origin);
    const messages: Telling[] = [
      ...team
        .filter((person) => isFor(alert, person, onDuty.staffIds, team))
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

function isFor(
  { to, iroId }: Alert,
  { id, role, covers }: Person,
  onDuty: ReadonlySet<string>,
  team: readonly Person[]
): boolean {
  const isIroHere = team.some((person) => person.id === iroId);
  if (role === 'manager' && (to !== 'iro' || !isIroHere)) return true;
  if (to === 'managers') return false;
  return onDuty.has(id) || (iroId !== null && (id === iroId || covers.includes(iroId)));
}

/**
 * Who on duty is told: of a worry kept from the IRO no IRO, who could not open it, but whoever is outside, whose message
 * names nobody and sends them to the manager. What is only late can wait for the morning.
 */
function dutyFor({ purpose, to }: Alert, duty: ToTell): ToTell {
  const staffIds = purpose === 'worry' && to === 'all' ? duty.staffIds : new Set<string>();
  return { staffIds, outside: purpose === 'worry' ? duty.outside : [] };
}

/** To somebody who cannot sign in. */
const wordsOutside = (number: string) => ({
  subject: 'Heard: somebody may need help now',
  text: `An answer in Heard may need somebody now. Phone the IRO manager${number === '' ? '' : ` on ${number}`}.`
});

const inWords: Readonly<Record<Alert['purpose'], { readonly subject: string; readonly said: string }>> = {
  worry: {
    subject: 'Heard: somebody may not be safe',
    said: 'An answer in Heard needs to be read now.'
  },
  unread: {
    subject: 'Heard: something was not read in time',
    said: 'Something that was sent in Heard was not read by the day we promised.'
  },
  call: {
    subject: 'Heard: somebody asked for a call',
    said: 'Somebody asked for a call in Heard.'
  },
  'late-call': {
    subject: 'Heard: a call was not made in time',
    said: 'A call that somebody asked for in Heard was not made by the day we promised.'
  },
  'no-iro': {
    subject: 'Heard: something asked for waits for you',
    said: 'Something was asked for in Heard, and there is no IRO to answer it.'
  }
};

function wordsFor(purpose: Alert['purpose'], origin: string): Pick<Message, 'subject' | 'text'> {
  const { subject, said } = inWords[purpose];
  return { subject, text: `${said} Sign in: ${origin}/staff` };
}

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
  return rows.map(({ id, iroId, kept }) => ({
    about: id,
    iroId,
    to: kept ? 'managers' : 'all',
    purpose: 'worry'
  }));
}

/**
 * Calls asked for that nobody has answered: from the help page as a worry, else to the IRO and cover; past their day to
 * the managers, once for each day that was promised. What the IRO must not know of goes to the managers alone, and so
 * does whatever else is asked for where there is no IRO.
 */
async function asked(store: Store, now: number): Promise<Alert[]> {
  const { requests, children, staff } = store.t;
  const rows = await store.db
    .select({
      id: requests.id,
      kind: requests.kind,
      kept: requests.keptFromIro,
      worry: requests.worry,
      askedAt: requests.askedAt,
      answerBy: requests.answerBy,
      iroId: children.iroId
    })
    .from(requests)
    .innerJoin(children, eq(children.id, requests.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(
      and(
        isNull(requests.handledAt),
        or(
          eq(requests.worry, true),
          eq(requests.kind, 'call-me'),
          isNull(children.iroId),
          hasLeft(store, now)
        )
      )
    );
  return rows.flatMap((row) => [...newlyAsked(row, now), ...callNotMade(row, dayOf(now))]);
}

interface Asked {
  readonly id: string;
  readonly kind: string;
  readonly kept: boolean;
  readonly worry: boolean;
  readonly askedAt: number;
  readonly answerBy: Day;
  readonly iroId: string | null;
}

function newlyAsked({ id, kind, kept, worry, askedAt, iroId }: Asked, now: number): Alert[] {
  if (worry) return [{ about: id, iroId, to: kept ? 'managers' : 'all', purpose: 'worry' }];
  if (askedAt < now - alertDays * 86_400_000) return [];
  if (kind !== 'call-me') return [{ about: id, iroId, to: 'managers', purpose: 'no-iro' }];
  return [{ about: id, iroId, to: kept ? 'managers' : 'iro', purpose: 'call' }];
}

function callNotMade({ id, kind, answerBy, iroId }: Asked, today: Day): Alert[] {
  const isDue = kind === 'call-me' && answerBy < today && answerBy >= addDays(today, -alertDays);
  return isDue ? [{ about: `${id}:${answerBy}`, iroId, to: 'managers', purpose: 'late-call' }] : [];
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
    .map(({ id, iroId }) => ({ about: id, iroId, to: 'managers', purpose: 'unread' }));
}

async function teamOf(store: Store, now: number) {
  const { staff, covers } = store.t;
  const today = dayOf(now);
  const rows = await store.db
    .select({ id: staff.id, role: staff.role, email: staff.email })
    .from(staff)
    .where(or(isNull(staff.endsAt), gt(staff.endsAt, now)));
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
