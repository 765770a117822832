/**
 * Referrals to the advocacy provider, as the provider, the IRO and the manager see them. The provider sees these and
 * nothing else of a child; the IRO sees those of the caseload, but never one that is kept from them.
 */
import { and, asc, desc, eq, gt, gte, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { mightEver, scopeOf } from '../../domain/access.ts';
import { ageOn } from '../../domain/age-band.ts';
import { addDays, dayOf, type Day } from '../../domain/day.ts';
import { printSizeOr, type PrintSize } from '../../domain/reader.ts';
import { isLate, isWaiting, standingOf, takenBack, wasInTime, type Standing } from '../../domain/referral.ts';
import { knownLines, readKnown, type KnownLine } from '../../domain/request-privacy.ts';
import type { Holidays } from '../../domain/working-day.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import {
  caseloadOf,
  childName,
  childrenIn,
  demand,
  interpreterOf,
  NotYours,
  type Caseload,
  type Staff
} from './caseload.ts';
import { stopAskedAt } from './advocate-standing.ts';
import { countdown, type Countdown } from './countdown.ts';
import { noteReadings } from './readings.ts';
import { openReach, type Reach } from './referral-reach.ts';

type Row = Store['t']['referrals']['$inferSelect'];

/** One line of the list: whose it is and where it stands, no words of anybody. */
interface ReferralLine {
  readonly id: string;
  /** advocate | non-instructed | independent-visitor. */
  readonly kind: string;
  readonly name: string;
  /** The IRO is not to know of it. */
  readonly kept: boolean;
  readonly standing: Standing;
  readonly advocate: string | null;
  readonly contactBy: Day;
  /** Working days until the first contact; null once it was made, or the referral is closed. */
  readonly clock: Countdown | null;
  readonly late: boolean;
  readonly closedAt: number | null;
}

export interface ReferralList {
  /** Who waits for the first contact stands first; by its day, the earliest first. */
  readonly open: readonly ReferralLine[];
  /** The newest first, fifty at most. */
  readonly closed: readonly ReferralLine[];
  /** Somebody of the provider has an account. */
  readonly provider: boolean;
  /**
   * How often the promised day of the first contact was missed, of all whose day has come, in the last ninety days.
   * Null for who may not see every referral: what is kept from them would show in the numbers.
   */
  readonly promise: { readonly missed: number; readonly of: number } | null;
}

/** How many closed referrals are listed. */
const closedListed = 50;

/** How far back the promise is counted, in days. */
const promiseDays = 90;

/**
 * The referrals this member of staff may see.
 * @throws NotYours for roles that see none
 */
export async function referralList(store: Store, viewer: Staff, now: number): Promise<ReferralList> {
  if (!mightEver(viewer, 'see-referral')) throw new NotYours();
  const today = dayOf(now);
  const caseload = await seenCaseload(store, viewer, today);
  const holidays = await holidaySet(store);
  const lines = (rows: Awaited<ReturnType<typeof openRows>>) =>
    rows.map(({ referral, child }) => ({
      ...standing(referral, today, holidays),
      id: referral.id,
      kind: referral.kind,
      name: childName(store, child),
      kept: referral.keptFromIro,
      advocate: advocateIn(store, referral),
      closedAt: referral.closedAt
    }));
  return {
    open: lines(await openRows(store, viewer, caseload)),
    closed: lines(await closedRows(store, viewer, caseload)),
    provider: (await providerStaff(store, now)).length > 0,
    promise: mightEver(viewer, 'see-kept-referral') ? await promiseOf(store, today) : null
  };
}

async function promiseOf({ db, t: { referrals } }: Store, today: Day): Promise<ReferralList['promise']> {
  const { firstContactAt, closedAt, closedBecause, contactBy } = referrals;
  const rows = await db
    .select({ firstContactAt, closedAt, closedBecause, contactBy })
    .from(referrals)
    .where(gte(contactBy, addDays(today, -promiseDays)));
  const stood = rows.filter((row) => !isTakenBack(row));
  const kept = stood.map((row) => wasInTime(row, today)).filter((inTime) => inTime !== null);
  return { missed: kept.filter((inTime) => !inTime).length, of: kept.length };
}

