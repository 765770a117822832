/** What the list of who is still to be asked is computed from: one query for each table, whatever the number of reviews. */
import { and, asc, eq, gte, inArray, isNull, type SQL } from 'drizzle-orm';
import { rolesAsked } from '../../domain/asked.ts';
import type { Store } from '../db/store.ts';
import { lastStates, type OutboxState } from './outbox-lines.ts';

/** What is written down of a letter that was made with many others. */
export const toPrint = 'invitation.to-print';
export const printed = 'invitation.printed';

/** In milliseconds: nobody is asked longer before a meeting than this. */
const longestAgo = 60 * 86_400_000;

export type Around = Awaited<ReturnType<typeof around>>[number];
export type Invited = Awaited<ReturnType<typeof invited>>[number];

export interface AskFacts {
  /** By child. */
  readonly around: ReadonlyMap<string, readonly Around[]>;
  /** By review. */
  readonly invited: ReadonlyMap<string, readonly Invited[]>;
  /** By review: who has begun or sent. */
  readonly answered: ReadonlyMap<string, readonly { audience: string; connectionId: string | null }[]>;
  /** By invitation: how its last message fared. */
  readonly messages: ReadonlyMap<string, OutboxState>;
  /** By invitation: a letter that nobody has said was printed, who made it and when. */
  readonly unprinted: ReadonlyMap<string, { readonly by: string | null; readonly at: number }>;
}

/** @param where of `reviews` and `children`. The caller has checked whose they are. */
export async function askFacts(store: Store, where: SQL | undefined, now: number): Promise<AskFacts> {
  return {
    around: Map.groupBy(await around(store, where), ({ childId }) => childId),
    invited: Map.groupBy(await invited(store, where), ({ reviewId }) => reviewId),
    answered: Map.groupBy(await answered(store, where), ({ reviewId }) => reviewId),
    messages: lastStates(await messages(store, where), now),
    unprinted: unprintedIn(await printing(store, where, now - longestAgo))
  };
}

/** Those round the children who have a role that can be asked, whether or not they are. */
function around(store: Store, where: SQL | undefined) {
  const { connections, reviews, children } = store.t;
  const { id, childId, role, name, calledBy, contact, language, printSize, askViews, whyNotAsked } =
    connections;
  return store.db
    .select({ ...{ id, childId, role, name, calledBy, contact, language, printSize, askViews, whyNotAsked } })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(connections, eq(connections.childId, children.id))
    .where(and(where, inArray(connections.role, rolesAsked), isNull(connections.endedOn)))
    .orderBy(asc(connections.role), asc(connections.id));
}

function invited(store: Store, where: SQL | undefined) {
  const { invitations, reviews, children } = store.t;
  const { id, reviewId, audience, connectionId, channel, contact, openedAt, endsAt, endedAt } = invitations;
  return store.db
    .select({ id, reviewId, audience, connectionId, channel, contact, openedAt, endsAt, endedAt })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(invitations, eq(invitations.reviewId, reviews.id))
    .where(where);
}

function answered(store: Store, where: SQL | undefined) {
  const { submissions, reviews, children } = store.t;
  const { reviewId, audience, connectionId } = submissions;
  return store.db
    .select({ reviewId, audience, connectionId })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(submissions, eq(submissions.reviewId, reviews.id))
    .where(
      and(
        where,
        eq(submissions.purpose, 'views'),
        isNull(submissions.withdrawnAt),
        isNull(submissions.replacedAt)
      )
    );
}

function messages(store: Store, where: SQL | undefined) {
  const { outbox, reviews, children } = store.t;
  const { about, putInAt, sentAt, givenUpAt, handedAt, problem } = outbox;
  return store.db
    .select({ about, putInAt, sentAt, givenUpAt, handedAt, problem })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(outbox, eq(outbox.reviewId, reviews.id))
    .where(where)
    .orderBy(asc(outbox.putInAt));
}

function printing(store: Store, where: SQL | undefined, since: number) {
  const { events, reviews, children, staff } = store.t;
  const { subjectId, action, at } = events;
  return store.db
    .select({ invitationId: subjectId, action, at, by: staff.name })
    .from(reviews)
    .innerJoin(children, eq(children.id, reviews.childId))
    .innerJoin(events, and(eq(events.childId, children.id), gte(events.at, since)))
    .leftJoin(staff, eq(staff.id, events.actorId))
    .where(and(where, inArray(events.action, [toPrint, printed])));
}

function unprintedIn(rows: Awaited<ReturnType<typeof printing>>): AskFacts['unprinted'] {
  const done = new Set(
    rows.flatMap(({ action, invitationId }) => (action === printed ? [invitationId] : []))
  );
  return new Map(
    rows.flatMap(({ action, invitationId, by, at }) =>
      action === toPrint && invitationId !== null && !done.has(invitationId)
        ? [[invitationId, { by, at }] as const]
        : []
    )
  );
}
