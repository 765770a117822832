import { expect, test } from 'vitest';
import { daysOfNewChild, handleBy, isNoticeLate, noticeKind } from '../../../src/lib/domain/notices.ts';
import { shippedBankHolidays } from '../../../src/lib/domain/working-day.ts';

const holidays = new Set(shippedBankHolidays.map(({ day }) => day));

test('a notice is to be acted on within one working day', () => {
  expect(handleBy('2026-11-16', holidays)).toBe('2026-11-17');
  expect(handleBy('2026-11-20', holidays), 'sent on a Friday').toBe('2026-11-23');
  expect(handleBy('2026-12-24', holidays), 'sent before Christmas').toBe('2026-12-29');
});

test.each([
  ['on its day', null, '2026-11-17', false],
  ['the day after', null, '2026-11-18', true],
  ['acted on', 'known', '2026-11-30', false]
])('late, %s: %s %s', (_, outcome, today, is) =>
  expect(isNoticeLate({ outcome, handleBy: '2026-11-17' }, today)).toBe(is)
);

test.each([
  ['standard', { iroBy: '2026-11-23', reviewBy: '2026-12-14' }],
  ['short-breaks', { iroBy: '2026-11-23', reviewBy: '2027-02-16' }]
] as const)('the days of a child who became looked after, %s', (cycle, days) =>
  expect(daysOfNewChild('2026-11-16', cycle, holidays)).toEqual(days)
);

test('a kind nobody named is none', () => {
  expect(noticeKind('ended')).toBe('ended');
  expect(noticeKind('toString')).toBeUndefined();
});
