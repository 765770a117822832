/** One child of the register with everything round them: facts, people, reviews and what is due. Never an answer. */
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Action } from '../../domain/access.ts';
import { ageOn } from '../../domain/age-band.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { isLookedAfter } from '../../domain/looked-after.ts';
import { printSizeOr, type PrintSize } from '../../domain/reader.ts';
import type { TimescaleResult } from '../../domain/review-timescale.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import {
  bothNames,
  childName,
  childPicture,
  demand,
  interpreterOf,
  NotYours,
  type Staff
} from './caseload.ts';
import { reviewsOf, type ChildReviews } from './child-reviews.ts';
import { onDutyFor, orIfNotYours } from './on-duty.ts';
import { cameOn, nextLimit } from './register-care.ts';

interface PersonRound {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly calledBy: string | null;
  readonly contact: string | null;
  /** Code of the language they are asked in; null when nobody said. */
  readonly language: string | null;
  readonly printSize: PrintSize;
  readonly askViews: boolean;
  readonly whyNotAsked: string | null;
  readonly picture: string | null;
  readonly noReminders: boolean;
  /** yes | supervised | none; null when nobody said. */
  readonly contactWithChild: string | null;
}

/** Somebody who was taken off the list. */
interface FormerPerson {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly endedOn: Day;
}

export interface ChildPage extends ChildReviews {
  readonly id: string;
  readonly localId: string;
  /** What the child wants to be called; without it the first name, or the number. */
  readonly name: string;
  /** "Mina (Amina)": for the head of a page. */
  readonly bothNames: string;
  readonly firstName: string | null;
  readonly nickname: string | null;
  /** Address of the child's photograph; null without one. */
  readonly picture: string | null;
  readonly dateOfBirth: Day;
  readonly age: number;
  readonly iro: { readonly id: string; readonly name: string } | null;
  readonly language: string;
  readonly communication: string | null;
  readonly printSize: PrintSize;
  readonly needs: string | null;
  /** Which interpreter is needed; null when none is. */
  readonly interpreter: string | null;
  /** Their own e-mail address or mobile number; null for none. */
  readonly contact: string | null;
  readonly noReminders: boolean;
  /** Where the child lives: the kind of place, since when, and more in words. Never for parents, carers or others. */
  readonly livesKind: string | null;
  readonly livesSince: Day | null;
  readonly livesAt: string | null;
  readonly lookedAfterSince: Day | null;
  readonly ceasedOn: Day | null;
  /** False from the day on which care ceased. */
  readonly isLookedAfter: boolean;
  readonly cycle: string;
  readonly cycleStartedOn: Day | null;
  readonly legalStatuses: readonly string[];
  readonly people: readonly PersonRound[];
  /** No longer round the child, the last to go first. */
  readonly former: readonly FormerPerson[];
  /** Null when it is not known since when the child is looked after, or which of their reviews the next one is. */
  readonly next: TimescaleResult | null;
}

export interface OpenChildOptions {
  /** Whoever is on duty may see a child of whom something flagged waits: only for the page that shows the child. */
  readonly onDuty?: boolean;
  readonly bookAhead?: number;
  readonly localFirstTarget?: number | null;
}

export type ChildRow = Store['t']['children']['$inferSelect'];

/**
 * The child's row, for somebody who may do `action` with it.
 * @param onDuty staff on duty, when something flagged of the child waits
 * @throws NotYours when there is no such child or the access table says no
 */
export async function childFor(
  store: Store,
  viewer: Staff,
  action: Action,
  childId: string,
  now: number,
  onDuty: readonly string[] = []
): Promise<ChildRow> {
  const { children } = store.t;
  const [row] = await store.db.select().from(children).where(eq(children.id, childId));
  if (!row) throw new NotYours();
  await demand(store, viewer, action, { childId, iroId: row.iroId, onDuty }, dayOf(now));
  return row;
}

/** Whether the child is of their caseload, or any child is theirs to see: not by being on duty alone. */
export const holdsChild = (
  store: Store,
  viewer: Staff,
  child: { readonly id: string },
  now: number
): Promise<boolean> =>
  orIfNotYours(
    async () => {
      await childFor(store, viewer, 'see-child', child.id, now);
      return true;
    },
    () => Promise.resolve(false)
  );

