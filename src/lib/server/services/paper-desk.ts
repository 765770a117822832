/**
 * One person's paper form on the desk of whoever types it in: who may, how far it is, and why it cannot be. Business
 * support reads what it types only until it is sent (access table, `typing`).
 */
import { and, desc, eq, isNull } from 'drizzle-orm';
import { dayOf } from '../../domain/day.ts';
import { cameAfter } from '../../domain/late-paper.ts';
import { earlierVersions, formsFor } from '../../forms/registry.ts';
import { localeOr } from '../../i18n/locales.ts';
import type { Store } from '../db/store.ts';
import { demand, NotYours, type ReviewCard, type Staff } from './caseload.ts';
import { heldFactsOf } from './held-facts.ts';
import { openInvitations, type InvitationPage } from './invitation-sheet.ts';
import { paperForInvited } from './invited-paper.ts';
import { ratedWithoutName } from './nameless-ratings.ts';
import {
  closedBecause,
  liveRowsOfPerson,
  typingDay,
  type Closed,
  type Purpose,
  type SubmissionRow,
  type Writer
} from './submission-records.ts';

/** Whose paper: `child`, or the id of the parent's or carer's connection. */
export interface Paper {
  readonly reviewId: string;
  readonly who: string;
  /** What it asks: before the meeting, unless it says that it asks how the meeting went. */
  readonly purpose?: Purpose;
}

type Person = InvitationPage['people'][number];

/** One person of one review whose paper form this member of staff may type in. */
export interface PaperOf {
  readonly review: ReviewCard;
  readonly person: Person;
  readonly purpose: Purpose;
  readonly writer: Writer;
}

/** @throws NotYours when this person may not type in forms of the review, or nobody there is asked by that name */
export async function paperOf(store: Store, viewer: Staff, paper: Paper, now: number): Promise<PaperOf> {
  const { review, people } = await openInvitations(store, viewer, paper.reviewId, now);
  const person = people.find((one) => one.who === paper.who && one.notAsked === null);
  if (!person) throw new NotYours();
  const { audience, connectionId, invitation } = person;
  const { id: reviewId, childId } = review;
  const typedBy = viewer.staffId;
  await demand(
    store,
    viewer,
    'type-paper-form',
    { childId, iroId: review.iro?.id ?? null, typedBy },
    dayOf(now)
  );
  const invitationId = invitation?.id ?? (await lastCardOf(store, reviewId, person));
  const { purpose = 'views' } = paper;
  const writer = { reviewId, childId, audience, connectionId, invitationId, typedBy };
  return { review, person, purpose, writer };
}

/** The last way in that this person was given for the review, though it has ended: they answer on its paper. */
async function lastCardOf(store: Store, reviewId: string, person: Person): Promise<string | null> {
  const { invitations } = store.t;
  const { audience, connectionId } = person;
  const [card] = await store.db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.reviewId, reviewId),
        eq(invitations.audience, audience),
        connectionId === null ? isNull(invitations.connectionId) : eq(invitations.connectionId, connectionId)
      )
    )
    .orderBy(desc(invitations.createdAt))
    .limit(1);
  return card?.id ?? null;
}

/**
 * `sent`: it is in. `begun`: they are answering online themselves. `being-typed`: a colleague types it in. `not-invited`:
 * they were never asked how the meeting went, so that a rating of theirs would carry no name.
 */
export type NotTyped = Closed | 'sent' | 'begun' | 'being-typed' | 'not-invited';

export interface PaperDesk extends PaperOf {
  /** Why this person's paper cannot be begun or gone on with now. */
  readonly refused: NotTyped | null;
  /** What is being typed in, by whom. */
  readonly draft: {
    readonly row: SubmissionRow;
    readonly by: string;
    readonly mine: boolean;
    /** May go on with what a colleague began. */
    readonly mayTake: boolean;
  } | null;
  /** What stands as sent. */
  readonly sent: { readonly row: SubmissionRow; readonly typedBy: string | null } | null;
  /** Views that came after the meeting, or would if they were typed in now. */
  readonly late: boolean;
}

