import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NoticeKind } from '../../src/lib/domain/notices.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import { formOfChild, saveChild } from '../../src/lib/server/services/child-edits.ts';
import { openChild } from '../../src/lib/server/services/child-page.ts';
import { newNotices, noticesOfChild } from '../../src/lib/server/services/notice-child.ts';
import { emptyNotices } from '../../src/lib/server/services/notice-emptying.ts';
import type { NoticeForm } from '../../src/lib/server/services/notice-form.ts';
import { answerNotice, registerChild } from '../../src/lib/server/services/notice-handling.ts';
import { chooseChild } from '../../src/lib/server/services/notice-matching.ts';
import { tellOfNotices } from '../../src/lib/server/services/notice-messages.ts';
import { correctNotice, ownNotice, takeBackNotice } from '../../src/lib/server/services/notice-sender.ts';
import { factsToTake, takeOver } from '../../src/lib/server/services/notice-taking.ts';
import { noticeQueue, openNotice, sendNotice, sentNotices } from '../../src/lib/server/services/notices.ts';
import { aminaAndTheTeam, cover, logged, newStaff, type Team } from '../support/iro-team.ts';
import { moved, zofia } from '../support/notices.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const dayLong = 86_400_000;
const today = '2026-11-16';

let store: Store;
let team: Team;
let dele: Staff;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
  dele = await newStaff(store, 'Dele Martins', 'social-work');
});
afterEach(() => store.close());

async function sent(kind: NoticeKind = 'changed', form: NoticeForm = moved, now = monday) {
  const done = await sendNotice(store, dele, kind, form, now);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.id;
}
const amina = () => openChild(store, team.bo, team.childId, monday);
const rows = () => store.db.select().from(store.t.notices);
const full: NoticeForm = {
  ...moved,
  changes: ['placement', 'social-worker', 'legal-status'],
  livingKind: 'foster',
  carer: 'Devon and Linda',
  carerReach: '01632 960 320',
  legalStatus: 'C2'
};

describe('where the child lives', () => {
  test('comes into the register with the notice, sealed where it is words', async () => {
    const id = await sent('became-looked-after', zofia);
    const done = await registerChild(store, team.bo, id, { iroId: '', note: '' }, monday);
    const child = await openChild(store, team.bo, done.ok ? done.childId! : '', monday);
    expect(child).toMatchObject({ livesKind: 'foster', livesSince: '2026-11-13', livesAt: null });
  });

  test('is put right by hand, and stays when a form does not speak of it', async () => {
    const form = formOfChild(await amina());
    const lives = { livesKind: 'residential', livesSince: '2026-10-01', livesAt: 'Oak House' };
    expect(await saveChild(store, team.jo, team.childId, { ...form, ...lives }, monday)).toMatchObject({
      ok: true
    });
    expect(await amina()).toMatchObject(lives);
    const [row] = await store.db.select().from(store.t.children).where(eq(store.t.children.id, team.childId));
    expect(JSON.stringify(row)).not.toContain('Oak House');
    const { livesKind, livesSince, livesAt, ...silent } = formOfChild(await amina());
    expect([livesKind, livesSince, livesAt]).toEqual(Object.values(lives));
    await saveChild(store, team.jo, team.childId, silent, monday);
    expect(await amina()).toMatchObject(lives);
  });

  test.each([
    [{ livesKind: 'castle' }, 'livesKind'],
    [{ livesKind: 'foster', livesSince: '2026-12-01' }, 'livesSince'],
    [{ livesKind: 'foster', livesSince: undefined }, 'livesSince'],
    [{ livesKind: '', livesSince: '2026-10-01' }, 'livesSince'],
    [{ livesKind: 'foster', livesAt: 'x'.repeat(201) }, 'livesAt']
  ])('%o is refused at %s', async (wrong, box) => {
    const form = { ...formOfChild(await amina()), ...wrong };
    const saved = await saveChild(store, team.jo, team.childId, form, monday);
    expect(saved.ok ? [] : Object.keys(saved.problems)).toEqual([box]);
  });
});

