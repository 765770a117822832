/** Sudden ends: whatever a child was told is saved or sent is there afterwards. No browser is needed. */
import { expect, test } from '@playwright/test';
import { fillCouncil } from '../load/council.ts';
import { killUnderLoad } from '../load/kill.ts';
import { makePlace, removePlace } from '../load/place.ts';

test('what was acknowledged survives a server killed in the middle of it', async () => {
  test.setTimeout(120_000);
  const place = await makePlace('crash', 4181);
  const children = await fillCouncil(place, 60);
  const survived = await killUnderLoad({ place, children, kills: 3, people: 4 });
  expect(survived.problems).toEqual([]);
  expect(survived).toMatchObject({ kills: 3, storedSent: survived.acknowledgedSent });
  expect(survived.answers, 'answers acknowledged').toBeGreaterThan(50);
  expect(survived.acknowledgedSent, 'submissions acknowledged').toBeGreaterThanOrEqual(4);
  expect(survived.cutOff, 'requests cut off by a kill').toBeGreaterThan(0);
  removePlace(place);
});
