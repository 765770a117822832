import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import {
  addShift,
  listShifts,
  removeShift,
  unwatchedHours,
  whoMayBeOnDuty,
  type ShiftTyped
} from '../../src/lib/server/services/duty-shifts.ts';
import { saveSettings } from '../../src/lib/server/services/settings.ts';
import { shift } from '../support/duty.ts';
import { aminaAndTheTeam, logged, newStaff, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const hour = 3_600_000;
const day = 24 * hour;
const evening = monday + 9 * hour;

let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

const onDuty = (staffId = team.lee.staffId, startsAt = evening, endsAt = evening + 12 * hour) =>
  shift(store, team.kit.staffId, { staffId, startsAt, endsAt });

describe('the rota', () => {
  const typed: ShiftTyped = {
    startsOn: '2026-11-20',
    startsAt: '17:00',
    endsOn: '2026-11-23',
    endsAt: '09:00',
    staffId: '',
    name: 'Emergency duty team',
    email: 'EDT@example.org',
    mobile: '07700 900 123'
  };
  const add = (more: Partial<ShiftTyped>) => addShift(store, { ...typed, ...more }, team.kit.staffId, monday);
  const nobody = { name: '', email: '', mobile: '' };

  test('a shift is kept by the clock in England, its contact sealed, and logged', async () => {
    expect(await add({})).toMatchObject({ ok: true });
    expect(await listShifts(store, monday)).toMatchObject([
      {
        startsAt: Date.UTC(2026, 10, 20, 17),
        endsAt: Date.UTC(2026, 10, 23, 9),
        name: 'Emergency duty team',
        outside: true,
        email: 'edt@example.org',
        mobile: '+447700900123',
        state: 'ahead'
      }
    ]);
    expect(JSON.stringify(await store.db.select().from(store.t.dutyShifts))).not.toMatch(/edt@|7700900/);
    expect((await logged(store, team.kit.staffId)).map(({ action }) => action)).toEqual(['duty.added']);
  });

  test('IROs and managers with a living account may be on duty', async () => {
    const gone = await newStaff(store, 'Gone', 'iro');
    await store.db.update(store.t.staff).set({ endsAt: monday }).where(eq(store.t.staff.id, gone.staffId));
    expect((await whoMayBeOnDuty(store, monday)).map(({ name }) => name)).toEqual([
      'Jo Clarke',
      'Kit Moore',
      'Lee Park'
    ]);
    const problem = { problems: { staffId: 'Choose somebody who has an account.' } };
    for (const staffId of [gone.staffId, team.bo.staffId, 'nobody'])
      expect(await add({ ...nobody, staffId })).toMatchObject(problem);
    expect(await add({ ...nobody, staffId: team.lee.staffId })).toMatchObject({ ok: true });
  });

  test.each<[string, Partial<ShiftTyped>, keyof ShiftTyped]>([
    ['the end before the start', { endsOn: '2026-11-20', endsAt: '16:00' }, 'endsOn'],
    ['the end already past', { startsOn: '2026-11-12', endsOn: '2026-11-15' }, 'endsOn'],
    ['more than fourteen days', { endsOn: '2026-12-05' }, 'endsOn'],
    ['no real day', { startsOn: undefined }, 'startsOn'],
    ['no day', { endsOn: null }, 'endsOn'],
    ['no time', { startsAt: '' }, 'startsAt'],
    ['no real time', { endsAt: '25:00' }, 'endsAt'],
    ['nobody', nobody, 'staffId'],
    ['nobody by name', { name: '' }, 'name'],
    ['no way to reach them', { email: '', mobile: '' }, 'email'],
    ['no e-mail address', { email: 'edt' }, 'email'],
    ['no mobile number', { mobile: '01632 960 001' }, 'mobile']
  ])('%s is told at its box, and nothing is kept', async (_, wrong, box) => {
    const saved = await add(wrong);
    expect(saved.ok ? [] : Object.keys(saved.problems)).toEqual([box]);
    expect(await store.db.select().from(store.t.dutyShifts)).toEqual([]);
  });

  test('both somebody and a name is one too many', async () => {
    expect(await add({ staffId: team.lee.staffId })).toMatchObject({
      problems: { staffId: 'Choose somebody, or write who it is: not both.' }
    });
  });

  test('one that runs ends now and stays known; one ahead goes', async () => {
    const running = await onDuty(team.lee.staffId, monday - hour, monday + hour);
    const ahead = await onDuty();
    await removeShift(store, running, team.kit.staffId, monday);
    await removeShift(store, ahead, team.kit.staffId, monday);
    expect(await store.db.select().from(store.t.dutyShifts)).toMatchObject([{ id: running, endsAt: monday }]);
    expect(await listShifts(store, monday)).toEqual([]);
  });

  test('closed hours without anybody are told; a shift of who leaves ends with the account', async () => {
    const friday = Date.UTC(2026, 10, 20, 17);
    await onDuty(team.lee.staffId, monday, friday + 14 * day);
    expect(await unwatchedHours(store, await listShifts(store, monday), monday)).toEqual([]);
    await store.db.update(store.t.staff).set({ endsAt: friday + day });
    const gaps = await unwatchedHours(store, await listShifts(store, monday), monday);
    expect(gaps[0]).toEqual({ from: friday + day, until: Date.UTC(2026, 10, 23, 9) });
    expect(gaps).toHaveLength(6);
  });

  test('office hours are a setting', async () => {
    const given = readConfig({}).words;
    const save = (boxes: Record<string, string>) =>
      saveSettings(store, given, boxes, team.kit.staffId, monday);
    expect(await save({ opensAt: '18:00' })).toMatchObject({
      problems: { closesAt: 'The office closes after it opens.' }
    });
    expect(await save({ closesAt: '24:00' })).toMatchObject({
      problems: { closesAt: 'Write a time such as 09:00.' }
    });
    expect(await save({ opensAt: '08:30', closesAt: '20:00' })).toMatchObject({ ok: true });
    const [gap] = await unwatchedHours(store, [], monday);
    expect(gap).toEqual({ from: Date.UTC(2026, 10, 16, 20), until: Date.UTC(2026, 10, 17, 8, 30) });
  });
});
