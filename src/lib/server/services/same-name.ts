/** Children who are called the same: told apart in lists by the council's number, and asked about before one is saved twice. */
import { and, eq, inArray, ne } from 'drizzle-orm';
import { dayOf, type Day } from '../../domain/day.ts';
import { lookAlike, plainName, type NamedLine } from '../../domain/same-name.ts';
import { openOrNull } from '../crypto/vault.ts';
import type { Store } from '../db/store.ts';
import { caseloadOf, type Staff } from './caseload.ts';
import { inParts } from './register-state.ts';

/**
 * Gives what puts the number with the name, for lines of these lists that cannot be told apart. Lists in which nobody is
 * called like anybody else cost no query. The caller has checked who may see the lines.
 */
export async function toldApart(
  store: Store,
  lists: readonly (readonly NamedLine[])[]
): Promise<<L extends NamedLine>(line: L) => L> {
  const { children } = store.t;
  const rows = await inParts([...lookAlike(lists.flat())], (part) =>
    store.db
      .select({ id: children.id, localId: children.localId })
      .from(children)
      .where(inArray(children.id, part))
  );
  const numbers = new Map(rows.map(({ id, localId }) => [id, localId]));
  return (line) => {
    const number = numbers.get(line.childId);
    return number === undefined ? line : { ...line, name: `${line.name} (${number})` };
  };
}

/**
 * Says who else in the register has this first name and day of birth; null when nobody has. Of a child outside the
 * reader's caseload it says no more than that there is one. @param id of the child who is saved; null for a new one
 */
export async function namesake(
  store: Store,
  viewer: Staff,
  child: { readonly id: string | null; readonly firstName: string; readonly dateOfBirth: Day },
  now: number
): Promise<string | null> {
  if (child.firstName === '') return null;
  const { children } = store.t;
  const others = child.id === null ? undefined : ne(children.id, child.id);
  const rows = await store.db
    .select()
    .from(children)
    .where(and(eq(children.dateOfBirth, child.dateOfBirth), others));
  const called = ({ id, firstName }: (typeof rows)[number]) =>
    plainName(openOrNull(store.vault, firstName, `children.firstName:${id}`) ?? '');
  const found = rows.filter((row) => called(row) === plainName(child.firstName));
  if (found.length === 0) return null;
  const caseload = await caseloadOf(store, viewer, dayOf(now));
  const seen = found.find(({ iroId }) => caseload.all || (iroId !== null && caseload.iroIds.includes(iroId)));
  const other = seen ? `${child.firstName}, number ${seen.localId}` : 'A child of another caseload';
  return `${other}, has this first name and date of birth already. If it is another child, tick “This is another child” and save again.`;
}
