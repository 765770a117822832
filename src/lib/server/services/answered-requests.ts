/** What a child, parent or carer asked for by pressing a button, and what a person did about it. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { may } from '../../domain/access.ts';
import { dayOf, type Day } from '../../domain/day.ts';
import { openOrNull, sealOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { demand, openReview, NotYours, type Staff } from './caseload.ts';
import { noteReadings } from './readings.ts';

/** One request as staff see it. */
export interface RequestCard {
  readonly id: string;
  readonly kind: string;
  readonly worry: boolean;
  /** The IRO is not to know of it. */
  readonly keptFromIro: boolean;
  readonly words: string | null;
  /** child | parent | carer; null when it was not made through an invitation. */
  readonly from: string | null;
  readonly askedAt: number;
  readonly answerBy: Day;
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
  const { requests, staff, invitations } = store.t;
  const rows = await store.db
    .select({ request: requests, by: staff.name, from: invitations.audience })
    .from(requests)
    .leftJoin(staff, eq(staff.id, requests.handledBy))
    .leftJoin(invitations, eq(invitations.id, requests.invitationId))
    .where(
      and(
        eq(requests.childId, review.childId),
        maySeeKept(viewer) ? undefined : eq(requests.keptFromIro, false)
      )
    )
    .orderBy(asc(requests.askedAt));
  const shown = rows.filter(({ request }) => request.reviewId === reviewId || request.handledAt === null);
  const reading = shown.map(({ request }) => ({
    action: 'request.read',
    childId: review.childId,
    subjectId: request.id
  }));
  await noteReadings(store, viewer, reading, now);
  return shown.map(({ request, by, from }) => ({
    id: request.id,
    kind: request.kind,
    worry: request.worry,
    keptFromIro: request.keptFromIro,
    words: openOrNull(store.vault, request.words, `requests.words:${request.id}`),
    from,
    askedAt: request.askedAt,
    answerBy: request.answerBy,
    handled:
      request.handledAt === null
        ? null
        : {
            at: request.handledAt,
            by,
            outcome: openOrNull(store.vault, request.outcome, `requests.outcome:${request.id}`),
            tellChild: openOrNull(store.vault, request.tellChild, `requests.tellChild:${request.id}`)
          }
  }));
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
  const { requests, children } = store.t;
  const [row] = await store.db
    .select({ childId: requests.childId, iroId: children.iroId, kept: requests.keptFromIro })
    .from(requests)
    .innerJoin(children, eq(children.id, requests.childId))
    .where(eq(requests.id, requestId));
  if (row === undefined) throw new NotYours();
  await demand(store, viewer, row.kept ? 'handle-kept-request' : 'handle-request', row, dayOf(now));
  const errors: RequestErrors = {
    ...(entries.outcome.trim() === '' ? { outcome: 'Say what was done.' } : {}),
    ...(entries.tellChild.trim() === '' ? { tellChild: 'Say what the person who asked will see.' } : {})
  };
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  await close(store, viewer, row.childId, requestId, entries, now);
  return { ok: true };
}

async function close(
  store: Store,
  viewer: Staff,
  childId: string,
  requestId: string,
  entries: RequestEntries,
  now: number
): Promise<void> {
  await store.transaction(async (tx) => {
    const { requests } = tx.t;
    const closed = await tx.db
      .update(requests)
      .set({
        handledAt: now,
        handledBy: viewer.staffId,
        outcome: sealOrNull(tx.vault, entries.outcome.trim(), `requests.outcome:${requestId}`),
        tellChild: sealOrNull(tx.vault, entries.tellChild.trim(), `requests.tellChild:${requestId}`)
      })
      .where(and(eq(requests.id, requestId), isNull(requests.handledAt)))
      .returning({ id: requests.id });
    if (closed.length > 0)
      await noteReadings(tx, viewer, [{ action: 'request.answered', childId, subjectId: requestId }], now);
  });
}
