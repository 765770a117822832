import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { addBankHoliday, removeBankHoliday } from '../../src/lib/server/services/bank-holiday-edits.ts';
import {
  holidaySet,
  listBankHolidays,
  seedBankHolidays
} from '../../src/lib/server/services/bank-holidays.ts';
import { addCover, listCovers, removeCover } from '../../src/lib/server/services/covers.ts';
import { saveSettings, serviceSettings, serviceWords } from '../../src/lib/server/services/settings.ts';
import { aminaAndTheTeam, logged, type Team } from '../support/iro-team.ts';
import { monday } from '../support/respondents.ts';
import { testStore } from '../support/store.ts';

const given = readConfig({}).words;
let store: Store;
let team: Team;
beforeEach(async () => {
  store = await testStore();
  team = await aminaAndTheTeam(store);
});
afterEach(() => store.close());

describe('settings', () => {
  it('are the installation’s until somebody changes them', async () => {
    expect(await serviceSettings(store, given)).toMatchObject({
      ...given,
      readWithinDays: 2,
      bookAheadDays: 5,
      targetTookPart: 95
    });
  });

  it('keep what was changed, and who changed it', async () => {
    const typed = {
      readWithinDays: '3',
      lookedAfterTerm: 'child who is looked after',
      localFirstTarget: '28',
      targetRated: ''
    };
    expect(await saveSettings(store, given, typed, team.kit.staffId, monday)).toEqual({
      ok: true,
      changed: ['readWithinDays', 'localFirstTarget', 'targetRated', 'lookedAfterTerm']
    });
    expect(await serviceSettings(store, given)).toMatchObject({
      readWithinDays: 3,
      localFirstTarget: 28,
      targetRated: null,
      lookedAfterTerm: 'child who is looked after',
      bookAheadDays: 5
    });
    expect((await serviceWords(store, given)).lookedAfterTerm).toBe('child who is looked after');
    expect((await logged(store, team.kit.staffId)).map((event) => event.subjectId)).toContain(
      'readWithinDays'
    );
    expect(await saveSettings(store, given, typed, team.kit.staffId, monday)).toEqual({
      ok: true,
      changed: []
    });
  });

  it.each([
    [{ readWithinDays: '0' }, 'readWithinDays', 'Write a whole number from 1 to 10.'],
    [{ readWithinDays: 'two' }, 'readWithinDays', 'Write a whole number from 1 to 10.'],
    [{ localFirstTarget: '99' }, 'localFirstTarget', 'Write a whole number from 1 to 28.'],
    [{ council: ' ' }, 'council', 'Write something here.'],
    [{ childlineNumber: 'call us' }, 'childlineNumber', 'Write a telephone number: figures and spaces.'],
    [{ exitUrl: 'javascript:alert(1)' }, 'exitUrl', 'Write an address that starts with https://.']
  ])('refuse %o and keep nothing of it', async (wrong, field, words) => {
    const saved = await saveSettings(
      store,
      given,
      { bookAheadDays: '9', ...wrong },
      team.kit.staffId,
      monday
    );
    expect(saved).toEqual({ ok: false, problems: { [field]: words } });
    expect(await serviceSettings(store, given)).toMatchObject({ bookAheadDays: 5 });
  });
});

describe('bank holidays', () => {
  it('ship for 2025 to 2028, once', async () => {
    expect(await holidaySet(store)).toContain('2026-12-28');
    await seedBankHolidays(store);
    await seedBankHolidays(store);
    const list = await listBankHolidays(store);
    expect(list).toHaveLength(32);
    expect(list[0]).toMatchObject({ day: '2025-01-01' });
  });

  it('can be added and taken away, and stay so after a restart', async () => {
    await seedBankHolidays(store);
    expect(await addBankHoliday(store, '2027-05-10', 'A coronation')).toBe('added');
    expect(await addBankHoliday(store, '2027-05-10', 'Again')).toBe('already-there');
    expect(await addBankHoliday(store, '2027-02-30', 'No such day')).toBe('not-a-day');
    expect(await addBankHoliday(store, '2027-05-11', ' ')).toBe('no-name');
    await removeBankHoliday(store, '2026-12-28');
    await seedBankHolidays(store);
    expect(await holidaySet(store)).toContain('2027-05-10');
    expect(await holidaySet(store)).not.toContain('2026-12-28');
  });
});

describe('cover', () => {
  const dates = { startsOn: '2026-11-20', endsOn: '2026-11-27' };

  it('is arranged between two IROs, and ended', async () => {
    expect(
      await addCover(
        store,
        { iroId: team.iroId, coveredBy: team.lee.staffId, ...dates },
        team.kit.staffId,
        monday
      )
    ).toEqual({ ok: true });
    const [cover] = await listCovers(store, monday);
    expect(cover).toMatchObject({ iro: 'Jo Clarke', coveredBy: 'Lee Park', state: 'ahead', ...dates });
    await removeCover(store, cover!.id, team.kit.staffId, monday);
    expect(await listCovers(store, monday)).toEqual([]);
  });

  const arrange = (endsOn = dates.endsOn) =>
    addCover(
      store,
      { iroId: team.iroId, coveredBy: team.lee.staffId, ...dates, endsOn },
      team.kit.staffId,
      monday
    );
  const leeLeaves = (endsAt: number) =>
    store.db.update(store.t.staff).set({ endsAt }).where(eq(store.t.staff.id, team.lee.staffId));
  /** The last moment of Wednesday 25 November. */
  const wednesday = Date.UTC(2026, 10, 25, 23, 59, 59, 999);

  it('is not longer than the account of whoever covers', async () => {
    await leeLeaves(wednesday);
    expect(await arrange()).toEqual({
      ok: false,
      problems: { endsOn: 'The account of whoever covers ends on 25 November 2026.' }
    });
    expect(await arrange('2026-11-25')).toEqual({ ok: true });
    expect(await listCovers(store, monday)).toMatchObject([{ state: 'ahead', accountEndsAt: null }]);
  });

  it('says that an account ends within it, and is over when it has', async () => {
    await arrange();
    await leeLeaves(wednesday);
    expect(await listCovers(store, monday)).toMatchObject([{ state: 'ahead', accountEndsAt: wednesday }]);
    expect(await listCovers(store, wednesday)).toMatchObject([{ state: 'over' }]);
  });

  it('is arranged once', async () => {
    await arrange();
    expect(await arrange()).toEqual({
      ok: false,
      problems: { coveredBy: 'This cover is arranged already.' }
    });
    expect(await arrange('2026-11-26')).toEqual({ ok: true });
  });

  it.each([
    [{ iroId: '' }, 'iroId'],
    [{ coveredBy: 'nobody' }, 'coveredBy'],
    [{ startsOn: null }, 'startsOn'],
    [{ endsOn: '2026-11-19' }, 'endsOn'],
    [{ startsOn: '2026-11-01', endsOn: '2026-11-02' }, 'endsOn']
  ])('refuses %o', async (wrong, field) => {
    const cover = { iroId: team.iroId, coveredBy: team.lee.staffId, ...dates, ...wrong };
    const added = await addCover(store, cover, team.kit.staffId, monday);
    expect(added).toMatchObject({ ok: false, problems: { [field]: expect.any(String) as string } });
  });
});
