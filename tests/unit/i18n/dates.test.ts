import { expect, test } from 'vitest';
import * as dates from '$lib/i18n/dates.ts';
import { speak } from '$lib/i18n/speak.ts';

test('a day of law is the same day in words, in winter and in summer', () => {
  expect(dates.longDay('2026-12-03')).toBe('Thursday 3 December 2026');
  expect(dates.longDay('2026-07-01')).toBe('Wednesday 1 July 2026');
  expect(dates.shortDay('2026-12-03', 'en', '2026-11-16')).toBe('Thu 3 Dec');
  expect(dates.shortDay('2062-11-27', 'en', '2026-11-16')).toBe('Mon 27 Nov 2062');
  expect(dates.shortDay('2026-05-01', 'en', '2026-11-16')).toBe('Fri 1 May 2026');
  expect(dates.dayAndMonth('2026-12-03')).toBe('3 December');
  expect(dates.leafOf('2026-12-03')).toEqual({ weekday: 'Thursday', day: '3', month: 'December' });
});

test('other languages keep the Gregorian calendar and Latin digits', () => {
  expect(dates.fullDay('2026-12-03', 'fa')).toMatch(/2026/);
  expect(dates.fullDay('2026-12-03', 'ar')).toMatch(/3.*2026/);
});

test.each([
  ['16:00', '4 o’clock'],
  ['15:15', 'quarter past 3'],
  ['15:30', 'half past 3'],
  ['15:45', 'quarter to 4'],
  ['12:45', 'quarter to 1'],
  ['00:00', '12 o’clock'],
  ['15:20', '3:20']
])('%s is said as %s', async (time, words) => {
  const { t } = await speak('en', ['common']);
  expect(dates.clockWords(time, t)).toBe(words);
});

test('moments are told in the time of London', () => {
  const now = Date.parse('2026-06-15T23:30:00Z');
  expect(dates.shortMoment(now, now)).toBe('today, 00:30');
  expect(dates.shortMoment(Date.parse('2026-06-15T10:00:00Z'), now)).toBe('yesterday, 11:00');
  expect(dates.shortMoment(Date.parse('2026-06-01T10:00:00Z'), now)).toBe('Mon 1 Jun, 11:00');
});
