/**
 * The first page of a member of staff: what waits for their eyes, what is due from them, what is coming up.
 * A fixed number of queries, whatever the size of the caseload; names are opened in memory.
 */
import { and, count } from 'drizzle-orm';
import { may } from '../../domain/access.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { addWorkingDays, type Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { alsoDue, type AlsoDue } from './also-due.ts';
import { maySeeKept } from './answered-requests.ts';
import type { AskedAudience } from './asked-states.ts';
import { holidaySet } from './bank-holidays.ts';
import { caseloadAsked, childrenIn, type Caseload, type Staff } from './caseload.ts';
import { stillLookedAfter } from './looked-after.ts';
import { comingUp, furtherAhead, horizonOf, type Ahead, type Coming } from './coming-up.ts';
import { dueFrom, type Due } from './due.ts';
import { irosToFind } from './leavers.ts';
import { shiftOf } from './on-duty.ts';
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
  /** Only what is coming up is here: what waits and what is due was not asked for. */
  readonly listOnly: boolean;
  /** Worries first. Empty for business support, who do not see answers. */
  readonly waiting: readonly Waiting[];
  /** Null unless they are on duty: what is flagged and waits, of every caseload, and until when. */
  readonly onDuty: { readonly until: number; readonly items: readonly Waiting[] } | null;
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
  const ahead = await aheadOf(store, caseload, wanted, { viewer, kept, holidays, now });
  // Who asks for one IRO's reviews sees every child.
  const within: Caseload = wanted.iroId === null ? caseload : { all: true };
  const days = ahead.coming.map((row) => ({ childId: row.childId, on: row.meetingOn ?? row.dueOn }));
  const near = await alsoDue(store, within, days, holidays);
  const listOnly = isListOnly(wanted, caseload);
  const maySeeAnswers = viewer.role !== 'business-support' && !listOnly;
  const waiting = maySeeAnswers ? await waitingIn(store, caseload, now, holidays, { kept }) : [];
  const onDuty = maySeeAnswers ? await dutyOf(store, viewer, now, holidays) : null;
  const seen = await shownTo(store, viewer, waiting, onDuty, now);
  return {
    today,
    nextDay: addWorkingDays(today, 1, holidays),
    children: await childrenOf(store, caseload, today),
    ...seen,
    listOnly,
    unnamed: listOnly ? null : await unnamedToRead(store, viewer, now),
    due: maySeeAnswers ? await dueFrom(store, caseload, today, holidays) : [],
    ...ahead,
    coming: ahead.coming.map((row) => ({ ...row, alsoDue: near.get(row.childId) ?? [] })),
    iros: viewer.role === 'iro' ? [] : await irosToFind(store, now)
  };
}

/**
 * What waits, each thing once, and what it quotes logged as read. Who runs drills and is not on duty is told which are
 * made up; to everybody else one is what it looks like.
 */
async function shownTo(
  store: Store,
  viewer: Staff,
  waiting: readonly Waiting[],
  onDuty: MyReviews['onDuty'],
  now: number
): Promise<Pick<MyReviews, 'waiting' | 'onDuty'>> {
  const first = new Set(onDuty?.items.map(({ id }) => id));
  const rest = waiting.filter(({ kind, id }) => kind === 'talk-first' || !first.has(id));
  await noteReadings(store, viewer, quoted([...(onDuty?.items ?? []), ...rest]), now);
  if (onDuty === null) return { waiting: may(viewer, 'run-drill') ? rest : rest.map(masked), onDuty };
  return { waiting: rest.map(masked), onDuty: { ...onDuty, items: onDuty.items.map(masked) } };
}

/** What their shift opens to them: flagged and unmarked, of every caseload, worries first. */
async function dutyOf(
  store: Store,
  viewer: Staff,
  now: number,
  holidays: Holidays
): Promise<MyReviews['onDuty']> {
  const shift = await shiftOf(store, viewer, now);
  if (shift === null) return null;
  const kept = maySeeKept(viewer);
  const all = await waitingIn(store, { all: true }, now, holidays, { kept });
  const items = all.filter(({ worry, kind }) => worry && kind !== 'talk-first');
  return { until: shift.endsAt, items };
}

/** A drill is not to be told from what a child said, until it is opened. */
const masked = (item: Waiting): Waiting => ({ ...item, drill: false });

/** Everybody's reviews far ahead are a list to look things up in: what presses stands on the page before it. */
const isListOnly = ({ later, iroId }: Wanted, { all }: Pick<Caseload, 'all'>): boolean =>
  all && later && iroId === null;

async function aheadOf(store: Store, caseload: Caseload, wanted: Wanted, on: Omit<Ahead, 'until'>) {
  const today = dayOf(on.now);
  const until = horizonOf(today, on.holidays);
  const every = await comingUp(store, caseload, { ...on, until: wanted.later ? null : until });
  const filtered = (show: Wanted['show']) =>
    show === 'all' ? every : every.filter((row) => notSent(row, show));
  return {
    coming: filtered(wanted.show),
    counts: {
      all: every.length,
      child: filtered('child').length,
      parent: filtered('parent').length,
      carer: filtered('carer').length,
      other: filtered('other').length
    },
    askedChildren: every.filter((row) => row.states.child.kind !== 'off').length,
    sentChildren: every.filter((row) => row.states.child.kind === 'sent').length,
    further: wanted.later ? null : await furtherAhead(store, caseload, today, until)
  };
}

const notSent = (row: Coming, audience: AskedAudience): boolean =>
  !['sent', 'off'].includes(row.states[audience].kind);

const quoted = (waiting: readonly Waiting[]) =>
  waiting
    .filter((item) => item.quotes.length > 0 && !item.drill)
    .map((item) => ({
      action: item.kind === 'request' ? 'request.read' : 'answers.flag-read',
      childId: item.childId,
      subjectId: item.id
    }));

async function childrenOf(store: Store, caseload: Caseload, today: Day): Promise<number> {
  const { children } = store.t;
  const [row] = await store.db
    .select({ all: count() })
    .from(children)
    .where(and(childrenIn(store, caseload), stillLookedAfter(store, today)));
  return row?.all ?? 0;
}
