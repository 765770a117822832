import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { differsFrom, type NoticeKind } from '../../src/lib/domain/notices.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import { formOfChild, saveChild } from '../../src/lib/server/services/child-edits.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { noticesOfChild } from '../../src/lib/server/services/notice-child.ts';
import { emptyNotices } from '../../src/lib/server/services/notice-emptying.ts';
import type { NoticeForm } from '../../src/lib/server/services/notice-form.ts';
import { answerNotice, registerChild } from '../../src/lib/server/services/notice-handling.ts';
import { chooseChild, reopenNotice } from '../../src/lib/server/services/notice-matching.ts';
import { factsToTake, takeOver } from '../../src/lib/server/services/notice-taking.ts';
import { noticeQueue, openNotice, sendNotice } from '../../src/lib/server/services/notices.ts';
import { aminaAndTheTeam, logged, newStaff, type Team } from '../support/iro-team.ts';
import { moved, zofia } from '../support/notices.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const today = '2026-11-16';
const dayLong = 86_400_000;

let store: Store;
let team: Team;
let dele: Staff;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  dele = await newStaff(store, 'Dele Martins', 'social-work');
});
afterEach(() => store.close());

async function sent(kind: NoticeKind, form: NoticeForm) {
  const done = await sendNotice(store, dele, kind, form, monday);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.id;
}
const amina = () => openChild(store, team.bo, team.childId, monday);
const rows = () => store.db.select().from(store.t.notices);
const answer = (id: string, outcome: string, note = '') =>
  answerNotice(store, team.bo, id, { outcome, note }, monday);
const waiting = async () => (await noticeQueue(store, team.bo, monday)).waiting.map(({ id }) => id);
const ended: NoticeForm = { ...moved, endReason: 'home' };

describe('a number that is another child’s', () => {
  test.each<[string, Partial<NoticeForm>]>([
    ['name', { firstName: 'Tomasz' }],
    ['date of birth', { dateOfBirth: '2012-05-01' }]
  ])('ends nobody’s care while the %s differs', async (_, told) => {
    const id = await sent('ended', { ...ended, ...told });
    const before = await amina();
    const { words } = await openNotice(store, team.bo, id, monday);
    expect(factsToTake('ended', words, before, today)).toEqual([]);
    const done = await takeOver(store, team.bo, id, '', monday);
    expect(done).toMatchObject({ ok: false });
    expect(done.ok ? '' : done.problems['register']).toContain('Amina');
    expect(await amina()).toEqual(before);
    expect(await waiting()).toEqual([id]);
    expect(await rows()).toMatchObject([{ childId: null, outcome: null }]);
  });

  test('is no more filed as done than taken over, and may be found to be not ours', async () => {
    const id = await sent('changed', { ...moved, firstName: 'Tomasz' });
    for (const outcome of ['changed', 'known'])
      expect(await answer(id, outcome)).toMatchObject({
        ok: false,
        problems: { register: expect.stringMatching(/another name/) as string }
      });
    expect(await answer(id, 'not-ours', 'Whose number is this?')).toEqual({ ok: true, childId: null });
    expect(await noticesOfChild(store, team.jo, team.childId, monday)).toEqual([]);
  });

  test('the right child is chosen by their number; then it is theirs', async () => {
    const tomasz = await saveChild(
      store,
      team.bo,
      null,
      { ...formOfChild(await amina()), localId: 'L-Tomasz', firstName: 'Tomasz', dateOfBirth: '2012-05-01' },
      monday
    );
    const id = await sent('ended', { ...ended, firstName: 'Tomasz' });
    expect(await chooseChild(store, team.bo, id, 'L-Nobody', monday)).toMatchObject({
      ok: false,
      problems: { localId: expect.stringMatching(/No child/) as string }
    });
    const childId = tomasz.ok ? tomasz.id : '';
    expect(await chooseChild(store, team.bo, id, 'L-Tomasz', monday)).toEqual({ ok: true, childId });
    expect((await openNotice(store, team.bo, id, monday)).handling).toMatchObject({
      matched: true,
      child: { name: 'Tomasz' }
    });
    expect(await takeOver(store, team.bo, id, '', monday)).toEqual({ ok: true, childId });
    expect(await openChild(store, team.bo, childId, monday)).toMatchObject({ ceasedOn: '2026-11-12' });
    expect(await amina()).toMatchObject({ ceasedOn: null });
    expect((await logged(store, team.bo.staffId)).map(({ action }) => action)).toContain('notice.matched');
    await chooseChild(store, team.bo, id, 'L-Amina', monday);
    expect(await rows(), 'a notice that is done stays whose it was').toMatchObject([{ childId }]);
    for (const other of [team.jo, dele])
      await expect(chooseChild(store, other, id, 'L-Amina', monday)).rejects.toThrow(NotYours);
  });

  test('a nickname is a name; of a child without one, the day of birth has to agree', () => {
    const child = { firstName: 'Amina', nickname: 'Mina', dateOfBirth: '2017-03-01' };
    expect(differsFrom({ firstName: ' mina ' }, child)).toEqual([]);
    const nameless = { firstName: null, nickname: null, dateOfBirth: '2017-03-01' };
    expect(differsFrom({ firstName: 'Amina', dateOfBirth: '2017-03-01' }, nameless)).toEqual([]);
    expect(differsFrom({ firstName: 'Amina' }, nameless)).toEqual(['first name']);
    expect(differsFrom({ firstName: 'Bea', dateOfBirth: '2016-03-01' }, child)).toEqual([
      'first name',
      'date of birth'
    ]);
  });
});

