import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { openInvitations } from '../../src/lib/server/services/invitation-sheet.ts';
import { createInvitation } from '../../src/lib/server/services/invitations.ts';
import { holderTold, oldLetters, oldLettersOf } from '../../src/lib/server/services/old-letters.ts';
import { putIn } from '../../src/lib/server/services/outbox.ts';
import { cancelReview } from '../../src/lib/server/services/review-cancelling.ts';
import { savePlan } from '../../src/lib/server/services/review-plans.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { eachStore } from '../support/store.ts';

const day = 86_400_000;
const plan = { meetingTime: '16:00', placeKind: 'home', place: '' };

/** A meeting on 3 December, and letters for the child and her mother from the Monday before. */
async function letters(store: Store, team: Team) {
  await savePlan(store, team.kit, team.childId, { ...plan, meetingOn: '2026-12-03' }, monday);
  const { reviewId } = team;
  const { invitations } = store.t;
  await store.db.update(invitations).set({ endedAt: monday }).where(eq(invitations.audience, 'carer'));
  const child = await createInvitation(store, { reviewId, audience: 'child', createdBy: null }, monday);
  const { connectionId } = team.parent;
  const wanted = { reviewId, audience: 'parent', connectionId, createdBy: null } as const;
  return { child, parent: await createInvitation(store, wanted, monday) };
}

eachStore('printed letters with the old day', (open) => {
  it('stand where somebody prints them, until each holder was told, written to, or has a new one', async () => {
    const store = await open();
    const team = await aminaAndTheTeam(store);
    const { child, parent } = await letters(store, team);
    const people = async (viewer = team.bo, now = monday + 2) =>
      (await oldLetters(store, viewer, null, now)).map((line) => line.people);
    expect(await people()).toEqual([]);
    await savePlan(store, team.kit, team.childId, { ...plan, meetingOn: '2026-12-10' }, monday + 1);
    expect(await oldLetters(store, team.bo, null, monday + 2)).toEqual([
      {
        reviewId: team.reviewId,
        childId: team.childId,
        name: 'Amina',
        cancelled: false,
        meetingOn: '2026-12-10',
        people: 2
      }
    ]);
    expect(await people(team.jo)).toEqual([2]);
    expect(await people(team.lee)).toEqual([]);
    expect(await people(team.bo, monday + 30 * day)).toEqual([]);
    expect(await oldLettersOf(store, team.childId, monday + 2)).toMatchObject([{ people: 2 }]);
    await expect(holderTold(store, team.lee, team.reviewId, parent.id, monday + 3)).rejects.toThrow(NotYours);
    await holderTold(store, team.bo, team.reviewId, parent.id, monday + 3);
    await holderTold(store, team.bo, team.reviewId, parent.id, monday + 3);
    expect(await people(team.bo, monday + 4)).toEqual([1]);
    expect(await logged(store, team.bo.staffId)).toEqual([
      { action: 'invitation.told-of-change', subjectId: parent.id }
    ]);
    const sheet = await openInvitations(store, team.bo, team.reviewId, monday + 4);
    expect(sheet.people.filter((one) => one.holdsOldDay).map(({ audience }) => audience)).toEqual(['child']);
    const wanted = { reviewId: team.reviewId, audience: 'child', createdBy: null } as const;
    await createInvitation(store, wanted, monday + 5);
    expect(child.id).not.toBe('');
    expect(await people(team.bo, monday + 6)).toEqual([]);
    // Moved once more, everybody is to be told anew.
    await savePlan(store, team.kit, team.childId, { ...plan, meetingOn: '2026-12-11' }, monday + 7);
    expect(await people(team.bo, monday + 8)).toEqual([2]);
  });

  it('of a meeting that was called off; who was written to about it is left out', async () => {
    const store = await open();
    const team = await aminaAndTheTeam(store);
    const { parent } = await letters(store, team);
    await cancelReview(store, team.kit, { childId: team.childId }, monday + 1);
    const found = () => oldLetters(store, team.kit, null, monday + 3);
    expect(await found()).toMatchObject([{ cancelled: true, meetingOn: '2026-12-03', people: 2 }]);
    const about = `cancelled:${parent.id}`;
    const mail = { channel: 'email', to: 'a@example.org', subject: 'S', text: 'T' } as const;
    const { reviewId } = team;
    await putIn(store, { about, purpose: 'cancelled', reviewId, ...mail }, monday + 2);
    expect(await found()).toMatchObject([{ people: 1 }]);
    await store.db.update(store.t.outbox).set({ givenUpAt: monday + 2 });
    expect(await found()).toMatchObject([{ people: 2 }]);
  });
});
