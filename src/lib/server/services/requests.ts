/**
 * What a respondent asks for by pressing a button: a call, somebody to speak up for them, another time. Sent when
 * pressed, whether or not the form ever is, each with a day by which a person answers.
 */
import { and, desc, eq } from 'drizzle-orm';
import { may, type Respondent as Viewer } from '../../domain/access.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { beforeMeeting } from '../../domain/triage.ts';
import { addWorkingDays } from '../../domain/working-day.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import { newId } from '../db/id.ts';
import type { Tables } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import { holidaySet } from './bank-holidays.ts';
import { meetingDayOf } from './promised-days.ts';
import { addedDetails, sealDetails, type RequestDetails } from './request-details.ts';
import { log, type Respondent, type Writer } from './submission-records.ts';

const requestKinds = [
  'call-me',
  'advocate',
  'advocate-stop',
  'another-time',
  'independent-visitor',
  'complaint',
  'data-complaint'
] as const;
export type RequestKind = (typeof requestKinds)[number];

/**
 * Working days until a person answers. An advocate answers within one (Coram Voice's standard, domain §3.2); a call
 * is made within the same two in which an answer is read; a worry never waits longer than the next working day. A visitor
 * takes arranging: five days until somebody says how it stands.
 */
const answerWithin: Readonly<Record<RequestKind, number>> = {
  'call-me': 2,
  advocate: 1,
  // Before somebody comes who is not wanted.
  'advocate-stop': 1,
  'another-time': 2,
  'independent-visitor': 5,
  // Children Act complaints, first stage: ten working days (SI 2006/1738 reg 14).
  complaint: 10,
  // Thirty days to acknowledge (Data (Use and Access) Act 2025 s.103): twenty working days keep it.
  'data-complaint': 20
};
const answerWorryWithin = 1;

/** One request as the person who made it sees it. */
export interface MyRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly worry: boolean;
  /** The IRO does not learn of it: somebody else answers. */
  readonly keptFromIro: boolean;
  readonly words: string | null;
  readonly askedAt: number;
  readonly answerBy: Day;
  readonly handledAt: number | null;
  readonly tellChild: string | null;
}

export interface Asking {
  readonly kind: RequestKind;
  readonly words: string | null;
  readonly worry: boolean;
  /** The IRO must not learn of it. Once said, it stays said. */
  readonly keptFromIro?: boolean;
  /** Who may know and how to be reached, where the page asks it. */
  readonly details?: RequestDetails | null;
}

/**
 * Keeps a request and gives it back with its day. Asking again for the same thing while nobody has answered does
 * not make a second one: the first keeps its day (or gets an earlier one, for a worry) and takes the new words.
 */
async function ask(store: Store, who: Writer, asking: Asking, now: number): Promise<MyRequest> {
  return store.transaction(async (tx) => {
    const before = await openRequest(tx, who, asking.kind);
    const meetingOn = asking.kind === 'another-time' ? await meetingDayOf(tx, who.reviewId) : null;
    const answerBy = await answerByToday(tx, asking, now, meetingOn);
    return before
      ? askAgain(tx, who, before, asking, answerBy, now)
      : askFirst(tx, who, asking, answerBy, now);
  });
}

/**
 * Asks for a call from the page "I need help". Whoever presses that is worried, whether or not a safety answer led there:
 * staff are told at once, and whoever is on duty. @param call.words the safety answers that led there
 */
export const askFromHelp = (
  store: Store,
  who: Respondent,
  call: Pick<Asking, 'words' | 'keptFromIro'>,
  now: number
): Promise<MyRequest> => askForCall(store, who, { ...call, worry: true }, now);

/** Asks the IRO to call, or, with `keptFromIro`, somebody of the manager's team. */
export function askForCall(
  store: Store,
  who: Respondent,
  call: Pick<Asking, 'words' | 'worry' | 'keptFromIro'>,
  now: number
): Promise<MyRequest> {
  return ask(store, who, { kind: 'call-me', ...call }, now);
}

