/**
 * The first page of a member of staff: what waits for their eyes, what is due from them, what is coming up.
 * A fixed number of queries, whatever the size of the caseload; names are opened in memory.
 */
import { and, count, eq, isNull } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { addWorkingDays, type Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { alsoDue, type AlsoDue } from './also-due.ts';
import { maySeeKept } from './answered-requests.ts';
import type { AskedAudience } from './asked-states.ts';
import { holidaySet } from './bank-holidays.ts';
import { caseloadAsked, childrenIn, type Caseload, type Staff } from './caseload.ts';
import { comingUp, furtherAhead, horizonOf, type Coming } from './coming-up.ts';
import { dueFrom, type Due } from './due.ts';
import { noteReadings } from './readings.ts';
import { unnamedToRead, type UnnamedToRead } from './unnamed-ratings.ts';
import { waitingIn } from './unread.ts';
import type { Waiting } from './waiting.ts';

/** A review ahead, with those of brothers and sisters near it. */
interface ComingBeside extends Coming {
  readonly alsoDue: readonly AlsoDue[];
}

/** What the address asks for. */
export interface Wanted {
  readonly show: 'all' | AskedAudience;
  /** Everything ahead, not only the next 20 working days. */
  readonly later: boolean;
  /** One IRO's reviews: managers and business support only. */
  readonly iroId: string | null;
}

export interface MyReviews {
  readonly today: Day;
  /** The next working day: a meeting then is prepared today. */
  readonly nextDay: Day;
  readonly children: number;
  /** Worries first. Empty for business support, who do not see answers. */
  readonly waiting: readonly Waiting[];
  /** Words in ratings without a name: null for all but the manager, who alone reads them. */
  readonly unnamed: UnnamedToRead | null;
  readonly due: readonly Due[];
  readonly coming: readonly ComingBeside[];
  /** How many of those coming up each filter shows. */
  readonly counts: Readonly<Record<Wanted['show'], number>>;
  /** Of those coming up: children old enough to be asked, and those who have sent. */
  readonly askedChildren: number;
  readonly sentChildren: number;
  readonly further: { readonly count: number; readonly from: Day; readonly to: Day } | null;
  readonly iros: readonly { readonly id: string; readonly name: string }[];
}

/**
 * My reviews for one member of staff at `now`. The flagged answers it quotes count as read, and are logged.
 * @throws NotYours for roles without a caseload.
 */
export async function myReviews(
  store: Store,
  viewer: Staff,
  wanted: Wanted,
  now: number
): Promise<MyReviews> {
  const today = dayOf(now);
  const holidays = await holidaySet(store);
  const caseload = await caseloadAsked(store, viewer, wanted.iroId, today);
  const kept = maySeeKept(viewer);
  const ahead = await aheadOf(store, caseload, { ...wanted, kept }, today, holidays);
  // Who asks for one IRO's reviews sees every child.
  const seen: Caseload = wanted.iroId === null ? caseload : { all: true };
  const days = ahead.coming.map((row) => ({ childId: row.childId, on: row.meetingOn ?? row.dueOn }));
  const near = await alsoDue(store, seen, days, holidays);
  const maySeeAnswers = viewer.role !== 'business-support';
  const waiting = maySeeAnswers
    ? await waitingIn(store, caseload, now, holidays, {
        first: viewer.role === 'manager' ? 'late' : 'worries',
        kept
      })
    : [];
  await noteReadings(store, viewer, quoted(waiting), now);
  return {
    today,
    nextDay: addWorkingDays(today, 1, holidays),
    children: await childrenOf(store, caseload),
    waiting,
    unnamed: await unnamedToRead(store, viewer, now),
    due: maySeeAnswers ? await dueFrom(store, caseload, today, holidays) : [],
    ...ahead,
    coming: ahead.coming.map((row) => ({ ...row, alsoDue: near.get(row.childId) ?? [] })),
    iros: viewer.role === 'iro' ? [] : await irosOf(store)
  };
}

async function aheadOf(
  store: Store,
  caseload: Caseload,
  wanted: Wanted & { readonly kept: boolean },
  today: Day,
  holidays: Holidays
) {
  const until = horizonOf(today, holidays);
  const every = await comingUp(store, caseload, today, wanted.later ? null : until, holidays, wanted.kept);
  const filtered = (show: Wanted['show']) =>
    show === 'all' ? every : every.filter((row) => notSent(row, show));
  return {
    coming: filtered(wanted.show),
    counts: {
      all: every.length,
      child: filtered('child').length,
      parent: filtered('parent').length,
      carer: filtered('carer').length
    },
    askedChildren: every.filter((row) => row.states.child.kind !== 'off').length,
    sentChildren: every.filter((row) => row.states.child.kind === 'sent').length,
    further: wanted.later ? null : await furtherAhead(store, caseload, until)
  };
}

const notSent = (row: Coming, audience: AskedAudience): boolean =>
  !['sent', 'off'].includes(row.states[audience].kind);

const quoted = (waiting: readonly Waiting[]) =>
  waiting
    .filter((item) => item.quotes.length > 0)
    .map((item) => ({
      action: item.kind === 'request' ? 'request.read' : 'answers.flag-read',
      childId: item.childId,
      subjectId: item.id
    }));

async function childrenOf(store: Store, caseload: Caseload): Promise<number> {
  const { children } = store.t;
  const [row] = await store.db
    .select({ all: count() })
    .from(children)
    .where(and(childrenIn(store, caseload), isNull(children.ceasedOn)));
  return row?.all ?? 0;
}

function irosOf(store: Store) {
  const { staff } = store.t;
  return store.db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.role, 'iro'), isNull(staff.endsAt)))
    .orderBy(staff.name);
}
