import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../src/lib/domain/notices.ts';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import { noWords, type NoticeForm } from '../../src/lib/server/services/notice-form.ts';
import { answerNotice, registerChild } from '../../src/lib/server/services/notice-handling.ts';
import {
  lateNotices,
  noticeQueue,
  openNotice,
  sendNotice,
  sentNotices
} from '../../src/lib/server/services/notices.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { aminaAndTheTeam, logged, newStaff, type Team } from '../support/iro-team.ts';
import { moved, zofia } from '../support/notices.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const dayLong = 86_400_000;
const wednesday = monday + 2 * dayLong;

let store: Store;
let team: Team;
let dele: Staff;
let other: Staff;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  dele = await newStaff(store, 'Dele Martins', 'social-work');
  other = await newStaff(store, 'Lena Fischer', 'social-work');
});
afterEach(() => store.close());

async function sent(kind: NoticeKind = 'became-looked-after', form = zofia, now = monday, by = dele) {
  const done = await sendNotice(store, by, kind, form, now);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.id;
}
const problemsOf = async (kind: NoticeKind, form: NoticeForm) => {
  const done = await sendNotice(store, dele, kind, form, monday);
  return done.ok ? {} : done.problems;
};
const rows = () => store.db.select().from(store.t.notices);
const register = (id: string, by: Staff = team.bo, given = { iroId: '', note: '' }) =>
  registerChild(store, by, id, given, monday);
const answer = (id: string, outcome: string, note = '', by: Staff = team.bo) =>
  answerNotice(store, by, id, { outcome, note }, monday);

describe('sending', () => {
  test('everything is sealed, logged, and there once however often it is pressed', async () => {
    const id = await sent();
    expect(await sent('became-looked-after', zofia, monday + 1000)).toBe(id);
    const [row, ...more] = await rows();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kind: 'became-looked-after', sentBy: dele.staffId, outcome: null });
    for (const words of ['Zofia', 'L-Zofia', 'Ewelina', 'Bail'])
      expect(JSON.stringify(row)).not.toContain(words);
    expect(await logged(store, dele.staffId)).toEqual([{ action: 'notice.sent', subjectId: id }]);
    // The next day the same words are news again.
    expect(await sent('became-looked-after', zofia, monday + dayLong)).not.toBe(id);
  });

  test.each<[string, NoticeKind, NoticeForm, readonly string[]]>([
    [
      'an empty form of a child who became looked after',
      'became-looked-after',
      noWords,
      ['localId', 'firstName', 'dateOfBirth', 'happenedOn', 'legalStatus', 'livingKind', 'language']
    ],
    [
      'an empty form of a change',
      'changed',
      noWords,
      ['localId', 'firstName', 'happenedOn', 'changes', 'words']
    ],
    ['an empty form of an end', 'ended', noWords, ['localId', 'firstName', 'happenedOn', 'endReason']]
  ])('%s says what is wanted, and no more', async (_, kind, form, names) =>
    expect(Object.keys(await problemsOf(kind, form))).toEqual([...names, 'worker', 'team', 'reach'])
  );

  test.each<[string, NoticeForm, string]>([
    ['a day to come', { ...zofia, happenedOn: '2026-11-17' }, 'happenedOn'],
    ['a day before birth', { ...zofia, happenedOn: '2014-11-17' }, 'happenedOn'],
    ['not a day', { ...zofia, dateOfBirth: undefined }, 'dateOfBirth'],
    ['somebody grown up', { ...zofia, dateOfBirth: '1990-01-01' }, 'dateOfBirth'],
    ['a status nobody knows', { ...zofia, legalStatus: 'Z9' }, 'legalStatus'],
    ['a language nobody knows', { ...zofia, language: 'Klingonish' }, 'language'],
    ['a parent without a name', { ...zofia, parent1: '' }, 'parent1'],
    ['no reason for not asking', { ...zofia, parent2Why: '' }, 'parent2Why'],
    ['a carer without a name', { ...zofia, carer: '' }, 'carer'],
    ['a number that is none', { ...zofia, localId: '<b>' }, 'localId']
  ])('%s is refused at its box', async (_, form, name) =>
    expect(Object.keys(await problemsOf('became-looked-after', form))).toEqual([name])
  );

  test('a change may be told before it happens; what does not go with the kind is not kept', async () => {
    const id = await sent('changed', { ...zofia, ...moved, happenedOn: '2026-12-01' });
    const { words } = await openNotice(store, team.bo, id, monday);
    expect(words).toMatchObject({ happenedOn: '2026-12-01', changes: ['placement'], parent1: '', carer: '' });
    expect(await problemsOf('ended', { ...moved, endReason: 'adopted' })).toEqual({});
  });

  test('only those whom the access table lets', async () => {
    const advocate = await newStaff(store, 'Farah', 'advocacy');
    for (const by of [team.jo, advocate])
      await expect(sendNotice(store, by, 'changed', moved, monday)).rejects.toThrow(NotYours);
    await sent('changed', moved, monday, team.bo);
    await sent('changed', moved, monday, team.kit);
  });
});

