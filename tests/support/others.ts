/** Mr Okoro, Amina's teacher, who is asked for his views too, and what he needs for it. */
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import type { Respondent } from '../../src/lib/server/services/submission-records.ts';
import { invitation, type People } from './respondents.ts';

/** Somebody round the child, asked or not. Gives the id of the connection. */
export async function addRound(
  store: Store,
  childId: string,
  { role, name, asked }: { readonly role: string; readonly name: string; readonly asked: boolean }
): Promise<string> {
  const id = newId();
  const sealed = store.vault.seal(name, `connections.name:${id}`);
  await store.db.insert(store.t.connections).values({ id, childId, role, name: sealed, askViews: asked });
  return id;
}

/** The teacher, asked, with a way in. */
export async function askTeacher(store: Store, { childId, reviewId }: People): Promise<Respondent> {
  const connectionId = await addRound(store, childId, { role: 'teacher', name: 'Mr Okoro', asked: true });
  return invitation(store, { reviewId, childId, audience: 'other', connectionId });
}
