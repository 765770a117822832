import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lookAlike } from '../../src/lib/domain/same-name.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { calendarOf } from '../../src/lib/server/services/calendar.ts';
import { formOfChild, saveChild, type ChildForm } from '../../src/lib/server/services/child-edits.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { removalOf, removeChild } from '../../src/lib/server/services/child-removal.ts';
import { myReviews } from '../../src/lib/server/services/my-reviews.ts';
import { registerChild } from '../../src/lib/server/services/notice-handling.ts';
import { sendNotice } from '../../src/lib/server/services/notices.ts';
import { savePerson } from '../../src/lib/server/services/child-people.ts';
import { savePlan } from '../../src/lib/server/services/review-plans.ts';
import { shownOf, withNumbers } from '../../src/routes/(staff)/staff/front-lists.ts';
import { toldApart } from '../../src/lib/server/services/same-name.ts';
import { aminaAndTheTeam, logged, newStaff, type Team } from '../support/iro-team.ts';
import { zofia } from '../support/notices.ts';
import { invitation, monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const amina = () => openChild(store, team.bo, team.childId, monday);
const children = () => store.db.select().from(store.t.children);
async function second(change: Partial<ChildForm> = {}, by = team.bo) {
  const form = { ...formOfChild(await amina()), localId: 'L-2', ...change };
  return saveChild(store, by, null, form, monday);
}
async function added(change: Partial<ChildForm> = {}): Promise<string> {
  const done = await second({ another: true, ...change });
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.id;
}

describe('a child saved twice', () => {
  test('is asked about once, with the other named, and saved when it is another', async () => {
    const asked = await second({ firstName: ' amina ' });
    expect(asked.ok ? '' : asked.problems.another).toContain('L-Amina');
    expect(await children()).toHaveLength(1);
    expect(await second({ another: true })).toMatchObject({ ok: true });
    const [, other] = await children();
    const facts = formOfChild(await openChild(store, team.bo, other!.id, monday));
    expect(
      await saveChild(store, team.bo, other!.id, { ...facts, needs: 'Big print' }, monday),
      'known'
    ).toMatchObject({ ok: true });
  });

  test.each<Partial<ChildForm>>([{ firstName: 'Mina' }, { dateOfBirth: '2017-03-02' }, { firstName: '' }])(
    'is not asked about with %o',
    async (change) => expect(await second(change)).toMatchObject({ ok: true })
  );

  test('is asked about when the name is changed to another’s', async () => {
    const id = await added({ firstName: 'Mina', another: false });
    const facts = formOfChild(await openChild(store, team.bo, id, monday));
    const saved = await saveChild(store, team.bo, id, { ...facts, firstName: 'Amina' }, monday);
    expect(saved.ok ? {} : saved.problems).toHaveProperty('another');
  });

  test('of another caseload is told of without the number', async () => {
    const asked = await second({}, team.lee);
    expect(asked.ok ? '' : asked.problems.another).toContain('another caseload');
    expect(JSON.stringify(asked)).not.toContain('L-Amina');
  });

  test('is asked about when a notice puts them in', async () => {
    const dele = await newStaff(store, 'Dele Martins', 'social-work');
    const told = { ...zofia, firstName: 'Amina', dateOfBirth: '2017-03-01' };
    const notice = await sendNotice(store, dele, 'became-looked-after', told, monday);
    const id = notice.ok ? notice.id : '';
    const given = { iroId: '', note: '' };
    const asked = await registerChild(store, team.bo, id, given, monday);
    expect(asked.ok ? '' : asked.problems['another']).toContain('L-Amina');
    expect(await registerChild(store, team.bo, id, { ...given, another: true }, monday)).toMatchObject({
      ok: true
    });
  });
});

describe('the number', () => {
  test('is put right, logged, and stays nobody else’s', async () => {
    await added();
    const form = formOfChild(await amina());
    const taken = await saveChild(store, team.jo, team.childId, { ...form, localId: 'L-2' }, monday);
    expect(taken).toMatchObject({ ok: false, problems: { localId: expect.any(String) as string } });
    const right = await saveChild(store, team.jo, team.childId, { ...form, localId: 'L-Right' }, monday);
    expect(right).toMatchObject({ ok: true });
    expect(await amina()).toMatchObject({ localId: 'L-Right' });
    expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toEqual([
      'child.number-corrected',
      'child.changed'
    ]);
  });

  test('stands with the name where a list has two alike, and nowhere else', async () => {
    const id = await added();
    const line = (childId: string, name: string, age = 9) => ({ childId, name, age });
    const lines = [line(team.childId, 'Amina'), line(id, 'amina'), line('x', 'Amina', 10), line('y', 'Bea')];
    expect([...lookAlike(lines)]).toEqual([team.childId, id]);
    expect([...lookAlike([line('y', 'Bea'), line('y', 'Bea')])]).toEqual([]);
    const apart = await toldApart(store, [lines]);
    expect(lines.map((one) => apart(one).name)).toEqual(['Amina (L-Amina)', 'amina (L-2)', 'Amina', 'Bea']);
  });

  test('stands with the name in the calendar', async () => {
    const wanted = { month: '2026-12', iroId: null } as const;
    const names = async () =>
      (await calendarOf(store, team.bo, wanted, monday)).lines.map(({ name }) => name).sort();
    expect(await names()).toEqual(['Amina']);
    const id = await added({ iroId: team.jo.staffId });
    const plan = { meetingOn: '2026-12-08', meetingTime: '', placeKind: '', place: '' };
    await savePlan(store, team.bo, id, plan, monday);
    expect(await names()).toEqual(['Amina (L-2)', 'Amina (L-Amina)']);
  });
});

test('the number stands with the name in the lists of the first page', async () => {
  const id = await added({ iroId: team.jo.staffId });
  const day = (meetingOn: string) => ({ meetingOn, meetingTime: '', placeKind: '', place: '' });
  await savePlan(store, team.bo, id, day('2026-12-04'), monday);
  const { reviews } = store.t;
  await store.db.update(reviews).set({ meetingOn: '2026-11-10' }).where(eq(reviews.childId, id));
  await store.db.update(reviews).set({ meetingOn: '2026-11-11' }).where(eq(reviews.childId, team.childId));
  const wanted = { show: 'all', later: false, iroId: null } as const;
  const mine = await myReviews(store, team.jo, wanted, monday);
  const page = { ...shownOf(mine, new URL('https://h/staff')), alerts: { worst: [], all: 0 }, today: [] };
  const { due } = (await withNumbers(store, page)).reviews;
  expect(due.head.map(({ name }) => name)).toEqual(['Amina (L-2)', 'Amina (L-Amina)']);
});

describe('a child put in by mistake', () => {
  test('is removed with what was written down, and the log keeps it', async () => {
    const id = await added({ iroId: team.jo.staffId });
    const plan = { meetingOn: '2026-12-08', meetingTime: '', placeKind: '', place: '' };
    const review = await savePlan(store, team.bo, id, plan, monday);
    const mum = { calledBy: 'Mum', contact: '', language: '', printSize: '', whyNotAsked: '' };
    await savePerson(
      store,
      team.bo,
      id,
      null,
      { ...mum, role: 'parent', name: 'Samira', askViews: true, noReminders: false, contactWithChild: '' },
      monday
    );
    await invitation(store, {
      reviewId: review.ok ? review.id : '',
      childId: id,
      audience: 'child',
      connectionId: null
    });
    await store.db
      .update(store.t.invitations)
      .set({ openedAt: null })
      .where(eq(store.t.invitations.childId, id));
    expect(await removalOf(store, team.bo, id, monday)).toEqual({
      name: 'Amina',
      localId: 'L-2',
      staysBecause: null
    });
    await expect(removeChild(store, team.lee, id, monday)).rejects.toThrow(NotYours);
    expect(await removeChild(store, team.jo, id, monday)).toBeNull();
    expect(await children()).toMatchObject([{ localId: 'L-Amina' }]);
    expect(await store.db.select().from(store.t.reviews)).toHaveLength(1);
    expect(await store.db.select().from(store.t.connections)).toHaveLength(3);
    expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toEqual(['child.removed']);
    await expect(openChild(store, team.bo, id, monday)).rejects.toThrow(NotYours);
  });

  test('stays once a way in was opened, or a review was held', async () => {
    const { invitations, reviews } = store.t;
    await store.db
      .update(invitations)
      .set({ openedAt: monday })
      .where(eq(invitations.id, team.child.invitationId));
    expect(await removeChild(store, team.bo, team.childId, monday)).toContain('opened');
    await store.db.update(reviews).set({ heldOn: '2026-11-10' });
    expect((await removalOf(store, team.bo, team.childId, monday)).staysBecause).toContain('held');
    expect(await children()).toHaveLength(1);
  });
});
