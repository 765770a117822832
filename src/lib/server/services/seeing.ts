/** How one respondent finds pages easier to see. */
import { eq, sql } from 'drizzle-orm';
import { seeingFrom, usualSeeing, type Seeing } from '../../domain/seeing.ts';
import { prepared } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { ownerIdOf } from './picture-pass.ts';
import type { Respondent } from './submission-records.ts';

/** The ways this person chose, on whatever device; the usual ones when they never did. */
export async function seeingOf(store: Store, who: Respondent): Promise<Seeing> {
  const [row] = await ofOwner(store).execute({ ownerId: ownerIdOf(who) });
  const kept = row?.settings;
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return usualSeeing;
  return seeingFrom((way) => kept[way]);
}

const ofOwner = prepared(({ db, t: { waysOfSeeing } }) =>
  db
    .select({ settings: waysOfSeeing.settings })
    .from(waysOfSeeing)
    .where(eq(waysOfSeeing.ownerId, sql.placeholder('ownerId')))
    .prepare('ways_of_seeing_of')
);

/** Keeps them for this person. */
export async function keepSeeing(store: Store, who: Respondent, seeing: Seeing, now: number): Promise<void> {
  const { waysOfSeeing } = store.t;
  const kept = { settings: { ...seeing }, changedAt: now };
  await store.db
    .insert(waysOfSeeing)
    .values({ ownerId: ownerIdOf(who), childId: who.childId, ...kept })
    .onConflictDoUpdate({ target: waysOfSeeing.ownerId, set: kept });
}
