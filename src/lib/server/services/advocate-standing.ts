/** Whether an advocate was asked for already, and how the child says that they do not want one now. */
import { and, asc, eq, gte, isNotNull, isNull, or } from 'drizzle-orm';
import { may, type Respondent as Viewer } from '../../domain/access.ts';
import type { Store } from '../db/store.ts';
import type { Staff } from './caseload.ts';
import { closeRequest } from './answered-requests.ts';
import { askPlainly, requestsSeenBy, takeBackRequest, type MyRequest } from './requests.ts';
import type { Writer } from './submission-records.ts';
import { toldOf, type ToldReferral } from './told-requests.ts';

type ReferralRow = Store['t']['referrals']['$inferSelect'];

/**
 * Whether a yes to an advocate in what is sent now was heard already: it waits for an answer, the provider has it, or it
 * stood in the last sending too and was dealt with since. Then it asks for nothing new.
 * @param repeated the views that this sending takes the place of said yes as well
 */
export async function isAdvocateAsked(tx: Store, who: Writer, repeated: boolean): Promise<boolean> {
  if (who.audience === 'child' && (await openAdvocateReferrals(tx, who.childId)).length > 0) return true;
  const asked = await advocateRequests(tx, who);
  return asked.some(({ handledAt }) => handledAt === null || repeated);
}

/** This person's requests for an advocate at this review; a child's also from paper, or said in person. */
async function advocateRequests(tx: Store, who: Writer): Promise<{ readonly handledAt: number | null }[]> {
  const { requests, invitations } = tx.t;
  const card =
    who.audience === 'child'
      ? or(isNull(requests.invitationId), eq(invitations.audience, 'child'))
      : who.connectionId
        ? eq(invitations.connectionId, who.connectionId)
        : eq(requests.invitationId, who.invitationId ?? '');
  return tx.db
    .select({ handledAt: requests.handledAt })
    .from(requests)
    .leftJoin(invitations, eq(invitations.id, requests.invitationId))
    .where(
      and(
        eq(requests.childId, who.childId),
        eq(requests.reviewId, who.reviewId),
        eq(requests.kind, 'advocate'),
        card
      )
    );
}

function openAdvocateReferrals({ db, t: { referrals } }: Store, childId: string): Promise<ReferralRow[]> {
  return db
    .select()
    .from(referrals)
    .where(and(eq(referrals.childId, childId), eq(referrals.kind, 'advocate'), isNull(referrals.closedAt)))
    .orderBy(asc(referrals.referredAt));
}

/** The advocate who stands for a child now, as the child may be told. */
export interface AdvocateStanding extends ToldReferral {
  /** The child has said that they do not want it now; null while they have not. */
  readonly stop: Pick<MyRequest, 'answerBy' | 'handledAt' | 'tellChild'> | null;
}

/**
 * The open referral to an advocate that this reader may be shown: the child who has shown their secret pictures, or who
 * asked for it since the session began. Told as on the home: what the child wanted kept goes with its own request alone.
 * @param since when the session began, in ms
 */
export async function advocateStanding(
  store: Store,
  viewer: Viewer,
  since: number
): Promise<AdvocateStanding | null> {
  const row = await seenReferral(store, viewer, since);
  if (!row) return null;
  const stops = (await requestsSeenBy(store, viewer, since)).filter(
    (request) =>
      request.kind === 'advocate-stop' &&
      request.askedAt >= row.referredAt &&
      (request.handledAt === null || request.tellChild !== null)
  );
  return { ...toldOf(store, row), stop: stops[0] ?? null };
}

async function seenReferral(store: Store, viewer: Viewer, since: number): Promise<ReferralRow | null> {
  if (viewer.audience !== 'child') return null;
  const open = await openAdvocateReferrals(store, viewer.childId);
  if (open.length === 0) return null;
  const { childId, audience } = viewer;
  const seesAll = may(viewer, 'read-reply', { childId, audience });
  const asked = new Set((await requestsSeenBy(store, viewer, since)).map(({ id }) => id));
  return (
    open.find(
      ({ requestId, keptFromIro }) =>
        (requestId !== null && asked.has(requestId)) || (seesAll && !keptFromIro)
    ) ?? null
  );
}

/**
 * Says for the child that they do not want the advocate now. It waits for a person like any other request, is kept from
 * the IRO when the referral is, and stands on the provider's page, who closes it. Without a referral it does nothing.
 */
export async function stopAdvocate(store: Store, viewer: Viewer, since: number, now: number): Promise<void> {
  const row = await seenReferral(store, viewer, since);
  if (row)
    await askPlainly(store, viewer, 'advocate-stop', null, now, { kept: row.keptFromIro, details: null });
}

/** The child does want it after all, while nobody has answered. */
export const goOnWithAdvocate = (store: Store, viewer: Viewer, now: number): Promise<boolean> =>
  takeBackRequest(store, viewer, 'advocate-stop', now);

type Stoppable = Pick<ReferralRow, 'childId' | 'kind' | 'keptFromIro' | 'referredAt'>;

/** When the child said that they do not want this advocate; null when they have not, or took it back. */
export async function stopAskedAt(store: Store, referral: Stoppable): Promise<number | null> {
  const { requests } = store.t;
  const [row] = await stopsOf(store, referral, or(isNull(requests.handledAt), isNotNull(requests.handledBy)));
  return row?.askedAt ?? null;
}

/** Closes what the child asked once the referral is closed; the home says that it has come to an end. */
export async function closeStops(tx: Store, viewer: Staff, referral: Stoppable, now: number): Promise<void> {
  for (const stop of await stopsOf(tx, referral, isNull(tx.t.requests.handledAt)))
    await closeRequest(tx, viewer, stop, { outcome: 'The referral was closed.', tellChild: '' }, now);
}

async function stopsOf(
  { db, t: { requests } }: Store,
  { childId, kind, keptFromIro, referredAt }: Stoppable,
  open: ReturnType<typeof isNull> | undefined
) {
  if (kind !== 'advocate') return [];
  return db
    .select({ id: requests.id, childId: requests.childId, askedAt: requests.askedAt })
    .from(requests)
    .where(
      and(
        eq(requests.childId, childId),
        eq(requests.kind, 'advocate-stop'),
        eq(requests.keptFromIro, keptFromIro),
        gte(requests.askedAt, referredAt),
        open
      )
    );
}
