import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import {
  papersOf,
  saveLate,
  savePapers,
  saveSeen,
  type LateForm,
  type PapersForm,
  type SeenForm
} from '../../src/lib/server/services/review-papers.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { lateByReason } from '../support/results.ts';
import { aminaAndTheTeam, cover, logged, newStaff, type Team } from '../support/iro-team.ts';
import { monday, newReview } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const papers: PapersForm = {
  planReceivedOn: '2026-11-09',
  papersReceivedOn: '2026-11-10',
  recordSharedOn: null
};
const seen: SeenForm = {
  childSeenOn: '2026-11-12',
  childSeenHow: 'school',
  childSeenAlone: 'yes',
  rightsDiscussed: 'no',
  advocacyOffer: 'declined'
};
const late: LateForm = { lateReason: 'papers-not-ready', lateNote: 'The report came on the day.' };

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const held = (heldOn = '2026-11-13', dueOn: string | null = '2026-11-06') =>
  store.db.update(store.t.reviews).set({ heldOn, dueOn }).where(eq(store.t.reviews.id, team.reviewId));
const save = {
  papers: (viewer = team.jo, form: Partial<PapersForm> = {}) =>
    savePapers(store, viewer, team.reviewId, { ...papers, ...form }, monday),
  seen: (viewer = team.jo, form: Partial<SeenForm> = {}) =>
    saveSeen(store, viewer, team.reviewId, { ...seen, ...form }, monday),
  late: (viewer = team.jo, form: Partial<LateForm> = {}) =>
    saveLate(store, viewer, team.reviewId, { ...late, ...form }, monday)
};
const read = (viewer = team.jo) => papersOf(store, viewer, team.reviewId, monday);
const actions = async (viewer = team.jo) => (await logged(store, viewer.staffId)).map(({ action }) => action);

test('what is saved is read again, and a day may be emptied', async () => {
  expect(await read()).toMatchObject({
    papers: { planReceivedOn: null, papersReceivedOn: null, recordSharedOn: null },
    seen: {
      childSeenOn: null,
      childSeenHow: '',
      childSeenAlone: '',
      rightsDiscussed: '',
      advocacyOffer: ''
    },
    late: null
  });
  await held();
  expect(await save.papers(team.jo, { recordSharedOn: '2026-11-16' })).toEqual({ ok: true });
  expect(await save.seen()).toEqual({ ok: true });
  expect(await save.late()).toEqual({ ok: true });
  expect(await read()).toMatchObject({ papers: { ...papers, recordSharedOn: '2026-11-16' }, seen, late });
  await save.papers(team.jo, { planReceivedOn: null });
  expect((await read()).papers).toEqual({ ...papers, planReceivedOn: null });
  await save.seen(team.jo, { childSeenOn: null, childSeenHow: '', childSeenAlone: '' });
  expect((await read()).seen).toMatchObject({
    childSeenOn: null,
    childSeenAlone: '',
    rightsDiscussed: 'no'
  });
});

test('each saving is logged, and so is reading why it was late; the note is sealed', async () => {
  await held();
  await save.papers();
  await save.seen();
  await save.late();
  await read();
  expect(await actions()).toEqual([
    'review.papers-recorded',
    'review.child-seen-recorded',
    'review.late-reason-given',
    'late-note.read'
  ]);
  const rows = await store.db.select().from(store.t.reviews);
  expect(JSON.stringify(rows)).not.toContain('report came');
});

describe('who may', () => {
  test('business support keeps the papers and nothing else', async () => {
    await held();
    await save.late();
    expect(await save.papers(team.bo)).toEqual({ ok: true });
    expect(await read(team.bo)).toMatchObject({ papers, seen: null, late: null });
    expect(await actions(team.bo)).toEqual(['review.papers-recorded']);
    await expect(save.seen(team.bo)).rejects.toThrow(NotYours);
    await expect(save.late(team.bo)).rejects.toThrow(NotYours);
  });

  test('the manager and whoever covers the IRO do all', async () => {
    await held();
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-16');
    for (const viewer of [team.kit, team.lee]) {
      expect(await save.papers(viewer)).toEqual({ ok: true });
      expect(await save.seen(viewer)).toEqual({ ok: true });
      expect(await save.late(viewer)).toEqual({ ok: true });
      expect(await read(viewer)).toMatchObject({ seen, late });
    }
  });

  test('another IRO, participation and advocacy do nothing, and change nothing', async () => {
    await held();
    const before = await store.db.select().from(store.t.reviews);
    const others = [
      team.lee,
      await newStaff(store, 'Pat', 'participation'),
      await newStaff(store, 'Ada', 'advocacy')
    ];
    for (const viewer of others) {
      await expect(read(viewer)).rejects.toThrow(NotYours);
      for (const saving of Object.values(save)) await expect(saving(viewer)).rejects.toThrow(NotYours);
      expect(await actions(viewer)).toEqual([]);
    }
    expect(await store.db.select().from(store.t.reviews)).toEqual(before);
  });
});

