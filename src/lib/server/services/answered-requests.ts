/** What a child, parent or carer asked for by pressing a button, and what a person did about it. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { may } from '../../domain/access.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { demand, openReview, NotYours, type ReviewCard, type Staff } from './caseload.ts';
import { onDutyNow } from './on-duty.ts';
import { noteReadings } from './readings.ts';
import { openDetails, type RequestDetails } from './request-details.ts';

/** One request as staff see it. */
export interface RequestCard {
  readonly id: string;
  readonly kind: string;
  readonly worry: boolean;
  /** The IRO is not to know of it. */
  readonly keptFromIro: boolean;
  readonly words: string | null;
  /** Who may know of it, and how to reach who asked. */
  readonly details: RequestDetails;
  /** child | parent | carer; null when it was not made through an invitation. */
  readonly from: string | null;
  /** How whoever asked is reached: their e-mail address or number, as it was written down. */
  readonly reach: readonly string[];
  readonly askedAt: number;
  readonly answerBy: Day;
  /** It was passed to the advocacy provider. */
  readonly referralId: string | null;
  /** What was written about it while it is open: somebody tried, or it was opened again. */
  readonly soFar: {
    /** When somebody tried last and did not reach them. */
    readonly triedAt: number | null;
    readonly outcome: string | null;
    readonly tellChild: string | null;
  } | null;
  readonly handled: {
    readonly at: number;
    readonly by: string | null;
    readonly outcome: string | null;
    readonly tellChild: string | null;
  } | null;
}

export interface RequestEntries {
  readonly outcome: string;
  readonly tellChild: string;
}
type RequestErrors = Partial<Record<keyof RequestEntries, string>>;
export type Answered = { readonly ok: true } | { readonly ok: false; readonly errors: RequestErrors };

/** Whether requests that are kept from the IRO are shown to this person. */
export const maySeeKept = (viewer: Staff): boolean => may(viewer, 'handle-kept-request');

/**
 * Every request made for this review, or by this child outside any review and still open; logged as read. What is kept
 * from the IRO is there only for those who may see it.
 */
export async function requestsFor(
  store: Store,
  viewer: Staff,
  reviewId: string,
  now: number
): Promise<RequestCard[]> {
  const review = await openReview(store, viewer, 'handle-request', reviewId, now);
  return requestsOn(store, viewer, review, () => true, now);
}

/** The requests that `shows` lets through, logged as read. The caller has opened the review for who may answer them. */
export async function requestsOn(
  store: Store,
  viewer: Staff,
  review: Pick<ReviewCard, 'id' | 'childId'>,
  shows: (request: { readonly worry: boolean; readonly handledAt: number | null }) => boolean,
  now: number
): Promise<RequestCard[]> {
  const { requests, staff, invitations, referrals, connections, children } = store.t;
  const rows = await store.db
    .select({
      request: requests,
      by: staff.name,
      from: invitations.audience,
      referralId: referrals.id,
      invitation: invitations,
      connection: connections,
      child: children
    })
    .from(requests)
    .innerJoin(children, eq(children.id, requests.childId))
    .leftJoin(staff, eq(staff.id, requests.handledBy))
    .leftJoin(invitations, eq(invitations.id, requests.invitationId))
    .leftJoin(connections, eq(connections.id, invitations.connectionId))
    .leftJoin(referrals, eq(referrals.requestId, requests.id))
    .where(
      and(
        eq(requests.childId, review.childId),
        maySeeKept(viewer) ? undefined : eq(requests.keptFromIro, false)
      )
    )
    .orderBy(asc(requests.askedAt));
  const shown = rows.filter(
    ({ request }) => (request.reviewId === review.id || request.handledAt === null) && shows(request)
  );
  const reading = shown.map(({ request }) => ({
    action: 'request.read',
    childId: review.childId,
    subjectId: request.id
  }));
  await noteReadings(store, viewer, reading, now);
  return shown.map((row) => cardOf(store, { ...row, reach: reachOf(store, row) }));
}

type Rows = Store['t'];

/** The contact of the person themself, and the one their invitation went to; each once. */
function reachOf(
  { vault }: Store,
  {
    invitation,
    connection,
    child
  }: {
    readonly invitation: Rows['invitations']['$inferSelect'] | null;
    readonly connection: Rows['connections']['$inferSelect'] | null;
    readonly child: Rows['children']['$inferSelect'];
  }
): string[] {
  const asked = invitation && openOrNull(vault, invitation.contact, `invitations.contact:${invitation.id}`);
  const isChild = invitation === null || invitation.audience === 'child';
  const own = connection
    ? [openOrNull(vault, connection.contact, `connections.contact:${connection.id}`)]
    : isChild
      ? [openOrNull(vault, child.contact, `children.contact:${child.id}`)]
      : [];
  return [...new Set([...own, asked].filter((line) => line !== null))];
}

