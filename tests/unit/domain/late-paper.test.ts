import { expect, test } from 'vitest';
import { cameAfter, lastDayToTypeIn } from '../../../src/lib/domain/late-paper.ts';

const at = (text: string) => Date.parse(text);

test('a late paper can be typed in for twelve months', () => {
  expect(lastDayToTypeIn('2026-11-16')).toBe('2027-11-16');
  expect(lastDayToTypeIn('2028-02-29')).toBe('2029-02-28');
});

test.each([
  ['the day before', '2026-11-15T23:00:00Z', false],
  ['on the day, before it was recorded', '2026-11-16T09:00:00Z', false],
  ['on the day, once it was recorded', '2026-11-16T17:00:01Z', true],
  ['the day after', '2026-11-17T00:00:00Z', true]
])('what came %s', (_, sent, late) =>
  expect(cameAfter({ heldOn: '2026-11-16', recordedAt: at('2026-11-16T17:00:00Z') }, at(sent))).toBe(late)
);

test('without its instant the day decides, in English time; before the meeting nothing is late', () => {
  const loaded = { heldOn: '2026-07-01', recordedAt: null };
  expect(cameAfter(loaded, at('2026-07-01T22:30:00Z'))).toBe(false);
  expect(cameAfter(loaded, at('2026-07-01T23:30:00Z'))).toBe(true);
  expect(cameAfter({ heldOn: null, recordedAt: null }, at('2026-07-01T23:30:00Z'))).toBe(false);
});
