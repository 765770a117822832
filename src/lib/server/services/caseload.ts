/**
 * Whose reviews a member of staff may see, and one review opened for them: every staff page of a review
 * comes through `openReview`, so a record nobody may see is refused in one place.
 */
import { and, eq, gte, inArray, lte, type SQL } from 'drizzle-orm';
import { may, type Action, type Viewer } from '../../domain/access.ts';
import { ageOn } from '../../domain/age-band.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { printSizeOr, type PrintSize } from '../../domain/reader.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';

export type Staff = Extract<Viewer, { kind: 'staff' }>;

/** The record is not there, or is not this person's: both look the same from outside. */
export class NotYours extends Error {
  override readonly name = 'NotYours';
}

/** Every review, or those of the named IROs. */
export type Caseload = { readonly all: true } | { readonly all: false; readonly iroIds: readonly string[] };

/** The IROs whose children `viewer` looks after on `today`: their own and those they cover. Manager and business support: all. */
export async function caseloadOf(store: Store, viewer: Staff, today: Day): Promise<Caseload> {
  if (viewer.role === 'manager' || viewer.role === 'business-support') return { all: true };
  if (viewer.role !== 'iro') throw new NotYours();
  const { covers } = store.t;
  const covered = await store.db
    .select({ iroId: covers.iroId })
    .from(covers)
    .where(and(eq(covers.coveredBy, viewer.staffId), lte(covers.startsOn, today), gte(covers.endsOn, today)));
  return { all: false, iroIds: [viewer.staffId, ...covered.map((row) => row.iroId)] };
}

/**
 * The caseload, or that of one IRO whom a manager or business support asks for by id.
 * @throws NotYours for roles without a caseload, and when an IRO asks for another's
 */
export async function caseloadAsked(
  store: Store,
  viewer: Staff,
  iroId: string | null,
  today: Day
): Promise<Caseload> {
  const own = await caseloadOf(store, viewer, today);
  if (iroId === null) return own;
  if (!own.all) throw new NotYours();
  return { all: false, iroIds: [iroId] };
}

/**
 * Children of a caseload, and their reviews, those of the past too: whoever is the child's IRO now reads what was said and
 * decided before, and whoever was does not any more. Who held a review (`reviews.iroId`) matters to the results alone.
 * Needs `children`.
 */
export function childrenIn(store: Store, caseload: Caseload): SQL | undefined {
  return caseload.all ? undefined : inArray(store.t.children.iroId, [...caseload.iroIds]);
}

/** What every page of a review shows at its head. */
export interface ReviewCard {
  readonly id: string;
  readonly childId: string;
  readonly localId: string;
  /** What the child wants to be called; without it the first name, or the council's number. */
  readonly name: string;
  /** "Mina (Amina)": for the head of a page. */
  readonly bothNames: string;
  /** Address of the child's photograph; null without one. */
  readonly picture: string | null;
  /** Which interpreter is needed; null when none is. */
  readonly interpreter: string | null;
  readonly dateOfBirth: Day;
  /** Age in whole years on the day of the meeting (or on the day asked). */
  readonly age: number;
  readonly language: string;
  readonly printSize: PrintSize;
  readonly lookedAfterSince: Day | null;
  readonly dueOn: Day | null;
  readonly meetingOn: Day | null;
  readonly meetingTime: string | null;
  readonly placeKind: string | null;
  readonly place: string | null;
  readonly heldOn: Day | null;
  /** Whose the child was when it was held; null while it is open, or not known. */
  readonly heldBy: string | null;
  readonly cancelled: boolean;
  readonly participationCode: string | null;
  readonly iro: { readonly id: string; readonly name: string } | null;
}

/**
 * One review, for somebody who may do `action` with it on the day of `now`.
 * @param onDuty staff on duty, for what is flagged in it and waits; nobody, unless the caller shows nothing else
 * @throws NotYours when there is no such review or the access table says no.
 */
export async function openReview(
  store: Store,
  viewer: Staff,
  action: Action,
  reviewId: string,
  now: number,
  onDuty: readonly string[] = []
): Promise<ReviewCard> {
  const today = dayOf(now);
  const { reviews, children } = store.t;
  const [row] = await store.db
    .select({ review: reviews, child: children })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .where(eq(reviews.id, reviewId));
  if (row === undefined) throw new NotYours();
  const { iroId } = row.child;
  await demand(store, viewer, action, { childId: row.child.id, iroId, onDuty }, today);
  return cardOf(store, row.review, row.child, await iroNamed(store, iroId), today);
}

