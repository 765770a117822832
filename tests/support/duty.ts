/** Shifts of the rota, straight into the store. */
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';

export interface NewShift {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly staffId?: string;
  readonly email?: string;
  readonly mobile?: string;
}

export async function shift(
  store: Store,
  by: string,
  { startsAt, endsAt, staffId, email, mobile }: NewShift
): Promise<string> {
  const id = newId();
  const seal = (column: 'name' | 'email' | 'mobile', words: string | undefined) =>
    words === undefined ? null : store.vault.seal(words, `dutyShifts.${column}:${id}`);
  await store.db.insert(store.t.dutyShifts).values({
    id,
    startsAt,
    endsAt,
    staffId: staffId ?? null,
    name: seal('name', staffId === undefined ? 'Emergency duty team' : undefined),
    email: seal('email', email),
    mobile: seal('mobile', mobile),
    addedBy: by,
    addedAt: startsAt
  });
  return id;
}
