import { expect, test } from 'vitest';
import { nextDaytime } from '../../../src/lib/domain/quiet-hours.ts';

test.each([
  ['in the night of winter', '2026-12-03T02:30:00Z', '2026-12-03T08:00:00Z'],
  ['a second before eight', '2026-12-03T07:59:59Z', '2026-12-03T08:00:00Z'],
  ['at eight', '2026-12-03T08:00:00Z', '2026-12-03T08:00:00Z'],
  ['by day', '2026-12-03T14:10:05Z', '2026-12-03T14:10:05Z'],
  ['a second before the evening', '2026-12-03T19:59:59Z', '2026-12-03T19:59:59Z'],
  ['in the evening', '2026-12-03T20:00:00Z', '2026-12-04T08:00:00Z'],
  ['before midnight at the end of a month', '2026-11-30T23:59:59Z', '2026-12-01T08:00:00Z'],
  ['in the morning of summer', '2026-07-03T06:59:59Z', '2026-07-03T07:00:00Z'],
  ['at eight in summer', '2026-07-03T07:00:00Z', '2026-07-03T07:00:00Z'],
  ['in the evening of summer', '2026-07-03T19:00:00Z', '2026-07-04T07:00:00Z'],
  ['after midnight in summer', '2026-07-03T23:30:00Z', '2026-07-04T07:00:00Z'],
  ['the night summer time ends', '2026-10-24T22:00:00Z', '2026-10-25T08:00:00Z'],
  ['the night it begins', '2026-03-28T23:00:00Z', '2026-03-29T07:00:00Z']
])('a message put in %s goes out at', (_, at, goes) =>
  expect(new Date(nextDaytime(Date.parse(at))).toISOString()).toBe(goes.replace('Z', '.000Z'))
);