/** There is one provider: every referral was passed to it. */
async function seenCaseload(store: Store, viewer: Staff, today: Day): Promise<Caseload> {
  return scopeOf(viewer.role, 'see-referral') === 'own' ? caseloadOf(store, viewer, today) : { all: true };
}

const openRows = (store: Store, viewer: Staff, caseload: Caseload) =>
  rowsOf(store)
    .where(and(seenBy(store, viewer, caseload), isNull(store.t.referrals.closedAt)))
    .orderBy(
      asc(sql`case when ${store.t.referrals.firstContactAt} is null then 0 else 1 end`),
      asc(store.t.referrals.contactBy),
      asc(store.t.referrals.referredAt)
    );

const closedRows = (store: Store, viewer: Staff, caseload: Caseload) =>
  rowsOf(store)
    .where(and(seenBy(store, viewer, caseload), isNotNull(store.t.referrals.closedAt)))
    .orderBy(desc(store.t.referrals.closedAt))
    .limit(closedListed);

function rowsOf(store: Store) {
  const { referrals, children } = store.t;
  return store.db
    .select({ referral: referrals, child: children })
    .from(referrals)
    .innerJoin(children, eq(children.id, referrals.childId));
}

const seenBy = (store: Store, viewer: Staff, caseload: Caseload) =>
  and(
    childrenIn(store, caseload),
    mightEver(viewer, 'see-kept-referral') ? undefined : eq(store.t.referrals.keptFromIro, false)
  );

/** One referral with its words and days. */
export interface ReferralCard extends ReferralLine {
  /** What the provider is told. Empty when nothing more than the request was said. */
  readonly words: string;
  /** How the child is reached; null when it was not said. */
  readonly reach: Reach | null;
  /** Who may know of it: a line for each. */
  readonly known: readonly KnownLine[];
  /** What the provider has to know to meet the child. */
  readonly child: {
    readonly age: number;
    readonly language: string;
    readonly interpreter: string | null;
    readonly symbols: boolean;
    readonly printSize: PrintSize;
  };
  /** When the child asked; null for a referral that the child did not ask for. */
  readonly askedAt: number | null;
  readonly referredAt: number;
  readonly referredBy: string | null;
  /** Their work e-mail address, to ask; null once their account has ended. */
  readonly referrerEmail: string | null;
  /** When how to reach the child, or who may know, was put right; null when it never was. */
  readonly correctedAt: number | null;
  /** The child asked for it on a page of theirs. */
  readonly askedHere: boolean;
  readonly seenAt: number | null;
  readonly namedAt: number | null;
  readonly firstContactAt: number | null;
  readonly closedBecause: string | null;
  /** What the provider wrote for the child when it was closed. */
  readonly note: string | null;
  /** When the child said that they do not want it now; null while they do. */
  readonly stopAskedAt: number | null;
  /** The review it came from, for those who may see reviews. */
  readonly reviewId: string | null;
  /** This person may say what was done. */
  readonly mayWork: boolean;
  /** This person may put it right, or take it back. */
  readonly mayCorrect: boolean;
}

/**
 * One referral, opened to be read; logged.
 * @throws NotYours when it is not there or not for this person
 */
export async function openReferral(
  store: Store,
  viewer: Staff,
  referralId: string,
  now: number
): Promise<ReferralCard> {
  const { referral, child, name } = await referralFor(store, viewer, 'see', referralId, now);
  const { requests } = store.t;
  const [request] = await store.db
    .select({ askedAt: requests.askedAt, askedBy: requests.invitationId })
    .from(requests)
    .where(eq(requests.id, referral.requestId ?? ''));
  const reading = { action: 'referral.read', childId: referral.childId, subjectId: referral.id };
  await noteReadings(store, viewer, [reading], now);
  const { id, kind, referredAt, seenAt, namedAt, firstContactAt, closedAt, closedBecause } = referral;
  return {
    ...standing(referral, dayOf(now), await holidaySet(store)),
    ...{ id, kind, name, referredAt, seenAt, namedAt, firstContactAt, closedAt, closedBecause },
    kept: referral.keptFromIro,
    advocate: advocateIn(store, referral),
    ...writtenIn(store, referral, viewer),
    ...(await referrerOf(store, referral, now)),
    child: toMeet(store, child, dayOf(now)),
    askedAt: request?.askedAt ?? null,
    askedHere: (request?.askedBy ?? null) !== null,
    note: openOrNull(store.vault, referral.note, `referrals.note:${id}`),
    stopAskedAt: closedAt === null ? await stopAskedAt(store, referral) : null,
    reviewId: mightEver(viewer, 'see-review') ? referral.reviewId : null,
    mayWork: mightEver(viewer, 'work-referral') && !isTakenBack(referral),
    mayCorrect: mightEver(viewer, 'correct-referral') && closedAt === null
  };
}