/** How far this person's paper is. @throws NotYours */
export async function paperDesk(store: Store, viewer: Staff, paper: Paper, now: number): Promise<PaperDesk> {
  const found = await paperOf(store, viewer, paper, now);
  const { review, writer, purpose } = found;
  const rows = await liveRowsOfPerson(store, writer, purpose);
  const sent = rows.findLast((row) => row.submittedAt !== null);
  const typed = rows.find((row) => row.submittedAt === null && row.typedBy !== null);
  const begun = rows.some((row) => row.submittedAt === null && row.typedBy === null);
  const held = await heldFactsOf(store, review.id);
  const draft = typed ? await draftSeen(store, viewer, found, typed, now) : null;
  return {
    ...found,
    draft,
    sent: sent ? { row: sent, typedBy: await nameOf(store, sent.typedBy) } : null,
    late: purpose === 'views' && cameAfter(held, sent?.submittedAt ?? now),
    refused: (await isIn(store, found, sent)) ? 'sent' : notTyped(found, draft, begun, now)
  };
}

/** Sent, with the name or, of a rating, without it. */
const isIn = async (store: Store, { writer, purpose }: PaperOf, sent: SubmissionRow | undefined) =>
  sent !== undefined || (purpose === 'rating' && (await ratedWithoutName(store, writer)));

function notTyped(
  { review, writer, purpose }: PaperOf,
  draft: PaperDesk['draft'],
  begun: boolean,
  now: number
): NotTyped | null {
  const facts = { heldOn: review.heldOn, cancelledAt: review.cancelled ? now : null };
  const closed = closedBecause(facts, purpose, typingDay(writer, now));
  if (closed) return closed;
  if (purpose === 'rating' && writer.invitationId === null) return 'not-invited';
  if (draft) return busyWith(draft);
  // Views that somebody began online and did not send by the meeting cannot be finished there.
  return begun && closedBecause(facts, purpose) === null ? 'begun' : null;
}

const busyWith = ({ mine, mayTake }: NonNullable<PaperDesk['draft']>): NotTyped | null =>
  mine || mayTake ? null : 'being-typed';

async function draftSeen(
  store: Store,
  viewer: Staff,
  { review }: PaperOf,
  row: SubmissionRow,
  now: number
): Promise<PaperDesk['draft']> {
  const mine = row.typedBy === viewer.staffId;
  const mayTake = !mine && (await mayGoOn(store, viewer, review, row.typedBy, now));
  return { row, by: (await nameOf(store, row.typedBy)) ?? '', mine, mayTake };
}

/** What a colleague types in is the IRO's too, and nobody else's. */
async function mayGoOn(
  store: Store,
  viewer: Staff,
  { childId, iro }: ReviewCard,
  typedBy: string | null,
  now: number
): Promise<boolean> {
  try {
    const record = { childId, iroId: iro?.id ?? null, typedBy };
    await demand(store, viewer, 'type-paper-form', record, dayOf(now));
    return true;
  } catch (problem) {
    if (problem instanceof NotYours) return false;
    throw problem;
  }
}

async function nameOf(store: Store, staffId: string | null): Promise<string | null> {
  if (staffId === null) return null;
  const { staff } = store.t;
  const [row] = await store.db.select({ name: staff.name }).from(staff).where(eq(staff.id, staffId));
  return row?.name ?? null;
}

export interface PaperForms {
  /** The forms there are for this person, on paper. */
  readonly forms: readonly {
    /** Names it among them: its id, with the version when a newer one is printed by now. */
    readonly value: string;
    readonly id: string;
    readonly version: number;
    readonly title: string;
  }[];
  /** The one that is printed with their letter, which stands first. */
  readonly printed: string | null;
  readonly language: string;
}

/** Which form came back, also one printed before its newest version: id, version and language stand at the foot. */
export async function formsOnPaper(
  store: Store,
  { review, person, purpose }: PaperOf,
  now: number
): Promise<PaperForms> {
  const { audience } = person;
  const printed = (await paperForInvited(store, review, person, now, purpose))?.form.id ?? null;
  const offered = formsFor({ purpose, audience });
  const first = [
    ...offered.filter(({ id }) => id === printed),
    ...offered.filter(({ id }) => id !== printed)
  ];
  const forms = first.flatMap((newest) =>
    [newest, ...earlierVersions(newest.id)].map(({ id, version, title, band }) => ({
      value: version === newest.version ? id : `${id} ${version}`,
      id,
      version,
      title: `${title.en} (${band})${version === newest.version ? '' : ', printed earlier'}`
    }))
  );
  return { forms, printed, language: localeOr(person.language) };
}
