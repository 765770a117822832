/**
 * Every route tried as everybody: only what the access table allows. And everything else somebody with bad intent
 * would try, against the demo's people in a council's own service.
 */
import { expect, test } from '@playwright/test';
import { openCouncil, type Council } from './access/council.ts';
import { doors } from './access/doors.ts';
import { recordsOf, tryEveryWay } from './access/every-way.ts';
import type { Fresh } from './access/fresh.ts';
import { forged } from './access/forged.ts';
import { oddBodies } from './access/odd-bodies.ts';
import { oddRequests } from './access/odd-requests.ts';
import { dutyVisitors, onDuty } from './access/on-duty.ts';
import { otherSites } from './access/other-sites.ts';
import { waysOnDisk } from './access/route-files.ts';
import {
  cardOf,
  endings,
  halfIn,
  nobody,
  staffIn,
  withCard,
  withPictures,
  type Somebody
} from './access/viewers.ts';
import { ways } from './access/ways.ts';
import { whoSeesWhat } from './access/who-sees-what.ts';

let council: Council;
let records: Map<string, Fresh>;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  council = await openCouncil();
  records = await recordsOf(council);
});
test.afterAll(() => council.close());

test('every way in stands in the table, and the table names no other', () => {
  const onDisk = waysOnDisk();
  expect(Object.keys(ways).sort()).toEqual([...onDisk.keys()].sort());
  for (const [name, { area }] of Object.entries(ways)) {
    if (area !== 'nowhere') expect(onDisk.get(name), name).toBe(area);
  }
});

const visitors: Readonly<Record<string, () => Promise<Somebody>>> = {
  nobody: () => Promise.resolve({ viewer: nobody, caller: council.caller() }),
  'an IRO': () => staffIn(council, 'Jo Clarke'),
  'an IRO who covers another': () => staffIn(council, 'Amir Hassan'),
  'an IRO who is covered': () => staffIn(council, 'Ruth Adeyemi'),
  'a manager': () => staffIn(council, 'Maggie Doyle'),
  'business support': () => staffIn(council, 'Ben Pryce'),
  'a participation worker': () => staffIn(council, 'Tess Nolan'),
  'an advocate': () => staffIn(council, 'Farah Iqbal'),
  'a social work team': () => staffIn(council, 'Dele Martins'),
  'an IRO without the second factor': () => halfIn(council, 'Jo Clarke'),
  'a manager without the second factor': () => halfIn(council, 'Maggie Doyle'),
  'a child': async () => withPictures(council, await cardOf(council, 'Amina')),
  'a child without their pictures': async () => withCard(council, await cardOf(council, 'Amina')),
  'another child': async () => withPictures(council, await cardOf(council, 'Leo')),
  'a child whose meeting was held': async () => withPictures(council, await cardOf(council, 'Grace')),
  'a parent': async () => withPictures(council, await cardOf(council, 'Amina', 'parent')),
  'a parent without their pictures': async () => withCard(council, await cardOf(council, 'Amina', 'parent')),
  'a carer': async () => withPictures(council, await cardOf(council, 'Amina', 'carer')),
  'a teacher': async () => withPictures(council, await cardOf(council, 'Jayden', 'other')),
  'a children’s guardian without their pictures': async () =>
    withCard(council, await cardOf(council, 'Theo', 'other'))
};

test.describe('every way in, as the access table says, for', () => {
  for (const [name, comes] of Object.entries(visitors)) {
    test(name, async () => {
      const tried = await tryEveryWay(council, await comes(), records);
      test.info().annotations.push({ type: 'tried', description: JSON.stringify(tried) });
      expect(tried.refused + tried.letIn).toBeGreaterThanOrEqual(Object.keys(ways).length);
    });
  }
  for (const [name, comes] of Object.entries(dutyVisitors)) {
    test(name, async () => {
      const { somebody, records, anew } = await comes(council);
      const tried = await tryEveryWay(council, somebody, records, anew);
      test.info().annotations.push({ type: 'tried', description: JSON.stringify(tried) });
      expect(tried.refused + tried.letIn).toBeGreaterThanOrEqual(Object.keys(ways).length);
    });
  }
  for (const [name, ended] of Object.entries(endings)) {
    test(name, async () => {
      const tried = await tryEveryWay(council, { viewer: nobody, caller: await ended(council) }, records);
      test.info().annotations.push({ type: 'tried', description: JSON.stringify(tried) });
      expect(tried.refused).toBeGreaterThan(60);
    });
  }
});

test.describe('from link to link,', () => whoSeesWhat(() => council));

test.describe('on duty,', () => onDuty(() => council));

test.describe('at the doors,', () => doors(() => council));
test.describe('from other sites,', () => otherSites(() => council));
test.describe('by odd bodies,', () => oddBodies(() => council));
test.describe('by odd requests,', () =>
  oddRequests(
    () => council,
    () => records
  ));
test.describe('from inside,', () =>
  forged(
    () => council,
    () => records
  ));
