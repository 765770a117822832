/** The children of the register, found in a list. */
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { ageOn } from '../../domain/age-band.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { bothNames, caseloadOf, childName, childrenIn, type Staff } from './caseload.ts';
import { hasLeft } from './leavers.ts';
import { cameOn, dueDay } from './register-care.ts';
import { grouped, inParts } from './register-state.ts';

export interface ListWanted {
  /** Nickname, first name or number, or part of one. */
  readonly search: string;
  /** Staff id, `none` for children without an IRO or whose IRO has left, or null for all. */
  readonly iroId: string | null;
  /** From 1. */
  readonly page: number;
  /** Children who are no longer looked after. */
  readonly ceased: boolean;
}

interface ListedChild {
  readonly id: string;
  readonly localId: string;
  readonly name: string;
  readonly age: number;
  readonly iro: string | null;
  readonly meetingOn: Day | null;
  readonly dueOn: Day | null;
  readonly lastHeldOn: Day | null;
}

export interface ChildList {
  readonly children: readonly ListedChild[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const perPage = 50;

/** First names are sealed, so the whole caseload is opened and searched in memory: some thousand at most. */
export async function listChildren(
  store: Store,
  viewer: Staff,
  wanted: ListWanted,
  now: number
): Promise<ChildList> {
  const today = dayOf(now);
  const caseload = await caseloadOf(store, viewer, today);
  const { children, staff } = store.t;
  const rows = await store.db
    .select({ child: children, iro: staff.name })
    .from(children)
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(and(childrenIn(store, caseload), iroCondition(store, wanted.iroId, now)));
  const found = rows
    .filter(({ child }) => (child.ceasedOn !== null && child.ceasedOn <= today) === wanted.ceased)
    .map(({ child, iro }) => ({
      child,
      iro,
      name: childName(store, child),
      bothNames: bothNames(store, child)
    }))
    .filter((row) => matches(row, wanted.search))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || a.child.localId.localeCompare(b.child.localId));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(Math.max(1, wanted.page), pages);
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const days = await reviewDays(
    store,
    shown.map(({ child }) => child)
  );
  return {
    total: found.length,
    page,
    pages,
    children: shown.map(({ child, iro, name }) => ({
      id: child.id,
      localId: child.localId,
      name,
      age: ageOn(child.dateOfBirth, today),
      iro,
      ...(days.get(child.id) ?? { meetingOn: null, dueOn: null, lastHeldOn: null })
    }))
  };
}

function iroCondition(store: Store, iroId: string | null, now: number) {
  if (iroId === null) return undefined;
  const { children } = store.t;
  return iroId === 'none' ? or(isNull(children.iroId), hasLeft(store, now)) : eq(children.iroId, iroId);
}

function matches(row: { bothNames: string; child: { localId: string } }, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return (
    wanted === '' ||
    row.bothNames.toLowerCase().includes(wanted) ||
    row.child.localId.toLowerCase().includes(wanted)
  );
}

type ReviewDays = Pick<ListedChild, 'meetingOn' | 'dueOn' | 'lastHeldOn'>;
type ChildRow = Store['t']['children']['$inferSelect'];

/** The open review's days, the last day one was held, and what is due, for the children of one page. */
async function reviewDays(store: Store, shown: readonly ChildRow[]): Promise<Map<string, ReviewDays>> {
  const { reviews } = store.t;
  const ids = shown.map((child) => child.id);
  const rows = await inParts(ids, (part) =>
    store.db
      .select()
      .from(reviews)
      .where(and(inArray(reviews.childId, part), isNull(reviews.cancelledAt)))
  );
  const theirs = grouped(rows, (row) => row.childId);
  const holidays = await holidaySet(store);
  return new Map(shown.map((child) => [child.id, daysOf(child, theirs.get(child.id) ?? [], holidays)]));
}

function daysOf(
  child: ChildRow,
  reviews: readonly {
    readonly heldOn: Day | null;
    readonly meetingOn: Day | null;
    readonly dueOn: Day | null;
  }[],
  holidays: ReadonlySet<Day>
): ReviewDays {
  const held = reviews.flatMap((review) => review.heldOn ?? []).sort();
  const open = reviews.find((review) => review.heldOn === null);
  const counted = child.ceasedOn === null ? dueDay(child, held, cameOn(child), holidays) : null;
  return {
    meetingOn: open?.meetingOn ?? null,
    dueOn: open?.dueOn ?? counted,
    lastHeldOn: held.at(-1) ?? null
  };
}