function cardOf(
  store: Store,
  {
    request,
    by,
    from,
    referralId,
    reach
  }: {
    readonly request: Store['t']['requests']['$inferSelect'];
    readonly by: string | null;
    readonly from: string | null;
    readonly referralId: string | null;
    readonly reach: readonly string[];
  }
): RequestCard {
  const outcome = openOrNull(store.vault, request.outcome, `requests.outcome:${request.id}`);
  const tellChild = openOrNull(store.vault, request.tellChild, `requests.tellChild:${request.id}`);
  const isOpen = request.handledAt === null;
  return {
    id: request.id,
    kind: request.kind,
    worry: request.worry,
    keptFromIro: request.keptFromIro,
    words: openOrNull(store.vault, request.words, `requests.words:${request.id}`),
    details: openDetails(store, request),
    from,
    reach,
    askedAt: request.askedAt,
    answerBy: request.answerBy,
    referralId,
    soFar: isOpen && tellChild !== null ? { triedAt: request.triedAt, outcome, tellChild } : null,
    handled: request.handledAt === null ? null : { at: request.handledAt, by, outcome, tellChild }
  };
}

/**
 * A request as it is kept, for somebody who may act on it.
 * @throws NotYours when it is not there, not of this person's caseload, or kept from them
 */
export async function requestFor(store: Store, viewer: Staff, requestId: string, now: number) {
  const { requests, children, invitations } = store.t;
  const [row] = await store.db
    .select({
      childId: requests.childId,
      reviewId: requests.reviewId,
      iroId: children.iroId,
      kind: requests.kind,
      kept: requests.keptFromIro,
      worry: requests.worry,
      handledAt: requests.handledAt,
      handledBy: requests.handledBy,
      answerBy: requests.answerBy,
      outcome: requests.outcome,
      words: requests.words,
      details: requests.details,
      askedAt: requests.askedAt,
      from: invitations.audience
    })
    .from(requests)
    .innerJoin(children, eq(children.id, requests.childId))
    .leftJoin(invitations, eq(invitations.id, requests.invitationId))
    .where(eq(requests.id, requestId));
  if (row === undefined) throw new NotYours();
  const waits = row.worry && !row.kept && row.handledAt === null;
  const record = { ...row, onDuty: waits ? await onDutyNow(store, viewer, now) : [] };
  await demand(store, viewer, row.kept ? 'handle-kept-request' : 'handle-request', record, dayOf(now));
  return row;
}

/**
 * Marks a request as answered: what was done, and what the person who asked will see. A second press changes nothing.
 * @throws NotYours when the request is not there or not of this person's caseload.
 */
export async function answerRequest(
  store: Store,
  viewer: Staff,
  requestId: string,
  entries: RequestEntries,
  now: number
): Promise<Answered> {
  const row = await requestFor(store, viewer, requestId, now);
  const errors = requestErrors(entries);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const before = openOrNull(store.vault, row.outcome, `requests.outcome:${requestId}`);
  const written = { ...entries, outcome: withBefore(before, entries.outcome) };
  await store.transaction((tx) =>
    closeRequest(tx, viewer, { id: requestId, childId: row.childId }, written, now)
  );
  return { ok: true };
}

/** What is missing in what was written about a request. */
export const requestErrors = (entries: RequestEntries): RequestErrors => ({
  ...(entries.outcome.trim() === '' ? { outcome: 'Say what was done.' } : {}),
  ...(entries.tellChild.trim() === '' ? { tellChild: 'Say what the person who asked will see.' } : {})
});

/** What was done so far, and then: that somebody tried is not lost when it is answered. */
export const withBefore = (before: string | null, outcome: string): string =>
  before === null ? outcome.trim() : `${before} · ${outcome.trim()}`;

/** Closes an open request inside a transaction, and logs it. False when somebody has closed it before. */
export async function closeRequest(
  tx: Store,
  viewer: Staff,
  { id, childId }: { readonly id: string; readonly childId: string },
  entries: RequestEntries,
  now: number
): Promise<boolean> {
  const { requests } = tx.t;
  const closed = await tx.db
    .update(requests)
    .set({
      handledAt: now,
      handledBy: viewer.staffId,
      outcome: sealOrNull(tx.vault, entries.outcome.trim(), `requests.outcome:${id}`),
      tellChild: sealOrNull(tx.vault, entries.tellChild.trim(), `requests.tellChild:${id}`)
    })
    .where(and(eq(requests.id, id), isNull(requests.handledAt)))
    .returning({ id: requests.id });
  if (closed.length > 0)
    await noteReadings(tx, viewer, [{ action: 'request.answered', childId, subjectId: id }], now);
  return closed.length > 0;
}
