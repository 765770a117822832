/** What was recorded of a meeting, made anew for each record. */
import { dayOf } from '../../../src/lib/domain/day.ts';
import { newId } from '../../../src/lib/server/db/id.ts';
import type { Store } from '../../../src/lib/server/db/store.ts';

/** A sitting that does not count. */
export async function satIn(
  { db, t }: Store,
  { reviewId, iroId }: { readonly reviewId: string; readonly iroId: string }
): Promise<string> {
  const id = newId();
  const said = { childSpoke: false, childUsedSymbols: false, ownWordsUsed: false, otherMedium: 'none' };
  await db.insert(t.meetings).values({
    id,
    reviewId,
    heldOn: dayOf(Date.now()),
    counts: false,
    childCame: false,
    spokenForBy: 'nobody',
    chairedByChild: 'no',
    ...said,
    recordedBy: iroId,
    recordedAt: Date.now()
  });
  return id;
}

/** One decision that is still open. */
export async function decidedIn(
  { db, t, vault }: Store,
  {
    childId,
    reviewId,
    iroId
  }: { readonly childId: string; readonly reviewId: string; readonly iroId: string }
): Promise<string> {
  const id = newId();
  await db.insert(t.decisions).values({
    id,
    childId,
    reviewId,
    position: 0,
    words: vault.seal('A swimming club', `decisions.words:${id}`),
    state: 'open',
    recordedBy: iroId,
    recordedAt: Date.now()
  });
  return id;
}
