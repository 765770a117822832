/**
 * Who read or did what to one child's record, or what one member of staff did: the log as it was written, no words in it.
 * It is asked for one child or one person, newest first, a page at a time along the index of that child or person, so
 * that a log of years answers as fast as one of days.
 */
import { and, desc, eq, gte, inArray, isNotNull, lt, or, type SQL } from 'drizzle-orm';
import { addDays, type Day } from '../../domain/day.ts';
import { instantOf } from '../../domain/duty.ts';
import type { Store } from '../db/store.ts';
import { childName, type Staff } from './caseload.ts';
import { listChildren } from './children.ts';

interface LogEntry {
  readonly id: string;
  readonly at: number;
  /** A member of staff by name, a respondent, or the service itself. */
  readonly who: string;
  readonly action: string;
  /** The child by first name or number; null for what is about no child. */
  readonly child: string | null;
  /** Whose words they were: child | parent | carer; null when it is not about somebody's words. */
  readonly whose: string | null;
  /** The day of the review it belongs to; null when it belongs to none or there is no day yet. */
  readonly reviewOn: Day | null;
}

export interface LogPage {
  readonly entries: readonly LogEntry[];
  /** Where the next page begins; null on the last. */
  readonly older: string | null;
}

/** A page of the log is as long as one can read. */
const perPage = 100;

export interface LogAsked {
  /** Null for all. */
  readonly childId: string | null;
  /** Empty for everybody. */
  readonly staffId: string;
  /** Null for all days; both days are counted. */
  readonly from?: Day | null;
  readonly to?: Day | null;
  /** Where a page begins, as `older` of the one before it; what cannot be read begins at the newest. */
  readonly before?: string | null;
}

/** The newest entries asked for. Nothing before a child or a person is named: the whole log tells nobody anything. */
export async function readingLog(store: Store, asked: LogAsked): Promise<LogPage | null> {
  const { childId, staffId } = asked;
  if (childId === null && staffId === '') return null;
  const { events, staff, children } = store.t;
  const rows = await store.db
    .select({ event: events, staff: staff.name, child: children })
    .from(events)
    .leftJoin(staff, eq(staff.id, events.actorId))
    .leftJoin(children, eq(children.id, events.childId))
    .where(
      and(
        childId === null ? undefined : eq(events.childId, childId),
        staffId === '' ? undefined : eq(events.actorId, staffId),
        ...timesOf(store, asked)
      )
    )
    .orderBy(desc(events.at), desc(events.id))
    .limit(perPage + 1);
  const shown = rows.slice(0, perPage);
  const last = rows.length > perPage ? shown.at(-1)?.event : undefined;
  const subjects = await subjectsOf(
    store,
    shown.flatMap(({ event }) => event.subjectId ?? [])
  );
  return {
    older: last === undefined ? null : `${last.at}.${last.id}`,
    entries: shown.map(({ event, staff: name, child }) => ({
      id: event.id,
      at: event.at,
      who: name ?? (event.actorKind === 'respondent' ? 'Child, parent or carer' : 'The service'),
      action: event.action,
      child: child ? childName(store, child) : null,
      ...(subjects.get(event.subjectId ?? '') ?? aboutNothing)
    }))
  };
}

function timesOf({ t: { events } }: Store, { from, to, before }: LogAsked): (SQL | undefined)[] {
  const [, at, id] = /^(\d{1,16})\.([0-9a-f-]{36})$/.exec(before ?? '') ?? [];
  return [
    from ? gte(events.at, instantOf(from, '00:00')) : undefined,
    to ? lt(events.at, instantOf(addDays(to, 1), '00:00')) : undefined,
    at && id ? or(lt(events.at, Number(at)), and(eq(events.at, Number(at)), lt(events.id, id))) : undefined
  ];
}

type About = Pick<LogEntry, 'whose' | 'reviewOn'>;
const aboutNothing: About = { whose: null, reviewOn: null };

/** Whose words a record holds, and which review it belongs to, by the record's id. What has no name stays nobody's. */
async function subjectsOf(store: Store, ids: readonly string[]): Promise<Map<string, About>> {
  if (ids.length === 0) return new Map();
  const { submissions, reviews } = store.t;
  const wanted = [...new Set(ids)];
  const said = await store.db
    .select({ id: submissions.id, whose: submissions.audience, reviewId: submissions.reviewId })
    .from(submissions)
    .where(and(inArray(submissions.id, wanted), isNotNull(submissions.invitationId)));
  const reviewIds = [...new Set([...wanted, ...said.map(({ reviewId }) => reviewId)])];
  const rows = await store.db
    .select({
      id: reviews.id,
      heldOn: reviews.heldOn,
      meetingOn: reviews.meetingOn,
      dueOn: reviews.dueOn
    })
    .from(reviews)
    .where(inArray(reviews.id, reviewIds));
  const dayOfReview = new Map(
    rows.map(({ id, heldOn, meetingOn, dueOn }) => [id, heldOn ?? meetingOn ?? dueOn])
  );
  return new Map<string, About>([
    ...rows.map(({ id }) => [id, { whose: null, reviewOn: dayOfReview.get(id) ?? null }] as const),
    ...said.map(
      ({ id, whose, reviewId }) => [id, { whose, reviewOn: dayOfReview.get(reviewId) ?? null }] as const
    )
  ]);
}

/** A child to look up the log of. */
export interface ChildFound {
  readonly id: string;
  readonly localId: string;
  readonly name: string;
}

/**
 * The children whom a search may mean: the one with exactly this number, else all whose names or numbers hold it, also
 * those who are no longer looked after. @throws NotYours for roles without a caseload
 */
export async function childrenMeant(
  store: Store,
  viewer: Staff,
  search: string,
  now: number
): Promise<ChildFound[]> {
  if (search === '') return [];
  const { children } = store.t;
  const [exact] = await store.db.select().from(children).where(eq(children.localId, search));
  if (exact) return [{ id: exact.id, localId: exact.localId, name: childName(store, exact) }];
  const lists = [false, true].map((ceased) =>
    listChildren(store, viewer, { search, iroId: null, page: 1, ceased }, now)
  );
  const found = (await Promise.all(lists)).flatMap((list) => list.children);
  return found.map(({ id, localId, name }) => ({ id, localId, name }));
}

/** One child by id, to say whose log it is; null when there is none. */
export async function childMeant(store: Store, childId: string): Promise<ChildFound | null> {
  const { children } = store.t;
  const [row] = await store.db.select().from(children).where(eq(children.id, childId));
  return row ? { id: row.id, localId: row.localId, name: childName(store, row) } : null;
}

/** Everybody on the staff, also those who left: what they did stays. */
export async function staffToChoose(store: Store): Promise<{ readonly id: string; readonly name: string }[]> {
  const { staff } = store.t;
  return store.db.select({ id: staff.id, name: staff.name }).from(staff).orderBy(staff.name);
}