describe('who sees what', () => {
  test('a sender sees what they sent, and nothing of the register', async () => {
    const [known, unknown] = [
      await sent('changed', moved),
      await sent('changed', { ...moved, localId: 'L-No' })
    ];
    const strip = ({ line, words, handling }: Awaited<ReturnType<typeof openNotice>>) => ({
      line: { ...line, id: '', localId: '' },
      words: { ...words, localId: '' },
      handling
    });
    const [of, ofNobody] = [
      await openNotice(store, dele, known, monday),
      await openNotice(store, dele, unknown, monday)
    ];
    expect(of.handling).toBeNull();
    expect(strip(of), 'whether the child is in the register does not show').toEqual(strip(ofNobody));
    expect((await sentNotices(store, dele)).map(({ id }) => id).sort()).toEqual([known, unknown].sort());
    await expect(openNotice(store, other, known, monday)).rejects.toThrow(NotYours);
    expect(await sentNotices(store, other)).toEqual([]);
    await expect(noticeQueue(store, dele, monday)).rejects.toThrow(NotYours);
    expect(await lateNotices(store, dele, wednesday)).toEqual([]);
    await expect(register(known, dele)).rejects.toThrow(NotYours);
    await expect(answer(known, 'known', '', dele)).rejects.toThrow(NotYours);
  });

  test('an IRO sees none, and what is not there is nobody’s', async () => {
    const id = await sent();
    await expect(openNotice(store, team.jo, id, monday)).rejects.toThrow(NotYours);
    await expect(noticeQueue(store, team.jo, monday)).rejects.toThrow(NotYours);
    await expect(sentNotices(store, team.jo)).rejects.toThrow(NotYours);
    expect(await lateNotices(store, team.jo, wednesday)).toEqual([]);
    await expect(register(id, team.jo)).rejects.toThrow(NotYours);
    await expect(openNotice(store, team.kit, 'no-such-notice', monday)).rejects.toThrow(NotYours);
  });

  test('business support and the manager see it beside the child with that number; logged', async () => {
    const id = await sent('changed', moved);
    for (const by of [team.bo, team.kit]) {
      const { handling } = await openNotice(store, by, id, monday);
      expect(handling?.child).toMatchObject({ id: team.childId, localId: 'L-Amina' });
      expect(await logged(store, by.staffId)).toEqual([{ action: 'notice.read', subjectId: id }]);
    }
    const { handling } = await openNotice(store, team.bo, await sent(), monday);
    expect(handling?.child).toBeNull();
  });
});

describe('the queue', () => {
  test('the oldest first, with what runs for a child who became looked after', async () => {
    const change = await sent('changed', moved, monday - dayLong);
    const became = await sent();
    const { waiting, handled } = await noticeQueue(store, team.bo, monday);
    expect(handled).toEqual([]);
    expect(waiting.map(({ id }) => id)).toEqual([change, became]);
    expect(waiting[0]).toMatchObject({ clocks: null, sender: 'Dele Martins' });
    // Friday 13 November: five working days on, and twenty.
    expect(waiting[1]?.clocks).toMatchObject({
      iro: { by: '2026-11-20', daysLeft: 4 },
      review: { by: '2026-12-11', daysLeft: 19 }
    });
  });

  test('one that waits beyond the next working day is late, until somebody acts on it', async () => {
    const id = await sent();
    expect(await lateNotices(store, team.bo, monday + dayLong)).toEqual([]);
    expect((await lateNotices(store, team.kit, wednesday)).map((line) => line.id)).toEqual([id]);
    await answer(id, 'not-ours', 'Another council');
    expect(await lateNotices(store, team.kit, wednesday)).toEqual([]);
    const { waiting, handled } = await noticeQueue(store, team.kit, wednesday);
    expect([waiting.length, handled.map((line) => line.clocks)]).toEqual([0, [null]]);
  });
});