describe('the child’s IRO', () => {
  test('sees what was told of their child, opens it, and nobody else’s IRO does', async () => {
    const id = await sent();
    expect(await noticesOfChild(store, team.jo, team.childId, monday)).toMatchObject([
      { id, kind: 'changed', sender: 'Dele Martins', outcome: null }
    ]);
    expect((await newNotices(store, team.jo, monday)).map(({ noticeId }) => noticeId)).toEqual([id]);
    expect(await newNotices(store, team.lee, monday)).toEqual([]);
    for (const viewer of [team.lee, dele])
      await expect(noticesOfChild(store, viewer, team.childId, monday)).rejects.toThrow(NotYours);
    await expect(openNotice(store, team.lee, id, monday)).rejects.toThrow(NotYours);
    const read = await openNotice(store, team.jo, id, monday);
    expect(read).toMatchObject({ childId: team.childId, handling: null, ownAndOpen: false });
    expect(read.words.words).toBe(moved.words);
    expect(await newNotices(store, team.jo, monday)).toEqual([]);
    expect(await logged(store, team.jo.staffId)).toEqual([{ action: 'notice.read', subjectId: id }]);
    await cover(store, team.iroId, team.lee, today, today);
    expect((await newNotices(store, team.lee, monday)).map(({ noticeId }) => noticeId)).toEqual([id]);
  });

  test('is told for five working days, and never of a number with another name', async () => {
    const slip = await sent('changed', { ...moved, firstName: 'Robin' });
    expect(await newNotices(store, team.jo, monday)).toEqual([]);
    await expect(openNotice(store, team.jo, slip, monday)).rejects.toThrow(NotYours);
    await sent();
    expect(await newNotices(store, team.jo, monday + 7 * dayLong)).toHaveLength(1);
    expect(await newNotices(store, team.jo, monday + 9 * dayLong)).toEqual([]);
    // Business support looked, and it is Amina after all: news again.
    await chooseChild(store, team.bo, slip, 'L-Amina', monday + 8 * dayLong);
    await answerNotice(store, team.bo, slip, { outcome: 'changed', note: '' }, monday + 8 * dayLong);
    expect(await newNotices(store, team.jo, monday + 9 * dayLong)).toMatchObject([{ noticeId: slip }]);
  });

  test('loses sight of what is not the team’s', async () => {
    const id = await sent();
    await answerNotice(store, team.bo, id, { outcome: 'not-ours', note: 'Another council' }, monday);
    await expect(openNotice(store, team.jo, id, monday)).rejects.toThrow(NotYours);
    expect(await noticesOfChild(store, team.jo, team.childId, monday)).toEqual([]);
  });

  test('messages go to the team when one comes and to the IRO of a matched child, once, without names', async () => {
    await sent();
    const told = async () =>
      (await store.db.select().from(store.t.outbox)).map((row) => ({
        purpose: row.purpose,
        ...(JSON.parse(store.vault.open(row.message!, `outbox.message:${row.id}`)) as {
          to: string;
          subject: string;
          text: string;
        })
      }));
    expect(await tellOfNotices(store, 'https://h', monday)).toBe(3);
    expect(await tellOfNotices(store, 'https://h', monday)).toBe(0);
    const messages = await told();
    expect(messages.map(({ purpose, to }) => `${purpose} ${to}`).sort()).toEqual([
      'notice Bo Dean@example.org',
      'notice Kit Moore@example.org',
      expect.stringMatching(/^notice-child /)
    ]);
    for (const { subject, text } of messages) {
      expect(subject + text).not.toMatch(/Amina|Dele|Devon|L-Amina/);
      expect(text).toContain('https://h/staff/notices/');
    }
  });
});

