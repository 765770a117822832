import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { newId } from '../../src/lib/server/db/id.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { cameBack } from '../../src/lib/server/services/arrivals.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { createInvitation, endInvitation } from '../../src/lib/server/services/invitations.ts';
import { messagesOfReview, mostLines, outboxLines } from '../../src/lib/server/services/outbox-lines.ts';
import {
  countToSettle,
  didNotComeBack,
  messagesToSettle
} from '../../src/lib/server/services/outbox-settle.ts';
import { putIn } from '../../src/lib/server/services/outbox.ts';
import { aminaAndTheTeam, logged } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { addRound } from '../support/others.ts';
import { eachStore } from '../support/store.ts';

const minute = 60_000;
const message = { channel: 'email', to: 'a@example.org', subject: 'S', text: 'T' } as const;

async function put(store: Store, about: string, reviewId: string | null, more: object, at = monday) {
  await putIn(store, { about, purpose: 'invitation', ...message, ...(reviewId && { reviewId }) }, at);
  await store.db.update(store.t.outbox).set(more).where(eq(store.t.outbox.about, about));
}

eachStore('messages that did not arrive', (open) => {
  it('stay in sight under any number of later ones, with whom they were for, until there is a new way in', async () => {
    const store = await open();
    const team = await aminaAndTheTeam(store);
    const { reviewId } = team;
    const wanted = {
      reviewId,
      audience: 'parent',
      connectionId: team.parent.connectionId,
      createdBy: null
    } as const;
    const { id } = await createInvitation(store, wanted, monday);
    await put(store, `invitation:${id}`, reviewId, { givenUpAt: monday, problem: '550' });
    await put(store, `reminder:${id}:7`, reviewId, { handedAt: monday - 60 * minute });
    await put(store, `reminder:${id}:3`, reviewId, { sentAt: monday });
    await put(store, 'staff:one', null, { givenUpAt: monday, problem: '550' });
    for (let n = 0; n < mostLines + 5; n += 1)
      await put(store, `worry:${newId()}`, null, { sentAt: monday }, monday + 1 + n);
    const settle = await messagesToSettle(store, false, monday);
    expect(settle.map(({ state, about }) => [state, about]).sort()).toEqual([
      ['failed', null],
      ['failed', 'Samira, Amina’s parent'],
      ['unsure', 'Samira, Amina’s parent']
    ]);
    expect(await countToSettle(store, monday)).toBe(3);
    const first = await outboxLines(store, false, monday + 3_600_000);
    expect(first).toHaveLength(mostLines);
    const older = await outboxLines(store, false, monday, Math.min(...first.map(({ putInAt }) => putInAt)));
    expect(older).toHaveLength(9);

    await endInvitation(store, id, null, monday);
    expect(await countToSettle(store, monday)).toBe(1);
    // What is about no way in is old after 30 days.
    expect(await countToSettle(store, monday + 31 * 86_400_000)).toBe(0);
  });

  it('are named in the list too, and settled by a reminder that somebody pressed for, or a later one that arrived', async () => {
    const store = await open();
    const team = await aminaAndTheTeam(store);
    const { reviewId } = team;
    const wanted = { reviewId, audience: 'child', createdBy: null } as const;
    const { id } = await createInvitation(store, wanted, monday);
    const back = { sentAt: monday, givenUpAt: monday + 2, problem: 'came-back' };
    await put(store, `invitation:${id}`, reviewId, back);
    await put(store, 'staff:one', null, { sentAt: monday });
    const names = (await outboxLines(store, false, monday)).map(({ about }) => about);
    expect(names.sort()).toEqual(['Amina', null]);
    const states = async () => (await messagesOfReview(store, reviewId, monday)).get(id);
    // Pressed before anybody knew; gone out by itself; not sent yet.
    await put(store, `reminder:${id}:asked:w`, reviewId, { sentAt: monday + 1 }, monday + 1);
    await put(store, `reminder:${id}:7:x`, reviewId, { sentAt: monday + 3 }, monday + 3);
    expect([await countToSettle(store, monday + 5), await states()]).toEqual([1, 'failed']);
    await put(store, `reminder:${id}:asked:x`, reviewId, { tries: 1 }, monday + 3);
    expect(await countToSettle(store, monday + 5)).toBe(1);
    const pressed = eq(store.t.outbox.about, `reminder:${id}:asked:x`);
    await store.db
      .update(store.t.outbox)
      .set({ sentAt: monday + 4, putInAt: monday + 4 })
      .where(pressed);
    expect([await countToSettle(store, monday + 5), await states()]).toEqual([0, 'sent']);
    await store.db.delete(store.t.outbox).where(pressed);
    expect(await countToSettle(store, monday + 5)).toBe(1);
    await put(store, `rating:${id}`, reviewId, { sentAt: monday + 4, problem: 'delivered' }, monday + 4);
    expect([await countToSettle(store, monday + 5), await states()]).toEqual([0, 'delivered']);
  });

  it('that only seemed to come back count as sent again, until something newer settles them', async () => {
    const store = await open();
    const team = await aminaAndTheTeam(store);
    const { reviewId } = team;
    const wanted = { reviewId, audience: 'child', createdBy: null } as const;
    const { id } = await createInvitation(store, wanted, monday);
    await put(store, `invitation:${id}`, reviewId, { sentAt: monday });
    const [line] = await outboxLines(store, false, monday);
    await cameBack(store, team.bo, line!.id, monday + 1);
    expect(await countToSettle(store, monday + 1)).toBe(1);
    await expect(didNotComeBack(store, team.jo, line!.id, monday + 2)).rejects.toThrow(NotYours);
    await didNotComeBack(store, team.bo, line!.id, monday + 2);
    expect(await countToSettle(store, monday + 2)).toBe(0);
    expect((await outboxLines(store, false, monday))[0]).toMatchObject({ state: 'sent', problem: null });
    const deeds = (await logged(store, team.bo.staffId)).map(({ action }) => action);
    expect(deeds).toEqual(['message.came-back', 'message.not-come-back']);
    await cameBack(store, team.bo, line!.id, monday + 3);
    const arrived = { sentAt: monday + 4, problem: 'delivered' };
    await put(store, `rating:${id}`, reviewId, arrived, monday + 4);
    await didNotComeBack(store, team.bo, line!.id, monday + 5);
    const kept = (await outboxLines(store, false, monday)).find((one) => one.id === line!.id);
    expect(kept?.state).toBe('failed');
  });

  it('of one person are not settled by what another gets', async () => {
    const store = await open();
    const team = await aminaAndTheTeam(store);
    const { reviewId } = team;
    const child = { reviewId, audience: 'child', createdBy: null } as const;
    const { id } = await createInvitation(store, child, monday);
    await put(store, `invitation:${id}`, reviewId, { givenUpAt: monday, problem: '550' });
    await createInvitation(
      store,
      { reviewId, audience: 'parent', connectionId: team.parent.connectionId, createdBy: null },
      monday
    );
    expect(await messagesToSettle(store, false, monday)).toMatchObject([{ about: 'Amina' }]);
    // Whoever is asked as another adult is named by whom it is about.
    const other = { role: 'teacher', name: 'Mr Okoro', asked: true };
    const connectionId = await addRound(store, team.childId, other);
    const asked = { reviewId, audience: 'other', connectionId, createdBy: null } as const;
    const teachers = await createInvitation(store, asked, monday);
    await put(store, `invitation:${teachers.id}`, reviewId, { givenUpAt: monday, problem: '550' });
    const names = (await messagesToSettle(store, false, monday)).map(({ about }) => about);
    expect(names.sort()).toEqual(['Amina', 'Mr Okoro, about Amina']);
    await endInvitation(store, teachers.id, null, monday);
    await createInvitation(store, child, monday);
    expect(await countToSettle(store, monday)).toBe(0);
  });
});
