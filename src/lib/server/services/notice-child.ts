/** Notices from a child's side: whom one is about, and what is known of one child, without a word of any notice. */
import { and, desc, eq, gte, inArray, isNull, ne, notExists, or } from 'drizzle-orm';
import { ageOn } from '../../domain/age-band.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { differsFrom, newSince } from '../../domain/notices.ts';
import type { Store } from '../db/store.ts';
import { openOrNull } from '../crypto/vault.ts';
import { holidaySet } from './bank-holidays.ts';
import { caseloadOf, childName, NotYours, type Staff } from './caseload.ts';
import { childFor } from './child-page.ts';

type Row = Store['t']['notices']['$inferSelect'];

/** How many are listed of one child. */
const mostOfChild = 20;

/** The id of the child with this number of the council's, or null. The caller has checked who may know. */
export async function childNumbered(store: Store, localId: string): Promise<string | null> {
  const { children } = store.t;
  const [row] = await store.db
    .select({ id: children.id })
    .from(children)
    .where(eq(children.localId, localId));
  return row?.id ?? null;
}

/**
 * The child whom a notice is about, when number and name both say so, and no other day of birth was told: a slip in the
 * number alone would show one child's news to another's IRO. Null until business support has looked.
 */
export async function childTold(
  store: Store,
  told: Parameters<typeof differsFrom>[0] & { readonly localId: string }
): Promise<string | null> {
  const { children } = store.t;
  const [row] = await store.db.select().from(children).where(eq(children.localId, told.localId));
  return row && differsFrom(told, namesOf(store, row)).length === 0 ? row.id : null;
}

type ChildRow = Store['t']['children']['$inferSelect'];

/** What a notice is compared with. */
const namesOf = ({ vault }: Store, row: ChildRow) => ({
  firstName: openOrNull(vault, row.firstName, `children.firstName:${row.id}`),
  nickname: openOrNull(vault, row.nickname, `children.nickname:${row.id}`),
  dateOfBirth: row.dateOfBirth
});

/**
 * Whom a notice is found to be about: the child it was matched to, or else the one with its number. `differs` while the
 * number alone says so and name or day of birth speak against it. The caller has checked who may know.
 */
export async function childAbout(
  store: Store,
  childId: string | null,
  told: Parameters<typeof childTold>[1]
): Promise<{ id: string; differs: boolean; lookedAfterSince: Day | null; ceasedOn: Day | null } | null> {
  const { children } = store.t;
  const [row] = await store.db
    .select()
    .from(children)
    .where(childId === null ? eq(children.localId, told.localId) : eq(children.id, childId));
  if (!row) return null;
  const { id, lookedAfterSince, ceasedOn } = row;
  const differs = childId === null && differsFrom(told, namesOf(store, row)).length > 0;
  return { id, differs, lookedAfterSince, ceasedOn };
}

/** Matched to a child, and neither taken back nor found to be none of the team's. */
const ofChildren = ({ t: { notices } }: Store) =>
  and(isNull(notices.takenBackAt), or(isNull(notices.outcome), ne(notices.outcome, 'not-ours')));

/** @throws NotYours unless the notice was matched to a child whose notices this person may see */
export async function demandOfChild(store: Store, viewer: Staff, notice: Row, now: number): Promise<void> {
  const { childId, takenBackAt, outcome } = notice;
  if (childId === null || takenBackAt !== null || outcome === 'not-ours') throw new NotYours();
  await childFor(store, viewer, 'see-child-notices', childId, now);
}

/** One notice about a child, on the child's page. */
export interface ChildNotice {
  readonly id: string;
  readonly kind: string;
  readonly sentAt: number;
  readonly sender: string;
  /** Null while it waits. */
  readonly outcome: string | null;
  readonly handledAt: number | null;
}

/** What was told of one child, the newest first: handled and waiting. @throws NotYours */
export async function noticesOfChild(
  store: Store,
  viewer: Staff,
  childId: string,
  now: number
): Promise<ChildNotice[]> {
  await childFor(store, viewer, 'see-child-notices', childId, now);
  const { notices, staff } = store.t;
  return store.db
    .select({
      id: notices.id,
      kind: notices.kind,
      sentAt: notices.sentAt,
      sender: staff.name,
      outcome: notices.outcome,
      handledAt: notices.handledAt
    })
    .from(notices)
    .innerJoin(staff, eq(staff.id, notices.sentBy))
    .where(and(eq(notices.childId, childId), ofChildren(store)))
    .orderBy(desc(notices.sentAt))
    .limit(mostOfChild);
}

/** A notice about a child of the caseload that the reader has not opened yet. */
export interface NewNotice {
  readonly reviewId: null;
  readonly noticeId: string;
  readonly childId: string;
  readonly name: string;
  readonly age: number;
  readonly kind: string;
  readonly sentOn: Day;
}

/** What was told, or found to be about a child of theirs, in the last five working days, and they have not opened. */
export async function newNotices(store: Store, viewer: Staff, now: number): Promise<NewNotice[]> {
  const today = dayOf(now);
  const caseload = await caseloadOf(store, viewer, today);
  if (caseload.all) return [];
  const since = Date.parse(newSince(today, await holidaySet(store)));
  const { notices, children, events } = store.t;
  const opened = store.db
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        eq(events.actorId, viewer.staffId),
        gte(events.at, since),
        eq(events.action, 'notice.read'),
        eq(events.subjectId, notices.id)
      )
    );
  const rows = await store.db
    .select({ notice: { id: notices.id, kind: notices.kind, sentAt: notices.sentAt }, child: children })
    .from(notices)
    .innerJoin(children, eq(children.id, notices.childId))
    .where(
      and(
        or(gte(notices.sentAt, since), gte(notices.handledAt, since)),
        ofChildren(store),
        inArray(children.iroId, [...caseload.iroIds]),
        notExists(opened)
      )
    )
    .orderBy(desc(notices.sentAt));
  return rows.map(({ notice, child }) => ({
    reviewId: null,
    noticeId: notice.id,
    childId: child.id,
    name: childName(store, child),
    age: ageOn(child.dateOfBirth, today),
    kind: notice.kind,
    sentOn: dayOf(notice.sentAt)
  }));
}
