/**
 * Invitations: one person's way in for one review, by link or by three words. The token and the words are shown once,
 * when the invitation is made, and stored as hashes; making a new one ends the old.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { and, eq, gt, gte, isNull, ne } from 'drizzle-orm';
import { mayComeIn } from '../../domain/asked.ts';
import { addDays, dayOf, type Day } from '../../domain/day.ts';
import { languageFor } from '../../domain/reader.ts';
import type { Audience } from '../../domain/viewer.ts';
import type { Contact } from '../../domain/contact.ts';
import { makeWordsCode, normaliseWordsCode } from '../../domain/words-code.ts';
import { sealOrNull } from '../crypto/vault.ts';
import { isUniqueViolation } from '../db/errors.ts';
import { newId } from '../db/id.ts';
import type { Tables } from '../db/schema.ts';
import type { Store } from '../db/store.ts';
import { record } from './events.ts';

export type Invitation = Tables['invitations']['$inferSelect'];

export interface NewInvitation {
  readonly reviewId: string;
  readonly audience: Audience;
  /** The adult; null for the child. */
  readonly connectionId?: string | null;
  /** Locale of the pages; the person's own when it is not given. */
  readonly language?: string;
  /** When the way in closes; by default six weeks after the meeting, so that it can be rated. */
  readonly endsAt?: number;
  /** Where the link is sent; null when it is printed. */
  readonly contact?: Contact | null;
  /** The member of staff; null for the service itself. */
  readonly createdBy: string | null;
}

/** Shown once, then only their hashes are known. */
export interface MadeInvitation {
  readonly id: string;
  /** For the address `/i/<token>` and its QR code. */
  readonly token: string;
  /** Three words, with dashes. */
  readonly code: string;
}

/**
 * What a token or code leads to. Each way in which it can be closed is told in its own words: `replaced` while a newer
 * way in of the same person is open, `ended` when there is none. Neither says why, or of whom.
 */
export type Found =
  | { readonly state: 'open'; readonly invitation: Invitation }
  | { readonly state: 'replaced' | 'ended' | 'over' | 'held' | 'cancelled' | 'unknown' };

const daysAfterMeeting = 42;
const daysWithoutMeeting = 120;
const daysToRate = 14;

/**
 * Makes an invitation. An earlier one of the same person for the same review ends, with its sessions.
 * @throws {RangeError} when there is no such review
 */
export async function createInvitation(
  store: Store,
  wanted: NewInvitation,
  now: number
): Promise<MadeInvitation> {
  const token = newToken();
  const code = makeWordsCode((below) => randomInt(below));
  try {
    const id = await store.transaction((tx) => insertInvitation(tx, wanted, { token, code }, now));
    return { id, token, code };
  } catch (error) {
    // Two codes met by chance (one in millions): another draw settles it.
    if (isUniqueViolation(error)) return createInvitation(store, wanted, now);
    throw error;
  }
}

/** Finds an invitation by the token of its link, or of a link that came with a reminder. */
export async function findByToken(store: Store, token: string, now: number): Promise<Found> {
  const hash = tokenHash(token);
  const found = await find(store, eq(store.t.invitations.tokenHash, hash), now);
  if (found.state !== 'unknown') return found;
  const { invitationLinks, invitations } = store.t;
  const [link] = await store.db
    .select({ id: invitationLinks.invitationId })
    .from(invitationLinks)
    .where(eq(invitationLinks.tokenHash, hash));
  return link ? find(store, eq(invitations.id, link.id), now) : found;
}

/** One more link to the same way in, for a reminder. The token is shown this once. */
export async function addLink(tx: Store, invitationId: string, now: number): Promise<string> {
  const token = newToken();
  await tx.db
    .insert(tx.t.invitationLinks)
    .values({ id: newId(), invitationId, tokenHash: tokenHash(token), createdAt: now });
  return token;
}

/** Finds an invitation by its three words as typed: any case, any spaces, commas or dashes between them. */
export function findByCode(store: Store, typed: string, now: number): Promise<Found> {
  const code = normaliseWordsCode(typed);
  if (code === null) return Promise.resolve({ state: 'unknown' });
  return find(store, eq(store.t.invitations.codeHash, codeHash(store, code)), now);
}

/**
 * Notes that somebody came in with it. Only ever called for a pressed button: programs that look at the links in
 * a message must not make an invitation look opened.
 * @returns whether it was the first time
 */
export async function enterInvitation(store: Store, invitation: Invitation, now: number): Promise<boolean> {
  const { id, childId } = invitation;
  return store.transaction(async (tx) => {
    const rows = await tx.db
      .update(tx.t.invitations)
      .set({ openedAt: now })
      .where(and(eq(tx.t.invitations.id, id), isNull(tx.t.invitations.openedAt)))
      .returning({ id: tx.t.invitations.id });
    const entered = { actorKind: 'respondent', actorId: id, action: 'invitation.entered' } as const;
    await record(tx, { ...entered, childId, subjectId: id }, now);
    return rows.length > 0;
  });
}

/** Ends an invitation: link and words stop working, and whoever is in with it is out. */
export async function endInvitation(
  store: Store,
  id: string,
  staffId: string | null,
  now: number
): Promise<void> {
  const { invitations } = store.t;
  await store.transaction(async (tx) => {
    const rows = await tx.db
      .update(invitations)
      .set({ endedAt: now })
      .where(and(eq(invitations.id, id), isNull(invitations.endedAt)))
      .returning({ childId: invitations.childId });
    const [ended] = rows;
    if (ended) await recordBy(tx, staffId, 'invitation.ended', { childId: ended.childId, id }, now);
  });
}

