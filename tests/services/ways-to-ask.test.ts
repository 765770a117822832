import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { waysToAsk } from '../../src/lib/server/services/message-invitations.ts';
import { aminaAndTheTeam } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

it('one press reaches each by message where one can go, the others by letter, and nobody who must not be asked', async () => {
  const store = await testStore();
  const team = await aminaAndTheTeam(store);
  const { connections } = store.t;
  const { vault, db } = store;
  const rows = await db.select().from(connections);
  const [parent, carer] = ['parent', 'carer'].map((role) => rows.find((row) => row.role === role)!.id);
  const give = (id: string, contact: string) =>
    db
      .update(connections)
      .set({ contact: vault.seal(contact, `connections.contact:${id}`) })
      .where(eq(connections.id, id));
  await give(parent!, 'samira@example.org');
  await give(carer!, '01632 960 123');
  const ask = (childTo: string, viewer = team.bo) =>
    waysToAsk(store, viewer, team.reviewId, { who: ['child', parent!, carer!, 'nobody'], childTo }, monday);
  expect(await ask('')).toEqual({ byMessage: [parent], byLetter: ['child', carer] });
  expect(await ask('07700 900 123')).toEqual({ byMessage: ['child', parent], byLetter: [carer] });
  await db.update(connections).set({ askViews: false }).where(eq(connections.id, carer!));
  expect(await ask('')).toEqual({ byMessage: [parent], byLetter: ['child'] });
  await expect(ask('', team.lee)).rejects.toThrow(NotYours);
  await store.close();
});