/** @throws NotYours unless the access table lets `viewer` do `action` with a record of this child and IRO. */
export async function demand(
  store: Store,
  viewer: Staff,
  action: Action,
  record: {
    /** Null for what is about no child. */
    readonly childId: string | null;
    readonly iroId: string | null;
    /** Staff on duty, when it is flagged and waits. */
    readonly onDuty?: readonly string[];
    /** Staff of the provider, where the record is a referral to it. */
    readonly referredTo?: readonly string[];
    /** Who is typing in a paper form, when it is about one. */
    readonly typedBy?: string | null;
  },
  today: Day
): Promise<void> {
  const coveredBy = record.iroId === null ? [] : await coverersOf(store, record.iroId, today);
  if (!may(viewer, action, { ...record, coveredBy })) throw new NotYours();
}

/** Staff who cover this IRO on a day. */
export async function coverersOf(store: Store, iroId: string, today: Day): Promise<string[]> {
  const { covers } = store.t;
  const rows = await store.db
    .select({ by: covers.coveredBy })
    .from(covers)
    .where(and(eq(covers.iroId, iroId), lte(covers.startsOn, today), gte(covers.endsOn, today)));
  return rows.map((row) => row.by);
}

async function iroNamed(store: Store, iroId: string | null): Promise<ReviewCard['iro']> {
  if (iroId === null) return null;
  const { staff } = store.t;
  const [row] = await store.db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(eq(staff.id, iroId));
  return row ?? null;
}

type ReviewRow = Store['t']['reviews']['$inferSelect'];
type ChildRow = Store['t']['children']['$inferSelect'];

function cardOf(
  store: Store,
  review: ReviewRow,
  child: ChildRow,
  iro: ReviewCard['iro'],
  today: Day
): ReviewCard {
  return {
    id: review.id,
    childId: child.id,
    localId: child.localId,
    name: childName(store, child),
    bothNames: bothNames(store, child),
    picture: childPicture(child),
    interpreter: interpreterOf(store, child),
    dateOfBirth: child.dateOfBirth,
    age: ageOn(child.dateOfBirth, review.heldOn ?? review.meetingOn ?? today),
    language: child.language,
    printSize: printSizeOr(child.printSize),
    lookedAfterSince: child.lookedAfterSince,
    dueOn: review.dueOn,
    meetingOn: review.meetingOn,
    meetingTime: review.meetingTime,
    placeKind: review.placeKind,
    place: openOrNull(store.vault, review.place, `reviews.place:${review.id}`),
    heldOn: review.heldOn,
    heldBy: review.iroId,
    cancelled: review.cancelledAt !== null,
    participationCode: review.participationCode,
    iro
  };
}

type Named = Pick<ChildRow, 'id' | 'firstName' | 'nickname' | 'localId'>;

/** What the child wants to be called, out of the vault; else the first name, or the council's number. */
export function childName(store: Store, child: Named): string {
  return nicknameOf(store, child) ?? firstNameOf(store, child) ?? child.localId;
}

/** "Mina (Amina)" for a child with a nickname; else the one name there is. Staff alone see both. */
export function bothNames(store: Store, child: Named): string {
  const [nickname, firstName] = [nicknameOf(store, child), firstNameOf(store, child)];
  const both = nickname !== null && firstName !== null && nickname !== firstName;
  return both ? `${nickname} (${firstName})` : childName(store, child);
}

const nicknameOf = ({ vault }: Store, child: Pick<ChildRow, 'id' | 'nickname'>): string | null =>
  openOrNull(vault, child.nickname, `children.nickname:${child.id}`);

const firstNameOf = ({ vault }: Store, child: Pick<ChildRow, 'id' | 'firstName'>): string | null =>
  openOrNull(vault, child.firstName, `children.firstName:${child.id}`);

/** Which interpreter the child needs, such as British Sign Language; null when none is. */
export const interpreterOf = ({ vault }: Store, child: Pick<ChildRow, 'id' | 'interpreter'>): string | null =>
  openOrNull(vault, child.interpreter, `children.interpreter:${child.id}`);

/** Where the child's photograph is shown to who may see it; null without one. */
export const childPicture = ({ picture }: Pick<ChildRow, 'picture'>): string | null =>
  picture === null ? null : `/pictures/${picture}`;