describe('taking over', () => {
  test('a change: shown first, then done in one press, once', async () => {
    const id = await sent('changed', full);
    const { words } = await openNotice(store, team.bo, id, monday);
    const facts = factsToTake('changed', words, await amina(), today);
    expect(facts.map(({ what, to }) => [what, to])).toEqual([
      ['lives', 'foster'],
      ['carer', 'Devon and Linda'],
      ['social-worker', 'Dele Martins'],
      ['legal-status', 'C2']
    ]);
    expect(await takeOver(store, team.bo, id, 'Thank you', monday)).toEqual({
      ok: true,
      childId: team.childId
    });
    const child = await amina();
    expect(child).toMatchObject({ livesKind: 'foster', livesSince: '2026-11-12', legalStatuses: ['C2'] });
    expect(child.people.filter(({ role }) => role === 'carer').map(({ name }) => name)).toEqual([
      'Devon and Linda'
    ]);
    expect(factsToTake('changed', words, child, today)).toEqual([]);
    await takeOver(store, team.kit, id, '', monday);
    expect(await logged(store, team.kit.staffId)).toEqual([]);
    expect(await sentNotices(store, dele)).toMatchObject([{ outcome: 'changed', note: 'Thank you' }]);
  });

  test('the end of care sets the day', async () => {
    const id = await sent('ended', { ...moved, endReason: 'home' });
    await takeOver(store, team.bo, id, '', monday);
    expect(await amina()).toMatchObject({ ceasedOn: '2026-11-12', next: null });
  });

  test('nothing of a change to come, and not by an IRO', async () => {
    const id = await sent('changed', { ...full, happenedOn: '2026-12-01' });
    const { words } = await openNotice(store, team.bo, id, monday);
    expect(factsToTake('changed', words, await amina(), today)).toEqual([]);
    const unknown = await sent('changed', { ...full, localId: 'L-No' });
    expect(await takeOver(store, team.bo, unknown, '', monday)).toMatchObject({ ok: false });
    await expect(takeOver(store, team.jo, id, '', monday)).rejects.toThrow(NotYours);
    await expect(takeOver(store, dele, id, '', monday)).rejects.toThrow(NotYours);
  });
});

describe('the sender', () => {
  test('puts it right, and takes it back, while nobody has acted on it', async () => {
    const id = await sent();
    const right = { ...moved, words: 'Moved to Ruth and Dan' };
    expect(await correctNotice(store, dele, id, right, monday)).toEqual({ ok: true, id });
    expect((await openNotice(store, team.bo, id, monday)).words.words).toBe(right.words);
    expect(await correctNotice(store, dele, id, { ...right, words: '' }, monday)).toMatchObject({
      ok: false
    });
    for (const other of [team.bo, team.kit, team.jo, await newStaff(store, 'Lena', 'social-work')]) {
      await expect(ownNotice(store, other, id)).rejects.toThrow(NotYours);
      await expect(takeBackNotice(store, other, id, monday)).rejects.toThrow(NotYours);
    }
    await takeBackNotice(store, dele, id, monday);
    expect((await noticeQueue(store, team.bo, monday)).waiting).toEqual([]);
    expect(await sentNotices(store, dele)).toMatchObject([{ outcome: 'taken-back' }]);
    await answerNotice(store, team.bo, id, { outcome: 'known', note: '' }, monday);
    expect(await rows()).toMatchObject([{ outcome: null }]);
    await expect(openNotice(store, team.jo, id, monday)).rejects.toThrow(NotYours);
    expect(await tellOfNotices(store, 'https://h', monday)).toBe(0);
  });

  test('comes too late once somebody has acted on it', async () => {
    const id = await sent();
    await answerNotice(store, team.bo, id, { outcome: 'known', note: '' }, monday);
    expect(await correctNotice(store, dele, id, moved, monday)).toMatchObject({ ok: false });
    await takeBackNotice(store, dele, id, monday);
    expect(await rows()).toMatchObject([{ outcome: 'known', takenBackAt: null }]);
  });
});

describe('the words', () => {
  test('are emptied ninety days after it was done or taken back; kind, days and outcome stay', async () => {
    const [done, back, waits] = [
      await sent(),
      await sent('changed', { ...moved, words: 'Another' }),
      await sent('ended', { ...moved, endReason: 'home' })
    ];
    await answerNotice(store, team.bo, done, { outcome: 'known', note: 'Thank you' }, monday);
    await takeBackNotice(store, dele, back, monday);
    expect(await emptyNotices(store, monday + 89 * dayLong)).toBe(0);
    expect(await emptyNotices(store, monday + 91 * dayLong)).toBe(2);
    expect(await emptyNotices(store, monday + 92 * dayLong)).toBe(0);
    const { line, words } = await openNotice(store, team.bo, done, monday);
    expect(line).toMatchObject({ kind: 'changed', outcome: 'known', sentAt: monday, note: null });
    expect(words).toMatchObject({ localId: '', firstName: '', words: '' });
    expect((await openNotice(store, team.bo, waits, monday)).words.firstName).toBe('Amina');
  });
});
