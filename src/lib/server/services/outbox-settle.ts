/** Messages that did not arrive, or that nobody knows of: they wait for a person, however many came after them. */
import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { childName } from './caseload.ts';
import { lineOf, type OutboxLine } from './outbox-lines.ts';
import { answerWithin } from './outbox.ts';

/** So long a message that is about no way in is asked about; one about a way in, as long as that is open. In milliseconds. */
const otherwise = 30 * 86_400_000;
/** More than a person settles in a day. */
const most = 300;

export interface ToSettle extends OutboxLine {
  /** "Robin’s mother, Ada"; null for what is about nobody round a child. */
  readonly about: string | null;
}

/** Those to settle, the newest first, with whom they were for. @param show whether to open what is kept */
export async function messagesToSettle(store: Store, show: boolean, now: number): Promise<ToSettle[]> {
  const { outbox } = store.t;
  const rows = await store.db
    .select()
    .from(outbox)
    .where(unsettled(store, now))
    .orderBy(desc(outbox.putInAt))
    .limit(most);
  const people = await peopleOf(
    store,
    rows.flatMap(({ about }) => invitationIn(about) ?? [])
  );
  return rows.map((row) => ({
    ...lineOf(store, row, show, now),
    about: people.get(invitationIn(row.about) ?? '') ?? null
  }));
}

/** How many there are. */
export async function countToSettle(store: Store, now: number): Promise<number> {
  const { outbox } = store.t;
  const [row] = await store.db.select({ n: count() }).from(outbox).where(unsettled(store, now));
  return row?.n ?? 0;
}

/** `invitation:<id>`, `reminder:<id>:7`, `rating:<id>` … → the way in it was about. */
const invitationIn = (about: string): string | null => {
  const [kind = '', id] = about.split(':');
  return aboutWaysIn.includes(kind) ? (id ?? null) : null;
};
const aboutWaysIn = ['invitation', 'reminder', 'rating', 'moved', 'cancelled', 'letter'];

/**
 * Refused, came back, or lost track of; and still of use: the way in it was about is open, so that a new letter or
 * message settles it, or it is about none and not old.
 */
function unsettled(store: Store, now: number): SQL | undefined {
  const { outbox, invitations } = store.t;
  const lost = and(
    isNull(outbox.sentAt),
    isNotNull(outbox.handedAt),
    or(isNotNull(outbox.problem), lt(outbox.handedAt, now - answerWithin))
  );
  const aboutOpen = sql`exists (select 1 from ${invitations} where ${invitations.reviewId} = ${outbox.reviewId}
    and ${invitations.endedAt} is null and ${invitations.endsAt} > ${now}
    and ${outbox.about} like '%:' || ${invitations.id} || '%')`;
  return and(
    or(isNotNull(outbox.givenUpAt), lost),
    or(aboutOpen, and(isNull(outbox.reviewId), gt(outbox.putInAt, now - otherwise)))
  );
}

/** Whom each way in is for: the child, or who they are to the child. */
async function peopleOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { invitations, children, connections } = store.t;
  const rows = await store.db
    .select({ id: invitations.id, child: children, audience: invitations.audience, person: connections })
    .from(invitations)
    .innerJoin(children, eq(children.id, invitations.childId))
    .leftJoin(connections, eq(connections.id, invitations.connectionId))
    .where(inArray(invitations.id, [...new Set(ids)]));
  return new Map(
    rows.map(({ id, child, audience, person }) => {
      const name = childName(store, child);
      const theirs = person && openOrNull(store.vault, person.name, `connections.name:${person.id}`);
      if (theirs === null) return [id, name];
      return [id, `${theirs}, ${audience === 'other' ? `about ${name}` : `${name}’s ${audience}`}`];
    })
  );
}
