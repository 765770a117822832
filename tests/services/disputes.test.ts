import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NotYours } from '../../src/lib/server/services/caseload.ts';
import { disputeLog, disputesOfChild, readDispute } from '../../src/lib/server/services/dispute-log.ts';
import { endDispute, raiseDispute } from '../../src/lib/server/services/disputes.ts';
import { homeOf } from '../../src/lib/server/services/respondent-home.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { answered, drift, today, wanted } from '../support/disputes.ts';
import { aminaAndTheTeam, cover, logged, newStaff, type Team } from '../support/iro-team.ts';
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

const seenHome = (now = monday, proven = true) =>
  homeOf(store, { ...team.child, kind: 'respondent', sessionId: '', proven }, 0, 'en', now);

describe('raising', () => {
  test('sets the day of the answer by the level, seals the words, and is written down', async () => {
    const id = await raised();
    expect(await readDispute(store, team.jo, id, monday)).toMatchObject({
      ...drift,
      name: 'Amina',
      answerBy: '2026-11-23',
      ended: null,
      late: false,
      daysLeft: 5,
      raisedBy: 'Jo Clarke'
    });
    const rows = await store.db.select().from(store.t.disputes);
    expect(JSON.stringify(rows)).not.toMatch(/permanence|plan is late/);
    expect(await logged(store, team.jo.staffId)).toEqual([
      { action: 'dispute.raised', subjectId: id },
      { action: 'dispute.read', subjectId: id }
    ]);
  });

  test.each([
    [{ level: '' }, 'level'],
    [{ level: 'stage-9' }, 'level'],
    [{ theme: '' }, 'theme'],
    [{ words: '  ' }, 'words'],
    [{ words: 'x'.repeat(2001) }, 'words'],
    [{ raisedOn: '2026-11-17' }, 'raisedOn'],
    [{ raisedOn: null }, 'raisedOn'],
    [{ raisedOn: undefined }, 'raisedOn'],
    [{ tellChild: 'x'.repeat(301) }, 'tellChild']
  ])('%o is refused at %s', async (change, box) => {
    const saved = await raiseDispute(store, team.jo, team.childId, { ...drift, ...change }, monday);
    expect(saved.ok ? [] : Object.keys(saved.problems)).toEqual([box]);
    expect(await store.db.select().from(store.t.disputes)).toEqual([]);
  });
});

describe('ending', () => {
  test('with what was answered; a second end is refused', async () => {
    const id = await raised();
    expect(await endDispute(store, team.jo, id, answered, monday)).toEqual({ ok: true, id });
    expect(await readDispute(store, team.kit, id, monday)).toMatchObject({
      ended: 'resolved',
      endedOn: today,
      outcome: answered.outcome,
      tellChild: answered.tellChild
    });
    const again = await endDispute(store, team.jo, id, { ...answered, ended: 'withdrawn' }, monday);
    expect(again).toEqual({ ok: false, problems: { ended: 'This was ended already.' } });
    expect(JSON.stringify(await store.db.select().from(store.t.disputes))).not.toContain('panel');
  });

  test('taken higher, it goes on there with the same words and a clock of its own', async () => {
    const id = await raised();
    const up = await endDispute(
      store,
      team.jo,
      id,
      {
        ...answered,
        ended: 'escalated',
        level: 'stage-2',
        endedOn: '2026-11-24',
        tellChild: 'I asked again.'
      },
      monday + 8 * day
    );
    if (!up.ok) throw new Error('not taken higher');
    expect(up.id).not.toBe(id);
    expect(await readDispute(store, team.jo, up.id, monday + 8 * day)).toMatchObject({
      level: 'stage-2',
      theme: 'drift',
      words: drift.words,
      raisedOn: '2026-11-24',
      answerBy: '2026-12-01',
      ended: null
    });
    expect(await readDispute(store, team.jo, id, monday)).toMatchObject({
      ended: 'escalated',
      tellChild: drift.tellChild
    });
    expect((await seenHome(monday + 8 * day)).challenges).toEqual(['I asked again.']);
    const actions = (await logged(store, team.jo.staffId)).map(({ action }) => action);
    expect(actions).toContain('dispute.escalated');
  });

  test.each([
    [{ ended: '' }, 'ended'],
    [{ ended: 'lost' }, 'ended'],
    [{ outcome: ' ' }, 'outcome'],
    [{ outcome: 'x'.repeat(2001) }, 'outcome'],
    [{ endedOn: '2026-11-15' }, 'endedOn'],
    [{ endedOn: '2026-11-17' }, 'endedOn'],
    [{ endedOn: null }, 'endedOn'],
    [{ ended: 'escalated', level: 'informal' }, 'level'],
    [{ ended: 'escalated', level: '' }, 'level'],
    [{ tellChild: 'x'.repeat(301) }, 'tellChild']
  ])('%o is refused at %s', async (change, box) => {
    const id = await raised();
    const saved = await endDispute(store, team.jo, id, { ...answered, ...change }, monday);
    expect(saved.ok ? [] : Object.keys(saved.problems)).toEqual([box]);
    expect((await readDispute(store, team.jo, id, monday)).ended).toBeNull();
  });

  test('above Cafcass there is nothing', async () => {
    const id = await raised({ level: 'cafcass' });
    const saved = await endDispute(store, team.jo, id, { ...answered, ended: 'escalated' }, monday);
    expect(saved).toMatchObject({ ok: false, problems: { level: expect.any(String) as string } });
  });
});

