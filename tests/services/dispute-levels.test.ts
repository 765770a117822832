import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotYours, type Staff } from '../../src/lib/server/services/caseload.ts';
import { disputeLog, readDispute } from '../../src/lib/server/services/dispute-log.ts';
import { amendDispute, untellDispute } from '../../src/lib/server/services/dispute-edits.ts';
import { correctRaisedOn } from '../../src/lib/server/services/dispute-days.ts';
import { pressingDisputes } from '../../src/lib/server/services/disputes-pressing.ts';
import { endDispute, raiseDispute } from '../../src/lib/server/services/disputes.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { answered, drift, wanted } from '../support/disputes.ts';
import { aminaAndTheTeam, cover, logged, type Team } from '../support/iro-team.ts';
import { aminaAndHers, monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const day = 86_400_000;

async function raised(more: Partial<typeof drift> = {}): Promise<string> {
  const saved = await raiseDispute(
    store,
    team.jo,
    team.childId,
    { ...drift, sure: more.raisedOn ?? '', ...more },
    monday
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems));
  return saved.id;
}

const seenHome = () =>
  homeOf(store, { ...team.child, kind: 'respondent', sessionId: '', proven: true }, 0, 'en', monday);

describe('one challenge over its levels', () => {
  const higher = { ...answered, ended: 'escalated', tellChild: '' };

  test('is linked to the first, under one clock of twenty working days', async () => {
    const first = await raised({ raisedOn: '2026-11-02' });
    const up = await endDispute(store, team.jo, first, { ...higher, level: 'stage-1' }, monday);
    const top = await endDispute(
      store,
      team.jo,
      up.ok ? up.id : '',
      { ...higher, level: 'stage-3' },
      monday + day
    );
    const read = await readDispute(store, team.jo, top.ok ? top.id : '', monday + day);
    expect(read).toMatchObject({
      firstId: first,
      firstRaisedOn: '2026-11-02',
      overall: { day: 11, by: '2026-11-30', over: false }
    });
    expect(read.levels.map(({ level }) => level)).toEqual(['informal', 'stage-1', 'stage-3']);
    expect((await readDispute(store, team.jo, first, monday + day)).levels).toHaveLength(3);
  });

  test('counts once in what was resolved within twenty working days', async () => {
    const first = await raised({ raisedOn: '2026-10-05' });
    const up = await endDispute(store, team.jo, first, { ...higher, endedOn: '2026-11-13' }, monday);
    expect((await disputeLog(store, team.jo, wanted, monday)).inTime).toEqual({ inTime: 0, of: 1 });
    await endDispute(store, team.jo, up.ok ? up.id : '', answered, monday);
    expect((await disputeLog(store, team.jo, wanted, monday)).inTime).toEqual({ inTime: 0, of: 1 });
    await endDispute(store, team.jo, await raised(), answered, monday);
    await raised({ theme: 'health' });
    await endDispute(store, team.jo, await raised(), { ...answered, ended: 'withdrawn' }, monday);
    expect((await disputeLog(store, team.jo, wanted, monday)).inTime).toEqual({ inTime: 1, of: 2 });
  });
});

describe('what presses', () => {
  const ids = async (viewer: Staff, now: number, iroId: string | null = null) =>
    (await pressingDisputes(store, viewer, iroId, now)).map(({ id }) => id);

  test('is a late answer and the twentieth day of all levels, for the IRO, who covers and the manager', async () => {
    const late = await raised({ raisedOn: '2026-11-06' });
    await raised({ raisedOn: '2026-11-13' });
    // Day 20 on 16 November; the answer of its level is not due before the 20th.
    const first = await raised({ raisedOn: '2026-10-19', theme: 'health' });
    const up = await endDispute(
      store,
      team.jo,
      first,
      { ...answered, ended: 'escalated', level: 'stage-1', endedOn: '2026-11-13' },
      monday
    );
    const twenty = up.ok ? up.id : '';
    expect(await ids(team.jo, monday)).toEqual([late, twenty]);
    expect(await ids(team.jo, monday - 3 * day)).toEqual([]);
    expect(await ids(team.kit, monday)).toEqual([late, twenty]);
    expect(await ids(team.kit, monday, team.lee.staffId)).toEqual([]);
    expect(await ids(team.lee, monday)).toEqual([]);
    await cover(store, team.iroId, team.lee, '2026-11-16', '2026-11-16');
    expect(await ids(team.lee, monday)).toEqual([late, twenty]);
    expect(await ids(team.bo, monday)).toEqual([]);
    await endDispute(store, team.jo, late, answered, monday);
    expect(await ids(team.jo, monday)).toEqual([twenty]);
  });

  test('at Cafcass is only its late answer', async () => {
    const id = await raised({ raisedOn: '2026-10-19', level: 'cafcass' });
    expect(await ids(team.jo, monday)).toEqual([]);
    expect(await ids(team.jo, monday + day)).toEqual([id]);
  });
});

