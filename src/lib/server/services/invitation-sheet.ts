/** Who is asked for their views before one review, where each stands, and their way in ended or its pictures reset. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { audienceOfRole, rolesAsked } from '../../domain/asked.ts';
import { contactIn } from '../../domain/contact.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { languageFor, printSizeOr, type PrintSize } from '../../domain/reader.ts';
import type { Audience } from '../../domain/viewer.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { viewsOfReview, waysInto } from './asked-facts.ts';
import { askedState, type AskedKind, type AskedState } from './asked-states.ts';
import { NotYours, openReview, type ReviewCard, type Staff } from './caseload.ts';
import { endInvitation } from './invitations.ts';
import { holdersOfOldDay } from './old-letters.ts';
import { resetPictures } from './picture-pass.ts';
import { endedBecause } from './ways-in.ts';

interface PersonToInvite {
  /** `child`, or the id of the connection: what a form posts. */
  readonly who: string;
  readonly audience: Audience;
  /** What they are to the child: `parent`, `teacher`; `child` for the child. */
  readonly role: string;
  readonly connectionId: string | null;
  readonly name: string;
  /** What the child calls them. */
  readonly calledBy: string | null;
  readonly contact: string | null;
  /** A message can go to that contact. */
  readonly canBeWritten: boolean;
  readonly noReminders: boolean;
  /** Of a parent: yes | supervised | none; null when nobody said. */
  readonly contactWithChild: string | null;
  /** Code of the language they are asked in, whether or not Heard has words in it. */
  readonly language: string;
  readonly printSize: PrintSize;
  /** Why they are not asked; null when they are. */
  readonly notAsked: string | null;
  readonly state: AskedKind;
  /** The day their views were sent. */
  readonly sentOn: string | null;
  /** They were typed in from paper by staff. */
  readonly typedIn: boolean;
  /** Who types in their paper, and since when. */
  readonly typing: NonNullable<AskedState['typing']> | null;
  /** The way in that is open now. */
  readonly invitation: {
    readonly id: string;
    readonly madeAt: number;
    readonly openedAt: number | null;
    readonly endsAt: number;
  } | null;
  /** The day their way in was ended by itself, and why; null while one is open, and when nobody's was. */
  readonly ended: { readonly on: Day; readonly because: string } | null;
  /** Theirs is a printed letter with a day or time of the meeting that no longer holds, and nobody has told them. */
  readonly holdsOldDay: boolean;
  /** They said that they forgot their secret pictures. */
  readonly forgotPictures: boolean;
}

export interface InvitationPage {
  readonly review: ReviewCard;
  readonly people: readonly PersonToInvite[];
  /** Whether new ways in can be made: not for a review that was cancelled. */
  readonly open: boolean;
}