const isTakenBack = ({ closedBecause }: Pick<Row, 'closedBecause'>): boolean =>
  closedBecause === takenBack.value;

/** Of what was taken back, the provider reads nothing more: it may be about the wrong child. */
function writtenIn(store: Store, referral: Row, viewer: Staff) {
  const reach = openReach(store, referral);
  const correctedAt = reach?.correctedAt ?? null;
  if (isTakenBack(referral) && !mightEver(viewer, 'correct-referral'))
    return { words: '', reach: null, known: [], correctedAt };
  const words = store.vault.open(referral.words, `referrals.words:${referral.id}`);
  return { words, reach, known: knownIn(store, referral), correctedAt };
}

/** Who passed it on, and how they are reached at work. */
async function referrerOf(
  { db, t: { staff }, vault }: Store,
  { referredBy }: Row,
  now: number
): Promise<Pick<ReferralCard, 'referredBy' | 'referrerEmail'>> {
  const [by] = await db
    .select()
    .from(staff)
    .where(eq(staff.id, referredBy ?? ''));
  if (!by) return { referredBy: null, referrerEmail: null };
  const isHere = by.endsAt === null || by.endsAt > now;
  return { referredBy: by.name, referrerEmail: isHere ? vault.open(by.email, `staff.email:${by.id}`) : null };
}

type Child = Store['t']['children']['$inferSelect'];

const toMeet = (store: Store, child: Child, today: Day): ReferralCard['child'] => ({
  age: ageOn(child.dateOfBirth, today),
  language: child.language,
  interpreter: interpreterOf(store, child),
  symbols: child.communication === 'symbols',
  printSize: printSizeOr(child.printSize)
});

function knownIn(store: Store, { id, known, keptFromIro }: Row): KnownLine[] {
  const text = openOrNull(store.vault, known, `referrals.known:${id}`);
  return knownLines(readKnown(text === null ? null : JSON.parse(text)), keptFromIro);
}

function standing(referral: Row, today: Day, holidays: Holidays) {
  const { contactBy, referredAt } = referral;
  return {
    standing: standingOf(referral),
    late: isLate(referral, today),
    contactBy,
    clock: isWaiting(referral) ? countdown(dayOf(referredAt), contactBy, today, holidays) : null
  };
}

const advocateIn = (store: Store, { id, advocateName }: Row): string | null =>
  openOrNull(store.vault, advocateName, `referrals.advocateName:${id}`);

/**
 * The row of one referral, for somebody who may see it, work on it, or see it and put it right.
 * @throws NotYours when it is not there or the access table says no
 */
export async function referralFor(
  store: Store,
  viewer: Staff,
  does: 'see' | 'work' | 'correct',
  referralId: string,
  now: number
): Promise<{ readonly referral: Row; readonly child: Child; readonly name: string }> {
  const [row] = await rowsOf(store).where(eq(store.t.referrals.id, referralId));
  if (row === undefined) throw new NotYours();
  const { referral, child } = row;
  const seeing = referral.keptFromIro ? 'see-kept-referral' : 'see-referral';
  const record = { childId: child.id, iroId: child.iroId, referredTo: await providerStaff(store, now) };
  await demand(store, viewer, does === 'work' ? 'work-referral' : seeing, record, dayOf(now));
  if (does === 'correct') await demand(store, viewer, 'correct-referral', record, dayOf(now));
  return { referral, child, name: childName(store, child) };
}

/** Everybody of the advocacy provider who has an account now: a council has one provider. */
export async function providerStaff({ db, t: { staff } }: Store, now: number): Promise<string[]> {
  const rows = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'advocacy'), or(isNull(staff.endsAt), gt(staff.endsAt, now))));
  return rows.map(({ id }) => id);
}
