/** Whom a message was for: in words for staff, by the way in that it is about. */
import { eq, inArray } from 'drizzle-orm';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { childName } from './caseload.ts';

/** `invitation:<id>`, `reminder:<id>:7`, `rating:<id>` … → the way in it was about. */
const invitationIn = (about: string): string | null => {
  const [kind = '', id] = about.split(':');
  return aboutWaysIn.includes(kind) ? (id ?? null) : null;
};
const aboutWaysIn = ['invitation', 'reminder', 'rating', 'moved', 'cancelled', 'letter'];

/**
 * For each message "Robin’s parent, Ada", as the register has them now; null for what is about nobody round a child. One
 * query, however many there are. The caller has asked whether messages may be seen.
 */
export async function withPeople<T extends { readonly about: string }>(
  store: Store,
  rows: readonly T[]
): Promise<{ readonly row: T; readonly who: string | null }[]> {
  const people = await peopleOf(
    store,
    rows.flatMap(({ about }) => invitationIn(about) ?? [])
  );
  return rows.map((row) => ({ row, who: people.get(invitationIn(row.about) ?? '') ?? null }));
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