/** Everything on a child's page. @throws NotYours as `childFor` */
export async function openChild(
  store: Store,
  viewer: Staff,
  childId: string,
  now: number,
  options: OpenChildOptions = {}
): Promise<ChildPage> {
  const onDuty = options.onDuty ? await onDutyFor(store, viewer, { childId }, now) : [];
  const row = await childFor(store, viewer, 'see-child', childId, now, onDuty);
  const reviews = await reviewsOf(store, childId);
  const held = reviews.past.flatMap((review) => (review.cancelled ? [] : (review.heldOn ?? [])));
  return {
    ...(await factsOf(store, row, now)),
    people: await peopleOf(store, childId),
    former: await formerOf(store, childId),
    ...reviews,
    next: await nextOf(store, row, held, dayOf(now), options)
  };
}

async function nextOf(
  store: Store,
  row: ChildRow,
  heldOn: readonly Day[],
  today: Day,
  options: OpenChildOptions
) {
  if (!isLookedAfter(row, today)) return null;
  return nextLimit(row, [...heldOn].sort(), cameOn(row), await holidaySet(store), options);
}

async function factsOf(store: Store, row: ChildRow, now: number) {
  const { vault, t, db } = store;
  const [iro] =
    row.iroId === null
      ? []
      : await db
          .select({ id: t.staff.id, name: t.staff.name })
          .from(t.staff)
          .where(eq(t.staff.id, row.iroId));
  const statuses = await db
    .select({ status: t.episodes.legalStatus })
    .from(t.episodes)
    .where(eq(t.episodes.childId, row.id))
    .orderBy(desc(t.episodes.startedOn));
  return {
    ...row,
    name: childName(store, row),
    bothNames: bothNames(store, row),
    picture: childPicture(row),
    printSize: printSizeOr(row.printSize),
    nickname: openOrNull(vault, row.nickname, `children.nickname:${row.id}`),
    interpreter: interpreterOf(store, row),
    contact: openOrNull(vault, row.contact, `children.contact:${row.id}`),
    firstName: openOrNull(vault, row.firstName, `children.firstName:${row.id}`),
    needs: openOrNull(vault, row.needs, `children.needs:${row.id}`),
    livesAt: openOrNull(vault, row.livesAt, `children.livesAt:${row.id}`),
    age: ageOn(row.dateOfBirth, dayOf(now)),
    isLookedAfter: isLookedAfter(row, dayOf(now)),
    iro: iro ?? null,
    legalStatuses: statuses.map(({ status }) => status)
  };
}

async function peopleOf(store: Store, childId: string): Promise<PersonRound[]> {
  const { connections } = store.t;
  const { vault } = store;
  const rows = await store.db
    .select()
    .from(connections)
    .where(and(eq(connections.childId, childId), isNull(connections.endedOn)))
    .orderBy(asc(connections.role));
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    name: vault.open(row.name, `connections.name:${row.id}`),
    calledBy: openOrNull(vault, row.calledBy, `connections.calledBy:${row.id}`),
    contact: openOrNull(vault, row.contact, `connections.contact:${row.id}`),
    language: row.language,
    printSize: printSizeOr(row.printSize),
    askViews: row.askViews,
    whyNotAsked: openOrNull(vault, row.whyNotAsked, `connections.whyNotAsked:${row.id}`),
    picture: row.picture,
    noReminders: row.noReminders,
    contactWithChild: row.contactWithChild
  }));
}

async function formerOf(store: Store, childId: string): Promise<FormerPerson[]> {
  const { connections } = store.t;
  const { id, role, name, endedOn } = connections;
  const rows = await store.db
    .select({ id, role, name, endedOn })
    .from(connections)
    .where(and(eq(connections.childId, childId), isNotNull(endedOn)))
    .orderBy(desc(endedOn), asc(role));
  return rows.map((row) => ({
    ...row,
    name: store.vault.open(row.name, `connections.name:${row.id}`),
    endedOn: row.endedOn ?? ''
  }));
}
