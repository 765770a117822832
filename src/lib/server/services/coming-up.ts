/** The reviews ahead: when, where, and who has sent their views. Status only, never an answer. */
import { and, asc, count, eq, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { audienceOfRole, rolesAsked } from '../../domain/asked.ts';
import { ageOn } from '../../domain/age-band.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { addWorkingDays, workingDaysBetween, type Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { askedState, isOpenAt, type AskedAudience, type AskedState, type ToAsk } from './asked-states.ts';
import { childName, interpreterOf, childrenIn, type Caseload, type Staff } from './caseload.ts';
import { stillLookedAfter } from './looked-after.ts';
import { nextStep, type NextStep } from './next-step.ts';

export interface Coming {
  readonly reviewId: string;
  readonly childId: string;
  readonly name: string;
  readonly age: number;
  readonly iroName: string | null;
  readonly dueOn: Day | null;
  readonly meetingOn: Day | null;
  readonly meetingTime: string | null;
  readonly placeKind: string | null;
  /** Which interpreter the child needs; null when none is. */
  readonly interpreter: string | null;
  /** True when the legal limit has gone by, or the meeting is planned after it. */
  readonly outOfTime: boolean;
  /** Working days until the meeting; null while it has no day. */
  readonly daysLeft: number | null;
  readonly states: Readonly<Record<AskedAudience, AskedState>>;
  readonly next: NextStep;
}

/** A review further ahead is counted, not listed, unless asked for. */
const daysAhead = 20;

/** The last day of "coming up": 20 working days on. */
export const horizonOf = (today: Day, holidays: Holidays): Day => addWorkingDays(today, daysAhead, holidays);

/** How far ahead is looked, and for whom. */
export interface Ahead {
  /** Null: all of them. */
  readonly until: Day | null;
  readonly viewer: Staff;
  /** They may learn of what is kept from the IRO. */
  readonly kept: boolean;
  readonly holidays: Holidays;
  readonly now: number;
}

/** Reviews not held yet, soonest first, with how far each person asked has come and what is next for the reader. */
export async function comingUp(store: Store, caseload: Caseload, ahead: Ahead): Promise<Coming[]> {
  const { until } = ahead;
  const today = dayOf(ahead.now);
  const where = and(
    childrenIn(store, caseload),
    open(store, today),
    until === null ? undefined : by(store, until)
  );
  const rows = await listed(store, where);
  const facts = await factsOf(store, where, ahead);
  return rows.map((row) => comingOf(store, row, facts, ahead));
}

/** How many open reviews lie beyond `until`, and the days they reach from and to. */
export async function furtherAhead(
  store: Store,
  caseload: Caseload,
  today: Day,
  until: Day
): Promise<{ count: number; from: Day; to: Day } | null> {
  const { reviews, children } = store.t;
  const day = sql<string>`coalesce(${reviews.meetingOn}, ${reviews.dueOn})`;
  const [row] = await store.db
    .select({ all: count(), from: sql<string>`min(${day})`, to: sql<string>`max(${day})` })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(and(childrenIn(store, caseload), open(store, today), sql`${day} > ${until}`));
  return row === undefined || row.all === 0 ? null : { count: row.all, from: row.from, to: row.to };
}

/** Not held, not cancelled, and the child still looked after. */
const open = (store: Store, today: Day): SQL | undefined =>
  and(isNull(store.t.reviews.heldOn), isNull(store.t.reviews.cancelledAt), stillLookedAfter(store, today));

/** Planned, or due, by a day; or with no day at all, which needs one. */
function by(store: Store, until: Day): SQL | undefined {
  const { reviews } = store.t;
  return or(
    lte(reviews.meetingOn, until),
    and(isNull(reviews.meetingOn), or(isNull(reviews.dueOn), lte(reviews.dueOn, until)))
  );
}

type Row = Awaited<ReturnType<typeof listed>>[number];

function listed(store: Store, where: SQL | undefined) {
  const { reviews, children, staff } = store.t;
  return store.db
    .select({
      reviewId: reviews.id,
      childId: children.id,
      localId: children.localId,
      firstName: children.firstName,
      nickname: children.nickname,
      interpreter: children.interpreter,
      dateOfBirth: children.dateOfBirth,
      iroName: staff.name,
      dueOn: reviews.dueOn,
      meetingOn: reviews.meetingOn,
      meetingTime: reviews.meetingTime,
      placeKind: reviews.placeKind
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(where)
    .orderBy(
      asc(sql`coalesce(${reviews.meetingOn}, ${reviews.dueOn}, '')`),
      asc(reviews.meetingTime),
      asc(reviews.id)
    );
}

interface Facts {
  readonly people: ReadonlyMap<string, ToAsk[]>;
  readonly invitations: ReadonlyMap<string, Invited[]>;
  readonly submissions: ReadonlyMap<string, Sent[]>;
  readonly unread: ReadonlySet<string>;
  readonly asking: ReadonlySet<string>;
}
type Invited = Awaited<ReturnType<typeof invited>>[number];
type Sent = Awaited<ReturnType<typeof written>>[number];

/** Everything the states are computed from, one query for each table, whatever the number of reviews. */
async function factsOf(store: Store, where: SQL | undefined, { kept, now }: Ahead): Promise<Facts> {
  const sent = await written(store, where);
  const mayRead = (row: Sent) => kept || !row.kept;
  return {
    people: byKey(await askable(store, where), (row) => row.childId),
    invitations: byKey(await invited(store, where, now), (row) => row.reviewId),
    submissions: byKey(sent, (row) => row.reviewId),
    unread: new Set(
      sent
        .filter((row) => row.submittedAt !== null && row.triage === null && mayRead(row))
        .map((row) => row.reviewId)
    ),
    asking: await askingForSomebody(store, where, kept)
  };
}

async function invited(store: Store, where: SQL | undefined, now: number) {
  const { invitations, reviews, children } = store.t;
  const { reviewId, audience, connectionId, openedAt, endedAt, endsAt } = invitations;
  const rows = await store.db
    .select({ reviewId, audience, connectionId, openedAt, endedAt, endsAt })
    .from(invitations)
    .innerJoin(reviews, eq(reviews.id, invitations.reviewId))
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(where);
  return rows.map((row) => ({ ...row, isOpen: isOpenAt(row, now) }));
}

function written(store: Store, where: SQL | undefined) {
  const { submissions, reviews, children, triages } = store.t;
  const {
    reviewId,
    audience,
    connectionId,
    submittedAt,
    startedAt,
    typedBy,
    keptFromIro: kept
  } = submissions;
  return store.db
    .select({
      ...{ reviewId, audience, connectionId, submittedAt, startedAt, typedBy, kept },
      triage: triages.id
    })
    .from(submissions)
    .innerJoin(reviews, eq(reviews.id, submissions.reviewId))
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(triages, eq(triages.submissionId, submissions.id))
    .where(
      and(
        where,
        eq(submissions.purpose, 'views'),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt)
      )
    );
}

/** Those round the children who are asked. */
async function askable(store: Store, where: SQL | undefined): Promise<(ToAsk & { childId: string })[]> {
  const { connections, reviews, children } = store.t;
  const rows = await store.db
    .selectDistinct({ id: connections.id, childId: connections.childId, role: connections.role })
    .from(connections)
    .innerJoin(children, eq(children.id, connections.childId))
    .innerJoin(reviews, eq(reviews.childId, children.id))
    .where(
      and(
        where,
        inArray(connections.role, rolesAsked),
        eq(connections.askViews, true),
        isNull(connections.endedOn)
      )
    );
  return rows.flatMap(({ id, childId, role }) => {
    const audience = audienceOfRole(role);
    return audience === null ? [] : [{ childId, audience, connectionId: id, ask: true }];
  });
}

async function askingForSomebody(store: Store, where: SQL | undefined, kept: boolean): Promise<Set<string>> {
  const { requests, reviews, children } = store.t;
  const rows = await store.db
    .selectDistinct({ childId: requests.childId })
    .from(requests)
    .innerJoin(children, eq(children.id, requests.childId))
    .innerJoin(reviews, eq(reviews.childId, children.id))
    .where(and(where, isNull(requests.handledAt), kept ? undefined : eq(requests.keptFromIro, false)));
  return new Set(rows.map((row) => row.childId));
}

function byKey<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  return Map.groupBy(rows, key);
}

function comingOf(store: Store, row: Row, facts: Facts, { holidays, now, viewer }: Ahead): Coming {
  const today = dayOf(now);
  const age = ageOn(row.dateOfBirth, row.meetingOn ?? today);
  // A child under four is seen, not asked (PN0).
  const people: ToAsk[] = [
    { audience: 'child', connectionId: null, ask: age >= 4 },
    ...(facts.people.get(row.childId) ?? [])
  ];
  const state = (audience: AskedAudience) =>
    askedState(
      audience,
      people,
      facts.invitations.get(row.reviewId) ?? [],
      facts.submissions.get(row.reviewId) ?? []
    );
  const states = {
    child: state('child'),
    parent: state('parent'),
    carer: state('carer'),
    other: state('other')
  };
  const { reviewId, childId, iroName, dueOn, meetingOn, meetingTime, placeKind } = row;
  const daysLeft = meetingOn === null ? null : workingDaysBetween(today, meetingOn, holidays);
  const outOfTime = dueOn !== null && (dueOn < today || (meetingOn !== null && meetingOn > dueOn));
  const name = childName(store, { ...row, id: childId });
  const known = {
    reviewId,
    childId,
    name,
    age,
    iroName,
    dueOn,
    meetingOn,
    meetingTime,
    placeKind,
    interpreter: interpreterOf(store, { ...row, id: childId }),
    outOfTime,
    daysLeft,
    states
  };
  const { unread, asking } = facts;
  const next = { ...known, unread: unread.has(reviewId), asking: asking.has(childId) };
  return { ...known, next: nextStep(next, today, viewer) };
}