/** @throws NotYours */
export async function openInvitations(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<InvitationPage> {
  const review = await openReview(store, viewer, 'invite', reviewId, now);
  const [known, invitations, submissions, forgotten, ends, oldDay] = [
    await peopleToAsk(store, review),
    await waysInto(store, reviewId, now),
    await viewsOfReview(store, reviewId),
    await forgottenBy(store, reviewId),
    await endsOf(store, review.childId),
    await holdersOfOldDay(store, reviewId, now)
  ];
  // Others are on the list when they are asked, or hold a way in that can still be ended.
  const listed = known.filter(
    (person) =>
      person.audience !== 'other' || person.notAsked === null || invitations.some((one) => isFor(one, person))
  );
  const people = listed.map((person): PersonToInvite => {
    const asked = { audience: person.audience, connectionId: person.connectionId, ask: true };
    const { kind, on, typing } = askedState(person.audience, [asked], invitations, submissions);
    const theirs = invitations.filter((one) => isFor(one, person));
    const forgotPictures = theirs.some(({ id }) => forgotten.has(id));
    const way = wayInOf(person, theirs, { ends, oldDay });
    const typedIn = submissions.some(
      (one) => isFor(one, person) && one.typedBy !== null && one.submittedAt !== null
    );
    return { ...person, ...way, state: kind, sentOn: on, typedIn, typing: typing ?? null, forgotPictures };
  });
  return { review, people, open: !review.cancelled };
}

type InvitationRow = Awaited<ReturnType<typeof waysInto>>[number];

interface Around {
  /** Why invitations were ended, by their id. */
  readonly ends: ReadonlyMap<string, string>;
  /** Invitations whose printed letters say a day that no longer holds. */
  readonly oldDay: ReadonlySet<string>;
}

/** What there is to say of one person's ways in. @param theirs of this review, the oldest first */
function wayInOf(person: Known, theirs: readonly InvitationRow[], around: Around) {
  const { ends, oldDay } = around;
  const open = theirs.find(({ isOpen }) => isOpen);
  // A child's message may have gone to an address that the register does not have.
  const hasOwnCopy = person.who === 'child' && person.contact === null && (open?.channel ?? null) !== null;
  const canBeWritten = hasOwnCopy || contactIn(person.contact ?? '') !== null;
  if (!open) return { invitation: null, ended: endOf(theirs.at(-1), ends), holdsOldDay: false, canBeWritten };
  const { id, createdAt: madeAt, openedAt, endsAt } = open;
  return {
    invitation: { id, madeAt, openedAt, endsAt },
    ended: null,
    holdsOldDay: oldDay.has(id),
    canBeWritten
  };
}

function endOf(last: InvitationRow | undefined, ends: Around['ends']): PersonToInvite['ended'] {
  const because = last && ends.get(last.id);
  return last?.endedAt && because !== undefined ? { on: dayOf(last.endedAt), because } : null;
}

/** Invitations that were ended by something else than a press on "End", with what is written down of it. */
async function endsOf(store: Store, childId: string): Promise<Map<string, string>> {
  const { events } = store.t;
  const rows = await store.db
    .select({ id: events.subjectId, action: events.action })
    .from(events)
    .where(and(eq(events.childId, childId), inArray(events.action, Object.values(endedBecause))));
  return new Map(rows.flatMap(({ id, action }) => (id === null ? [] : [[id, action]])));
}

type Known = Omit<
  PersonToInvite,
  | 'state'
  | 'sentOn'
  | 'typedIn'
  | 'typing'
  | 'invitation'
  | 'forgotPictures'
  | 'ended'
  | 'holdsOldDay'
  | 'canBeWritten'
>;

const isFor = (one: { audience: string; connectionId: string | null }, person: Known): boolean =>
  one.audience === person.audience && one.connectionId === person.connectionId;

async function peopleToAsk(store: Store, review: ReviewCard): Promise<Known[]> {
  const { connections } = store.t;
  const { vault } = store;
  const rows = await store.db
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.childId, review.childId),
        isNull(connections.endedOn),
        inArray(connections.role, rolesAsked)
      )
    )
    .orderBy(asc(connections.role), asc(connections.id));
  const child: Known = {
    who: 'child',
    audience: 'child',
    role: 'child',
    connectionId: null,
    name: review.name,
    calledBy: null,
    contactWithChild: null,
    ...(await reachedAt(store, review.childId)),
    language: review.language,
    printSize: review.printSize,
    notAsked: review.age < 4 ? 'Under 4: seen before the meeting, not asked' : null
  };
  const adults = rows.flatMap((row): Known[] => {
    const audience = audienceOfRole(row.role);
    if (audience === null) return [];
    const adult = {
      who: row.id,
      audience,
      role: row.role,
      connectionId: row.id,
      name: vault.open(row.name, `connections.name:${row.id}`),
      calledBy: openOrNull(vault, row.calledBy, `connections.calledBy:${row.id}`),
      contact: openOrNull(vault, row.contact, `connections.contact:${row.id}`),
      noReminders: row.noReminders,
      contactWithChild: row.contactWithChild,
      language: languageFor(audience, review.language, row.language),
      printSize: printSizeOr(row.printSize)
    };
    const why = openOrNull(vault, row.whyNotAsked, `connections.whyNotAsked:${row.id}`);
    const unsaid = audience === 'other' ? 'Not asked' : 'Must not be asked';
    return [{ ...adult, notAsked: row.askViews ? null : (why ?? unsaid) }];
  });
  const family = adults.filter(({ audience }) => audience !== 'other');
  return [child, ...family, ...adults.filter(({ audience }) => audience === 'other')];
}

/** The child's own contact, and whether they are reminded. */
async function reachedAt(store: Store, childId: string): Promise<Pick<Known, 'contact' | 'noReminders'>> {
  const { children } = store.t;
  const [row] = await store.db
    .select({ contact: children.contact, noReminders: children.noReminders })
    .from(children)
    .where(eq(children.id, childId));
  const contact = openOrNull(store.vault, row?.contact, `children.contact:${childId}`);
  return { contact, noReminders: row?.noReminders ?? false };
}

/** Invitations whose holder waits for new pictures. */
async function forgottenBy(store: Store, reviewId: string): Promise<Set<string>> {
  const { requests } = store.t;
  const open = and(
    eq(requests.reviewId, reviewId),
    eq(requests.kind, 'pictures'),
    isNull(requests.handledAt)
  );
  const rows = await store.db.select({ id: requests.invitationId }).from(requests).where(open);
  return new Set(rows.flatMap((row) => row.id ?? []));
}

/** Ends one way in of this review at once. @throws NotYours */
export async function endWayIn(
  store: Store,
  viewer: Staff,
  reviewId: string,
  invitationId: string,
  now: number
): Promise<void> {
  await demandInvitation(store, viewer, reviewId, invitationId, now);
  await endInvitation(store, invitationId, viewer.staffId, now);
}

/** Lets whoever holds this way in choose new secret pictures; the request for it is answered. @throws NotYours */
export async function allowNewPictures(
  store: Store,
  viewer: Staff,
  reviewId: string,
  invitationId: string,
  now: number
): Promise<void> {
  await openReview(store, viewer, 'give-new-pictures', reviewId, now);
  await demandInvitation(store, viewer, reviewId, invitationId, now);
  await resetPictures(store, invitationId, viewer.staffId, now);
  const { requests } = store.t;
  await store.db
    .update(requests)
    .set({ handledAt: now, handledBy: viewer.staffId })
    .where(
      and(eq(requests.invitationId, invitationId), eq(requests.kind, 'pictures'), isNull(requests.handledAt))
    );
}

async function demandInvitation(
  store: Store,
  viewer: Staff,
  reviewId: string,
  invitationId: string,
  now: number
): Promise<void> {
  await openReview(store, viewer, 'invite', reviewId, now);
  const { invitations } = store.t;
  const theirs = and(eq(invitations.id, invitationId), eq(invitations.reviewId, reviewId));
  const [row] = await store.db.select({ id: invitations.id }).from(invitations).where(theirs);
  if (!row) throw new NotYours();
}