async function insertInvitation(
  tx: Store,
  wanted: NewInvitation,
  secrets: { readonly token: string; readonly code: string },
  now: number
): Promise<string> {
  const { reviews, children, connections, invitations } = tx.t;
  const { reviewId, audience, connectionId = null, createdBy } = wanted;
  const [found] = await tx.db
    .select({ review: reviews, childs: children.language, own: connections.language })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .leftJoin(connections, eq(connections.id, connectionId ?? ''))
    .where(eq(reviews.id, reviewId));
  if (!found) throw new RangeError('There is no such review');
  await endEarlier(tx, wanted, now);
  const id = newId();
  const { childId } = found.review;
  await tx.db.insert(invitations).values({
    id,
    reviewId,
    childId,
    audience,
    connectionId,
    tokenHash: tokenHash(secrets.token),
    codeHash: codeHash(tx, secrets.code),
    language: wanted.language ?? languageFor(audience, found.childs, found.own),
    channel: wanted.contact?.channel ?? null,
    contact: sealOrNull(tx.vault, wanted.contact?.to ?? null, `invitations.contact:${id}`),
    createdBy,
    createdAt: now,
    endsAt: wanted.endsAt ?? endFor(found.review, now)
  });
  await recordBy(tx, createdBy, 'invitation.created', { childId, id }, now);
  return id;
}

async function endEarlier(
  tx: Store,
  { reviewId, audience, connectionId }: NewInvitation,
  now: number
): Promise<void> {
  const { invitations } = tx.t;
  const samePerson = connectionId
    ? eq(invitations.connectionId, connectionId)
    : and(eq(invitations.audience, audience), isNull(invitations.connectionId));
  await tx.db
    .update(invitations)
    .set({ endedAt: now })
    .where(and(eq(invitations.reviewId, reviewId), samePerson, isNull(invitations.endedAt)));
}

async function find(store: Store, condition: ReturnType<typeof eq>, now: number): Promise<Found> {
  const { invitations, reviews, connections } = store.t;
  const { heldOn, cancelledAt } = reviews;
  const [row] = await store.db
    .select({ invitation: invitations, heldOn, cancelledAt, person: connections })
    .from(invitations)
    .innerJoin(reviews, eq(reviews.id, invitations.reviewId))
    .leftJoin(connections, eq(connections.id, invitations.connectionId))
    .where(condition);
  if (!row) return { state: 'unknown' };
  if (!mayComeIn(row.invitation, row.person)) return { state: 'ended' };
  if (row.invitation.endedAt !== null)
    return { state: (await hasNewer(store, row.invitation, now)) ? 'replaced' : 'ended' };
  if (row.cancelledAt !== null) return { state: 'cancelled' };
  if (row.invitation.endsAt <= now) return { state: row.heldOn === null ? 'over' : 'held' };
  return { state: 'open', invitation: row.invitation };
}

/** Whether the same person has a way in that is open now, for this review or, where they are known, a later one. */
async function hasNewer(store: Store, ended: Invitation, now: number): Promise<boolean> {
  const { invitations, reviews } = store.t;
  const { childId, audience, connectionId, reviewId, createdAt } = ended;
  const isKnown = audience === 'child' || connectionId !== null;
  const [newer] = await store.db
    .select({ id: invitations.id })
    .from(invitations)
    .innerJoin(reviews, eq(reviews.id, invitations.reviewId))
    .where(
      and(
        eq(invitations.childId, childId),
        eq(invitations.audience, audience),
        connectionId === null ? isNull(invitations.connectionId) : eq(invitations.connectionId, connectionId),
        isKnown ? undefined : eq(invitations.reviewId, reviewId),
        ne(invitations.id, ended.id),
        gte(invitations.createdAt, createdAt),
        gt(invitations.endsAt, now),
        isNull(invitations.endedAt),
        isNull(reviews.cancelledAt)
      )
    )
    .limit(1);
  return newer !== undefined;
}

/** A way in made after the meeting is for saying how it was, and stays open long enough for that. */
function endFor({ heldOn, meetingOn }: { heldOn: Day | null; meetingOn: Day | null }, now: number): number {
  if (heldOn === null) return usualEnd(meetingOn, now);
  return Math.max(usualEnd(heldOn, now), now + daysToRate * 86_400_000);
}

/** When a way in closes by itself: six weeks after the meeting. */
export function usualEnd(meetingOn: Day | null, now: number): number {
  const day = meetingOn ? addDays(meetingOn, daysAfterMeeting) : addDays(dayOf(now), daysWithoutMeeting);
  return Math.max(Date.parse(`${day}T23:59:59Z`), now);
}

const newToken = (): string => randomBytes(32).toString('base64url');

/** 256 random bits need no slow or keyed hash. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Three words could be guessed from a plain hash, so theirs is keyed. */
function codeHash(store: Store, code: string): string {
  return store.vault.mac('invitations.code', code);
}

function recordBy(
  tx: Store,
  staffId: string | null,
  action: string,
  of: { readonly childId: string; readonly id: string },
  now: number
): Promise<void> {
  const actorKind = staffId === null ? 'system' : 'staff';
  return record(tx, { actorKind, actorId: staffId, action, childId: of.childId, subjectId: of.id }, now);
}