describe('putting right', () => {
  const right = { level: 'stage-1', theme: 'health', words: 'No dentist since June.', tellChild: '' };

  test('level, theme, words, review and the child’s line, while it is open', async () => {
    const id = await raised();
    const form = { ...right, reviewId: team.reviewId };
    expect(await amendDispute(store, team.jo, id, form, monday)).toEqual({ ok: true, id });
    expect(await readDispute(store, team.jo, id, monday)).toMatchObject({
      level: 'stage-1',
      theme: 'health',
      words: right.words,
      tellChild: null,
      review: { id: team.reviewId }
    });
    const other = await aminaAndHers(store, 'Zoe');
    for (const wrong of [{ words: '' }, { level: 'x' }, { reviewId: other.reviewId }])
      expect(await amendDispute(store, team.jo, id, { ...form, ...wrong }, monday)).toMatchObject({
        ok: false
      });
    await endDispute(store, team.jo, id, answered, monday);
    expect(await amendDispute(store, team.jo, id, form, monday)).toMatchObject({ ok: false });
    await expect(amendDispute(store, team.lee, id, form, monday)).rejects.toThrow(NotYours);
    expect((await logged(store, team.jo.staffId)).map(({ action }) => action)).toContain('dispute.amended');
  });

  test('the day it was raised, and the clocks follow; a day long ago is questioned once', async () => {
    const id = await raised({ raisedOn: '2025-11-03' });
    const overall = async () => (await readDispute(store, team.jo, id, monday)).overall.day;
    expect(await overall()).toBeGreaterThan(200);
    const put = (raisedOn: string | null, sure = '', who: Staff = team.jo) =>
      correctRaisedOn(store, who, id, { raisedOn, sure }, monday);
    await expect(put('2026-11-03', '', team.lee)).rejects.toThrow(NotYours);
    expect(await put('2026-11-03')).toEqual({ ok: true, id });
    expect(await readDispute(store, team.jo, id, monday)).toMatchObject({
      raisedOn: '2026-11-03',
      answerBy: '2026-11-10',
      overall: { day: 9 }
    });
    for (const wrong of [null, '2026-11-17']) expect(await put(wrong)).toMatchObject({ ok: false });
    expect(await put('2026-09-15')).toMatchObject({
      ok: false,
      problems: { raisedOn: expect.stringMatching(/15 September 2026.*Press again/) as string }
    });
    expect(await put('2026-09-14', '2026-09-15')).toMatchObject({ ok: false });
    expect(await put('2026-09-15', '2026-09-15')).toEqual({ ok: true, id });
    await store.db.update(store.t.children).set({ lookedAfterSince: '2026-10-01' });
    expect(await put('2026-09-30', '2026-09-30')).toMatchObject({
      problems: { raisedOn: expect.stringContaining('came into care on 1 October 2026') as string }
    });
    const deeds = (await logged(store, team.jo.staffId)).map(({ action }) => action);
    expect(deeds.filter((deed) => deed === 'dispute.day-corrected')).toHaveLength(2);
  });

  test('the day of a level between the others: the level below ends on it', async () => {
    const first = await raised({ raisedOn: '2026-11-02' });
    const higher = { ...answered, ended: 'escalated', tellChild: '' };
    const second = await endDispute(store, team.jo, first, { ...higher, level: 'stage-1' }, monday + 1);
    const id = second.ok ? second.id : '';
    await endDispute(store, team.jo, id, { ...higher, level: 'stage-2' }, monday + 2);
    const put = (raisedOn: string) =>
      correctRaisedOn(store, team.jo, id, { raisedOn, sure: '' }, monday + day);
    expect(await put('2026-10-30')).toMatchObject({ problems: { raisedOn: expect.any(String) as string } });
    expect(await put('2026-11-17')).toMatchObject({ problems: { raisedOn: 'It ended before this day.' } });
    expect(await put('2026-11-10')).toEqual({ ok: true, id });
    expect((await readDispute(store, team.jo, first, monday)).endedOn).toBe('2026-11-10');
  });

  test('a challenge raised long ago is questioned once, and one before the child came into care refused', async () => {
    const form = { ...drift, raisedOn: '2025-11-16' };
    expect(await raiseDispute(store, team.jo, team.childId, form, monday)).toMatchObject({ ok: false });
    const sure = { ...form, sure: form.raisedOn };
    expect(await raiseDispute(store, team.jo, team.childId, sure, monday)).toMatchObject({ ok: true });
    await store.db.update(store.t.children).set({ lookedAfterSince: '2026-01-05' });
    expect(await raiseDispute(store, team.jo, team.childId, sure, monday)).toMatchObject({ ok: false });
  });

  test('the child’s line is taken off, also when it has ended', async () => {
    const id = await raised();
    await endDispute(store, team.jo, id, answered, monday);
    await expect(untellDispute(store, team.lee, id, monday)).rejects.toThrow(NotYours);
    await untellDispute(store, team.jo, id, monday);
    expect((await readDispute(store, team.jo, id, monday)).tellChild).toBeNull();
    expect((await seenHome()).challenges).toEqual([]);
  });
});