/** Asks for an advocate (Children Act 1989 s.26A). Whether carer and parents are told stands in the details. */
export function askForAdvocate(
  store: Store,
  who: Writer,
  words: string | null,
  now: number,
  keptFromIro = false,
  details: RequestDetails | null = null
): Promise<MyRequest> {
  return ask(store, who, { kind: 'advocate', words, worry: false, keptFromIro, details }, now);
}

/** Asks for another time or place of the meeting. */
export function askForAnotherTime(
  store: Store,
  who: Respondent,
  words: string,
  now: number
): Promise<MyRequest> {
  return ask(store, who, { kind: 'another-time', words, worry: false }, now);
}

/** What can be asked on a page of its own, with a few words. */
export type PlainKind = 'advocate-stop' | 'independent-visitor' | 'complaint' | 'data-complaint';

/** Complaints may be about the IRO: only the manager sees them. */
const keptFromIro: ReadonlySet<PlainKind> = new Set(['complaint', 'data-complaint']);

/** Asks for an independent visitor (Children Act 1989 s.23ZB), to have no advocate now, or complains. @param privacy where the page asks it */
export function askPlainly(
  store: Store,
  who: Respondent,
  kind: PlainKind,
  words: string | null,
  now: number,
  privacy: { readonly kept: boolean; readonly details: RequestDetails | null } | null = null
): Promise<MyRequest> {
  const kept = keptFromIro.has(kind) || (privacy?.kept ?? false);
  const details = privacy?.details ?? null;
  return ask(store, who, { kind, words, worry: false, keptFromIro: kept, details }, now);
}

/** Takes back a request that nobody has answered yet: it is closed, not erased. False when there is none. */
export async function takeBackRequest(
  store: Store,
  who: Respondent,
  kind: RequestKind,
  now: number
): Promise<boolean> {
  return store.transaction(async (tx) => {
    const before = await openRequest(tx, who, kind);
    if (!before) return false;
    await tx.db.update(tx.t.requests).set({ handledAt: now }).where(eq(tx.t.requests.id, before.id));
    await log(tx, who, `request.${kind}.taken-back`, before.id, now);
    return true;
  });
}

/** This respondent's requests for this review, the newest first; those of a child from any card. */
export async function requestsOf(store: Store, who: Writer): Promise<MyRequest[]> {
  const { requests } = store.t;
  const rows = await store.db
    .select()
    .from(requests)
    .where(and(eq(requests.childId, who.childId), eq(requests.reviewId, who.reviewId)))
    .orderBy(desc(requests.askedAt));
  const ownCards = await cardsOf(store, who);
  return rows
    .filter((row) => row.invitationId !== null && ownCards.has(row.invitationId))
    .flatMap((row) => {
      const kind = requestKinds.find((known) => known === row.kind);
      return kind ? [opened(store, { ...row, kind })] : [];
    });
}

/**
 * The requests this reader may be shown: all, when the access table lets them see what was said earlier, else those
 * made since the session began. On a shared tablet nobody must find out that a child asked for an advocate.
 *
 * @param since when the session began, in ms
 */
export async function requestsSeenBy(store: Store, viewer: Viewer, since: number): Promise<MyRequest[]> {
  const { childId, audience, invitationId } = viewer;
  const all = await requestsOf(store, viewer);
  if (may(viewer, 'read-earlier-answers', { childId, audience, invitationId })) return all;
  return all.filter((request) => request.askedAt >= since);
}

/** The open request of one kind, when this reader may be shown it. */
export async function openRequestSeenBy(
  store: Store,
  viewer: Viewer,
  since: number,
  kind: RequestKind
): Promise<MyRequest | null> {
  const seen = await requestsSeenBy(store, viewer, since);
  return seen.find((request) => request.kind === kind && request.handledAt === null) ?? null;
}

