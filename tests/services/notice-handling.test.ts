import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../src/lib/domain/notices.ts';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { answerNotice, registerChild } from '../../src/lib/server/services/notice-handling.ts';
import { noticeQueue, sendNotice, sentNotices } from '../../src/lib/server/services/notices.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, newStaff, type Team } from '../support/iro-team.ts';
import { moved, zofia } from '../support/notices.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
let dele: Staff;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  dele = await newStaff(store, 'Dele Martins', 'social-work');
});
afterEach(() => store.close());

async function sent(kind: NoticeKind = 'became-looked-after', form = zofia) {
  const done = await sendNotice(store, dele, kind, form, monday);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.id;
}
const rows = () => store.db.select().from(store.t.notices);
const register = (id: string, by: Staff = team.bo, given = { iroId: '', note: '' }) =>
  registerChild(store, by, id, given, monday);
const answer = (id: string, outcome: string, note = '', by: Staff = team.bo) =>
  answerNotice(store, by, id, { outcome, note }, monday);

describe('registering', () => {
  test('the child, those round them and the first review with its limit, once', async () => {
    const id = await sent();
    const given = { iroId: team.jo.staffId, note: 'Jo is her IRO' };
    const [first, again] = [await register(id, team.bo, given), await register(id, team.kit)];
    expect(first).toMatchObject({ ok: true });
    expect(again).toEqual(first);
    const childId = first.ok ? first.childId! : '';
    const child = await openChild(store, team.bo, childId, monday);
    expect(child).toMatchObject({
      localId: 'L-Zofia',
      firstName: 'Zofia',
      dateOfBirth: '2015-03-02',
      language: 'pl',
      communication: 'symbols',
      lookedAfterSince: '2026-11-13',
      cycle: 'standard',
      legalStatuses: ['V2'],
      iro: { id: team.jo.staffId },
      open: { dueOn: '2026-12-11', meetingOn: null }
    });
    expect(child.interpreter).toBe('Polish, for her mother');
    expect(child.people.map(({ role, name, askViews }) => [role, name, askViews])).toEqual([
      ['carer', 'Joyce', true],
      ['parent', 'Ewelina', true],
      ['parent', 'Marek', false],
      ['social-worker', 'Dele Martins', false]
    ]);
    expect(await sentNotices(store, dele)).toMatchObject([{ outcome: 'registered', note: 'Jo is her IRO' }]);
    const { children } = store.t;
    expect(await store.db.select().from(children).where(eq(children.localId, 'L-Zofia'))).toHaveLength(1);
    const deeds = (await logged(store, team.bo.staffId)).map(({ action }) => action);
    expect(deeds).toEqual([
      'child.added',
      'person.added',
      'person.added',
      'person.added',
      'person.added',
      'review.planned',
      'notice.registered'
    ]);
    expect(await logged(store, team.kit.staffId)).toEqual([]);
  });

  test('short breaks have the clock of short breaks', async () => {
    const id = await sent('became-looked-after', { ...zofia, legalStatus: 'V4' });
    const [line] = (await noticeQueue(store, team.bo, monday)).waiting;
    expect(line?.clocks?.review.by).toBe('2027-02-13');
    const done = await register(id);
    const child = await openChild(store, team.bo, done.ok ? done.childId! : '', monday);
    expect(child).toMatchObject({ cycle: 'short-breaks', open: { dueOn: '2027-02-13' } });
  });

  test('a number that is there already is refused, and nothing is left of the try', async () => {
    const id = await sent('became-looked-after', { ...zofia, localId: 'L-Amina' });
    const done = await register(id, team.bo, { iroId: '', note: 'Done' });
    expect(done).toMatchObject({ ok: false });
    expect(done.ok ? '' : done.problems['register']).toContain('here already');
    expect(await rows()).toMatchObject([{ outcome: null, note: null, handledBy: null }]);
    const people = await store.db.select().from(store.t.connections);
    expect(people).toHaveLength(3);
    expect(await answer(id, 'changed', 'Amina’s number?'), 'nor is it marked as done').toMatchObject({
      ok: false
    });
  });

  test('not of a change, not by an IRO nobody knows', async () => {
    await expect(register(await sent('changed', moved))).rejects.toThrow(NotYours);
    const done = await register(await sent(), team.bo, { iroId: team.kit.staffId, note: '' });
    expect(done).toMatchObject({ ok: false, problems: { iroId: expect.any(String) as string } });
  });
});

describe('answering', () => {
  test.each(['changed', 'known', 'not-ours'])(
    '%s, once: the sender sees it with the note',
    async (outcome) => {
      const id = await sent('changed', moved);
      expect(await answer(id, outcome, 'Thank you')).toEqual({ ok: true, childId: team.childId });
      expect(await answer(id, 'known', 'Another', team.kit)).toEqual({ ok: true, childId: team.childId });
      expect(await sentNotices(store, dele)).toMatchObject([
        { outcome, note: 'Thank you', handledAt: monday }
      ]);
      expect(JSON.stringify(await rows())).not.toContain('Thank you');
      expect(await logged(store, team.bo.staffId)).toEqual([{ action: `notice.${outcome}`, subjectId: id }]);
      expect(await logged(store, team.kit.staffId)).toEqual([]);
    }
  );

  test.each<[string, string, string]>([
    ['not ours without a reason', 'not-ours', ''],
    ['a button there is not', 'registered', ''],
    ['a note too long', 'known', 'x'.repeat(501)]
  ])('%s is refused', async (_, outcome, note) => {
    const id = await sent('changed', moved);
    expect(await answer(id, outcome, note)).toMatchObject({ ok: false });
    expect(await rows()).toMatchObject([{ outcome: null }]);
  });
});