describe('the log', () => {
  test('open ones come first by the day of their answer, late ones are marked, and all is counted', async () => {
    const late = await raised({ raisedOn: '2026-11-02', theme: 'health' });
    const soon = await raised({ raisedOn: '2026-11-13' });
    const over = await raised({ level: 'stage-1', theme: 'health' });
    await endDispute(store, team.jo, over, answered, monday);
    const log = await disputeLog(store, team.jo, wanted, monday);
    expect(log.lines.map(({ id, late }) => [id, late])).toEqual([
      [late, true],
      [soon, false],
      [over, false]
    ]);
    expect(log).toMatchObject({
      counts: { all: 3, open: 2, ended: 1 },
      late: 1,
      total: { raised: 3, open: 2 }
    });
    expect(log.byTheme.map(({ theme, total }) => [theme, total.raised])).toEqual([
      ['health', 2],
      ['drift', 1]
    ]);
    expect((await disputeLog(store, team.jo, { ...wanted, show: 'ended' }, monday)).lines).toHaveLength(1);
    expect(JSON.stringify(log)).not.toContain('permanence');
  });

  test('an open one stays whenever it was raised; one that ended, and the totals, only in its days', async () => {
    const open = await raised({ raisedOn: '2026-06-01' });
    const over = await raised({ raisedOn: '2026-06-02' });
    await endDispute(store, team.jo, over, answered, monday);
    const log = await disputeLog(store, team.jo, wanted, monday);
    expect(log.lines.map(({ id }) => id)).toEqual([open]);
    expect(log.total.raised).toBe(0);
    const june = { ...wanted, from: '2026-06-01', to: '2026-06-30' };
    expect((await disputeLog(store, team.jo, june, monday)).total).toMatchObject({ raised: 2, resolved: 1 });
  });

  test('of one child', async () => {
    const id = await raised();
    const zoe = await aminaAndHers(store, 'Zoe');
    await raiseDispute(store, team.kit, zoe.childId, drift, monday);
    const { child, lines } = await disputesOfChild(store, team.jo, team.childId, monday);
    expect(child.name).toBe('Amina');
    expect(lines.map((line) => line.id)).toEqual([id]);
    expect((await disputeLog(store, team.kit, wanted, monday)).lines).toHaveLength(2);
  });
});

describe('who may', () => {
  test('the IRO, who covers, and the manager; nobody else', async () => {
    const id = await raised();
    const tess = await newStaff(store, 'Tess Nolan', 'participation');
    const farah = await newStaff(store, 'Farah Iqbal', 'advocacy');
    for (const viewer of [team.lee, team.bo, tess, farah]) {
      await expect(raiseDispute(store, viewer, team.childId, drift, monday)).rejects.toThrow(NotYours);
      await expect(endDispute(store, viewer, id, answered, monday)).rejects.toThrow(NotYours);
      await expect(readDispute(store, viewer, id, monday)).rejects.toThrow(NotYours);
      await expect(disputesOfChild(store, viewer, team.childId, monday)).rejects.toThrow(NotYours);
    }
    for (const viewer of [team.bo, tess, farah])
      await expect(disputeLog(store, viewer, wanted, monday)).rejects.toThrow(NotYours);
    expect((await disputeLog(store, team.lee, wanted, monday)).lines).toEqual([]);
    await cover(store, team.iroId, team.lee, today, today);
    expect((await disputeLog(store, team.lee, wanted, monday)).lines).toHaveLength(1);
    expect((await endDispute(store, team.lee, id, answered, monday)).ok).toBe(true);
    await expect(readDispute(store, team.kit, 'no-such', monday)).rejects.toThrow(NotYours);
  });
});

describe('what the child is told', () => {
  test('is one line, once the secret pictures were shown, and never a parent’s or carer’s', async () => {
    await raised();
    await raised();
    await raised({ theme: 'health', tellChild: '' });
    expect(await seenHome()).toMatchObject({ challenges: [drift.tellChild], hidden: false });
    expect(await seenHome(monday, false)).toMatchObject({ challenges: [], hidden: true });
    for (const who of [team.parent, team.carer]) {
      const seen = await homeOf(
        store,
        { ...who, kind: 'respondent', sessionId: '', proven: true },
        0,
        'en',
        monday
      );
      expect(seen).toMatchObject({ challenges: [], hidden: false });
    }
  });

  test('says how it ended, until about the next review', async () => {
    const id = await raised();
    await endDispute(store, team.jo, id, answered, monday);
    expect((await seenHome()).challenges).toEqual([answered.tellChild]);
    expect((await seenHome(monday + 80 * day)).challenges).toEqual([answered.tellChild]);
    expect((await seenHome(monday + 100 * day)).challenges).toEqual([]);
  });
});