/** The request of one kind that nobody has answered yet, or null. */
async function openRequest(store: Store, who: Writer, kind: RequestKind): Promise<MyRequest | null> {
  const mine = await requestsOf(store, who);
  return mine.find((request) => request.kind === kind && request.handledAt === null) ?? null;
}

/**
 * The day by which something asked for now is answered.
 * @param meetingOn the day of the meeting, for what is of no use after it
 */
export async function answerByToday(
  store: Store,
  { kind, worry }: Pick<Asking, 'kind' | 'worry'>,
  now: number,
  meetingOn: Day | null = null
): Promise<Day> {
  const holidays = await holidaySet(store);
  const by = addWorkingDays(dayOf(now), worry ? answerWorryWithin : answerWithin[kind], holidays);
  return beforeMeeting(by, now, meetingOn, holidays);
}

/** Every invitation of this person for this review: a child who got a second card is the same child. */
async function cardsOf(store: Store, who: Writer): Promise<ReadonlySet<string | null>> {
  const { invitations } = store.t;
  if (who.audience !== 'child' && who.connectionId === null) return new Set([who.invitationId]);
  const same = who.connectionId ? eq(invitations.connectionId, who.connectionId) : undefined;
  const rows = await store.db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.reviewId, who.reviewId), eq(invitations.audience, who.audience), same));
  return new Set([who.invitationId, ...rows.map((row) => row.id)]);
}

async function askFirst(
  tx: Store,
  who: Writer,
  asking: Asking,
  answerBy: Day,
  now: number
): Promise<MyRequest> {
  const id = newId();
  const { kind, worry, words, keptFromIro = false, details = null } = asking;
  await tx.db.insert(tx.t.requests).values({
    id,
    keptFromIro,
    childId: who.childId,
    reviewId: who.reviewId,
    invitationId: who.invitationId,
    kind,
    worry,
    words: sealOrNull(tx.vault, words, `requests.words:${id}`),
    details: sealDetails(tx, id, details),
    askedAt: now,
    answerBy
  });
  await log(tx, who, `request.${kind}`, id, now);
  return { id, kind, worry, keptFromIro, words, askedAt: now, answerBy, handledAt: null, tellChild: null };
}

async function askAgain(
  tx: Store,
  who: Writer,
  before: MyRequest,
  asking: Asking,
  answerBy: Day,
  now: number
): Promise<MyRequest> {
  const after: MyRequest = {
    ...before,
    worry: before.worry || asking.worry,
    keptFromIro: before.keptFromIro || asking.keptFromIro === true,
    words: together(before.words, asking.words),
    answerBy: answerBy < before.answerBy ? answerBy : before.answerBy
  };
  const { requests } = tx.t;
  const kept = { id: requests.id, details: requests.details };
  const [row] = await tx.db.select(kept).from(requests).where(eq(requests.id, before.id));
  await tx.db
    .update(requests)
    .set({
      worry: after.worry,
      words: sealOrNull(tx.vault, after.words, `requests.words:${after.id}`),
      ...(row && asking.details ? { details: addedDetails(tx, row, asking.details) } : {}),
      answerBy: after.answerBy,
      keptFromIro: after.keptFromIro
    })
    .where(eq(requests.id, after.id));
  await log(tx, who, `request.${asking.kind}.again`, after.id, now);
  return after;
}

/** Both texts, each once: a button pressed twice says nothing new, and nothing said is lost. */
function together(before: string | null, words: string | null): string | null {
  if (!before || !words) return words ?? before;
  return before.includes(words) ? before : `${before}\n\n${words}`;
}

function opened(store: Store, row: Tables['requests']['$inferSelect'] & { kind: RequestKind }): MyRequest {
  const { id, kind, worry, keptFromIro, askedAt, answerBy, handledAt } = row;
  const words = openOrNull(store.vault, row.words, `requests.words:${id}`);
  const tellChild = openOrNull(store.vault, row.tellChild, `requests.tellChild:${id}`);
  return { id, kind, worry, keptFromIro, words, askedAt, answerBy, handledAt, tellChild };
}
