/**
 * Everything to send today: the people of each review ahead who may be asked and were not, with how each can be, and
 * what is missing where somebody cannot be. Status alone, never an answer. A fixed number of queries, whatever the
 * number of reviews.
 */
import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { mightEver } from '../../domain/access.ts';
import { ageOn } from '../../domain/age-band.ts';
import { askBy, askHorizon, askingPresses } from '../../domain/asking.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import type { Holidays } from '../../domain/working-day.ts';
import type { Store } from '../db/store.ts';
import { askFacts, type AskFacts } from './to-ask-facts.ts';
import { peopleOf, type PersonMissing, type PersonToAsk, type PersonUnprinted } from './to-ask-people.ts';
import { holidaySet } from './bank-holidays.ts';
import { caseloadAsked, childName, childrenIn, NotYours, type Caseload, type Staff } from './caseload.ts';
import { stillLookedAfter } from './looked-after.ts';
import { unplannedRows } from './unplanned-reviews.ts';

interface Whose {
  readonly childId: string;
  readonly name: string;
  readonly age: number;
  readonly iroName: string | null;
}

/** One review whose asking is due. */
export interface AskLine extends Whose {
  readonly reviewId: string;
  readonly meetingOn: Day;
  readonly meetingTime: string | null;
  readonly placeKind: string | null;
  /** By when everybody should have been asked. */
  readonly by: Day;
  readonly presses: boolean;
  /** Those whom one press asks. */
  readonly people: readonly PersonToAsk[];
  readonly unprinted: readonly PersonUnprinted[];
  readonly missing: readonly PersonMissing[];
  /** Says nothing, and is another as soon as who is asked, how, or the day has changed. */
  readonly stamp: string;
}

/** A child whose review has no day yet, so that nobody can be asked. */
interface Undated extends Whose {
  readonly dueOn: Day | null;
}

export interface AsksDue {
  /** By the day of the meeting, the next first. */
  readonly lines: readonly AskLine[];
  readonly undated: readonly Undated[];
}

/** Who may see it at all, and whose reviews. @throws NotYours */
function caseloadToAsk(store: Store, viewer: Staff, iroId: string | null, today: Day): Promise<Caseload> {
  if (!mightEver(viewer, 'invite')) throw new NotYours();
  return caseloadAsked(store, viewer, iroId, today);
}

/**
 * The whole list.
 * @param iroId one IRO's only, for those who see all; null for the whole caseload
 * @throws NotYours for whoever asks nobody
 */
export async function asksDue(
  store: Store,
  viewer: Staff,
  iroId: string | null,
  now: number
): Promise<AsksDue> {
  const today = dayOf(now);
  const holidays = await holidaySet(store);
  const caseload = await caseloadToAsk(store, viewer, iroId, today);
  const lines = await linesIn(store, caseload, null, { today, holidays, now });
  return {
    lines: lines.filter(
      ({ people, unprinted, missing }) => people.length + unprinted.length + missing.length > 0
    ),
    undated: await undatedIn(store, caseload, today, holidays)
  };
}

/** One review of the list as it stands now; null when it is not due, or not this person's. @throws NotYours */
export async function askLine(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<AskLine | null> {
  const today = dayOf(now);
  const caseload = await caseloadToAsk(store, viewer, null, today);
  const at = { today, holidays: await holidaySet(store), now };
  const [line] = await linesIn(store, caseload, reviewId, at);
  return line ?? null;
}

interface At {
  readonly today: Day;
  readonly holidays: Holidays;
  readonly now: number;
}

async function linesIn(
  store: Store,
  caseload: Caseload,
  reviewId: string | null,
  at: At
): Promise<AskLine[]> {
  const { reviews } = store.t;
  const where = and(
    childrenIn(store, caseload),
    ahead(store, at.today),
    gte(reviews.meetingOn, at.today),
    lte(reviews.meetingOn, askHorizon(at.today, at.holidays)),
    reviewId === null ? undefined : eq(reviews.id, reviewId)
  );
  const rows = await rowsIn(store, where);
  const facts = await askFacts(store, where, at.now);
  return rows.flatMap((row) => lineOf(store, row, facts, at) ?? []);
}

/** Not held, not cancelled, and the child still looked after. */
const ahead = (store: Store, today: Day) =>
  and(isNull(store.t.reviews.heldOn), isNull(store.t.reviews.cancelledAt), stillLookedAfter(store, today));

type Row = Awaited<ReturnType<typeof rowsIn>>[number];

function rowsIn(store: Store, where: ReturnType<typeof and>) {
  const { reviews, children, staff } = store.t;
  return store.db
    .select({
      reviewId: reviews.id,
      childId: children.id,
      localId: children.localId,
      firstName: children.firstName,
      nickname: children.nickname,
      dateOfBirth: children.dateOfBirth,
      contact: children.contact,
      language: children.language,
      printSize: children.printSize,
      iroName: staff.name,
      meetingOn: reviews.meetingOn,
      meetingTime: reviews.meetingTime,
      placeKind: reviews.placeKind,
      dueOn: reviews.dueOn
    })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(staff, eq(staff.id, children.iroId))
    .where(where)
    .orderBy(asc(reviews.meetingOn), asc(reviews.meetingTime), asc(reviews.id));
}

const whose = (
  store: Store,
  row: Parameters<typeof childName>[1] & Pick<Row, 'childId' | 'dateOfBirth' | 'iroName'>,
  on: Day
): Whose => ({
  childId: row.childId,
  name: childName(store, row),
  age: ageOn(row.dateOfBirth, on),
  iroName: row.iroName
});

function lineOf(store: Store, row: Row, facts: AskFacts, { today, holidays, now }: At): AskLine | null {
  const { reviewId, meetingOn, meetingTime, placeKind } = row;
  if (meetingOn === null) return null;
  const by = askBy(meetingOn, holidays);
  if (today < by) return null;
  const child = whose(store, { ...row, id: row.childId }, meetingOn);
  const found = peopleOf(store, { ...row, ...child, reviewId }, facts, now);
  const { stamped, ...people } = found;
  const stamp = store.vault.mac('asks.stamp', JSON.stringify([meetingOn, meetingTime, stamped]));
  const when = { meetingOn, meetingTime, placeKind, by, presses: askingPresses(meetingOn, today, holidays) };
  return { reviewId, ...child, ...when, ...people, stamp };
}

/** No day for the meeting, and asking would be due if it were held on the last day of its limit. */
async function undatedIn(
  store: Store,
  caseload: Caseload,
  today: Day,
  holidays: Holidays
): Promise<Undated[]> {
  const { reviews } = store.t;
  const until = askHorizon(today, holidays);
  const isDue = (dueOn: Day | null) => dueOn === null || askBy(dueOn, holidays) <= today;
  const planned = await rowsIn(
    store,
    and(
      childrenIn(store, caseload),
      ahead(store, today),
      isNull(reviews.meetingOn),
      or(isNull(reviews.dueOn), lte(reviews.dueOn, until))
    )
  );
  const unplanned = await unplannedRows(store, caseload, today, holidays);
  return [...planned, ...unplanned]
    .filter(({ dueOn }) => isDue(dueOn))
    .map((row) => ({ ...whose(store, { ...row, id: row.childId }, today), dueOn: row.dueOn }))
    .sort((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.childId.localeCompare(b.childId));
}