describe('marked as done', () => {
  test.each(['known', 'changed'])(
    '%s is refused of a child nobody has put in the register',
    async (outcome) => {
      const id = await sent('became-looked-after', zofia);
      expect(await answer(id, outcome)).toMatchObject({
        ok: false,
        problems: { register: expect.stringMatching(/No child/) as string }
      });
      expect(await waiting()).toEqual([id]);
      await registerChild(store, team.bo, id, { iroId: '', note: '' }, monday);
      expect(await waiting()).toEqual([]);
      const again = await sent('became-looked-after', { ...zofia, needs: 'Told twice' });
      expect(await answer(again, outcome)).toMatchObject({ ok: true });
    }
  );

  test('of a child who is back only once the register shows it', async () => {
    const form = formOfChild(await amina());
    const left = { ...form, lookedAfterSince: '2020-01-06', ceasedOn: '2025-01-06' };
    await saveChild(store, team.bo, team.childId, left, monday);
    const back = { ...zofia, localId: 'L-Amina', firstName: 'Amina', dateOfBirth: '2017-03-01' };
    const id = await sent('became-looked-after', back);
    expect(await answer(id, 'changed')).toMatchObject({
      ok: false,
      problems: { register: expect.stringMatching(/looked after/) as string }
    });
    expect(await takeOver(store, team.bo, id, '', monday)).toMatchObject({ ok: false });
    expect(await waiting()).toEqual([id]);
    await saveChild(
      store,
      team.bo,
      team.childId,
      { ...form, lookedAfterSince: '2026-11-13', ceasedOn: null },
      monday
    );
    expect(await answer(id, 'changed')).toEqual({ ok: true, childId: team.childId });
  });

  test('the end of care only once the register shows it', async () => {
    const id = await sent('ended', ended);
    expect(await answer(id, 'known')).toMatchObject({
      ok: false,
      problems: { register: expect.stringMatching(/ended/) as string }
    });
    const form = formOfChild(await amina());
    await saveChild(store, team.bo, team.childId, { ...form, ceasedOn: '2026-11-12' }, monday);
    expect(await answer(id, 'known')).toEqual({ ok: true, childId: team.childId });
  });

  test('by mistake, it is opened again, logged, once', async () => {
    const id = await sent('changed', moved);
    await answer(id, 'known', 'We had it');
    expect(await reopenNotice(store, team.kit, id, monday)).toEqual({ ok: true, childId: team.childId });
    await reopenNotice(store, team.kit, id, monday);
    expect(await waiting()).toEqual([id]);
    expect(await rows()).toMatchObject([{ outcome: null, note: null, handledBy: null, handledAt: null }]);
    expect(await logged(store, team.kit.staffId)).toEqual([{ action: 'notice.opened-again', subjectId: id }]);
    for (const other of [team.jo, dele])
      await expect(reopenNotice(store, other, id, monday)).rejects.toThrow(NotYours);
  });

  test('opened again, it leaves the child whom the number alone said', async () => {
    const id = await sent('changed', { ...moved, firstName: 'Tomasz' });
    const { notices } = store.t;
    await store.db
      .update(notices)
      .set({ outcome: 'changed', childId: team.childId, handledAt: monday })
      .where(eq(notices.id, id));
    await reopenNotice(store, team.bo, id, monday);
    expect(await noticesOfChild(store, team.jo, team.childId, monday)).toEqual([]);
  });

  test('is not opened again once its words are gone', async () => {
    const id = await sent('changed', moved);
    await answer(id, 'known');
    await emptyNotices(store, monday + 91 * dayLong);
    expect(await reopenNotice(store, team.bo, id, monday + 91 * dayLong)).toMatchObject({ ok: false });
    expect(await rows()).toMatchObject([{ outcome: 'known' }]);
  });
});