describe('refused', () => {
  const wrongIn = async (saved: ReturnType<(typeof save)[keyof typeof save]>) => {
    const result = await saved;
    return result.ok ? [] : Object.keys(result.problems);
  };

  test.each<[Partial<PapersForm>, string[]]>([
    [{ planReceivedOn: undefined }, ['planReceivedOn']],
    [{ papersReceivedOn: '2026-11-17' }, ['papersReceivedOn']],
    [{ planReceivedOn: '2002-11-09' }, ['planReceivedOn']],
    [{ recordSharedOn: '2026-11-12' }, ['recordSharedOn']],
    [{ recordSharedOn: '2026-11-13' }, []]
  ])('papers %o', async (form, wrong) => {
    await held();
    expect(await wrongIn(save.papers(team.jo, form))).toEqual(wrong);
  });

  test('a day before the review before this one, or before the child was looked after', async () => {
    await newReview(store, team.childId, { heldOn: '2026-06-19' });
    const wrong = await save.papers(team.jo, {
      planReceivedOn: '2025-11-18',
      papersReceivedOn: '2025-11-18',
      recordSharedOn: null
    });
    expect(wrong).toMatchObject({
      problems: {
        planReceivedOn: expect.stringContaining('19 June 2026') as string,
        papersReceivedOn: expect.any(String) as string
      }
    });
    expect(await wrongIn(save.seen(team.jo, { childSeenOn: '2025-11-20' }))).toEqual(['childSeenOn']);
    expect(await wrongIn(save.seen(team.jo, { childSeenOn: '2026-06-20' }))).toEqual([]);
    await store.db.update(store.t.children).set({ lookedAfterSince: '2026-09-01' });
    expect(await wrongIn(save.seen(team.jo, { childSeenOn: '2026-08-31' }))).toEqual(['childSeenOn']);
  });

  test('a record before there was a meeting', async () => {
    expect(await wrongIn(save.papers(team.jo, { recordSharedOn: '2026-11-12' }))).toEqual(['recordSharedOn']);
  });

  test.each<[Partial<SeenForm>, string[]]>([
    [{ childSeenOn: null }, ['childSeenOn']],
    [{ childSeenOn: '2026-11-14' }, ['childSeenOn']],
    [{ childSeenHow: '' }, ['childSeenHow']],
    [{ childSeenHow: 'by pigeon' }, ['childSeenHow']],
    [{ childSeenAlone: 'perhaps', rightsDiscussed: 'x' }, ['childSeenAlone', 'rightsDiscussed']],
    [{ advocacyOffer: 'maybe' }, ['advocacyOffer']],
    [{ childSeenAlone: '', rightsDiscussed: '', advocacyOffer: '' }, []]
  ])('seen %o', async (form, wrong) => {
    await held();
    expect(await wrongIn(save.seen(team.jo, form))).toEqual(wrong);
  });

  test.each<[Partial<LateForm>, string[]]>([
    [{ lateReason: '' }, ['lateReason']],
    [{ lateReason: 'the dog' }, ['lateReason']],
    [{ lateReason: 'other', lateNote: '' }, ['lateNote']],
    [{ lateNote: 'x'.repeat(501) }, ['lateNote']],
    [{ lateNote: '😀'.repeat(500) }, []]
  ])('late %o', async (form, wrong) => {
    await held();
    expect(await wrongIn(save.late(team.jo, form))).toEqual(wrong);
  });

  test('a reason for a review that was in time, or has no limit', async () => {
    await held('2026-11-13', '2026-11-13');
    expect(await wrongIn(save.late())).toEqual(['lateReason']);
    await held('2026-11-13', null);
    expect(await wrongIn(save.late())).toEqual(['lateReason']);
  });
});

test('late reviews are counted by reason', async () => {
  const wanted = { from: '2026-11-01', to: '2026-11-30', iroIds: null };
  await held();
  expect(await lateByReason(store, wanted)).toEqual([{ words: 'No reason given yet', count: 1 }]);
  await save.late();
  expect(await lateByReason(store, wanted)).toEqual([
    { words: 'Care plan or reports were not ready', count: 1 }
  ]);
  expect(await lateByReason(store, { ...wanted, iroIds: [team.lee.staffId] })).toEqual([]);
  await held('2026-11-05');
  expect(await lateByReason(store, wanted)).toEqual([]);
});
