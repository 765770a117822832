import { expect, test } from 'vitest';
import { drillScenes, isDrillDue, middleTime, sceneCalled } from '../../../src/lib/domain/drills.ts';
import { forms } from '../../../src/lib/forms/registry.ts';

test.each<[string, (number | null)[], number | null]>([
  ['none', [], null],
  ['one', [5], 5],
  ['an odd number', [9, 1, 5], 5],
  ['an even number: between the two', [1, 9, 3, 5], 4],
  ['one never read counts as longest', [1, null, 5], 5],
  ['the middle one was never read', [1, null, null], null],
  ['one of the two in the middle was never read', [1, null], null]
])('the middle of %s', (_, times, middle) => expect(middleTime(times)).toBe(middle));

test('one a month is due', () => {
  const now = Date.UTC(2026, 10, 20);
  expect(isDrillDue(null, now)).toBe(true);
  expect(isDrillDue(now - 31 * 86_400_000, now)).toBe(false);
  expect(isDrillDue(now - 31 * 86_400_000 - 1, now)).toBe(true);
});

test('every made-up disclosure asks what a form asks, and can be found by its id', () => {
  const asked = new Set(
    forms.flatMap((form) => form.pages.flatMap((page) => page.questions.map(({ words }) => words.en)))
  );
  for (const scene of drillScenes) {
    expect(asked, scene.id).toContain(scene.asked);
    expect(sceneCalled(scene.id)).toBe(scene);
  }
  expect(new Set(drillScenes.map(({ id }) => id)).size).toBe(drillScenes.length);
});
