import { describe, expect, test } from 'vitest';
import { isLateToRead, readByDay, triageDecisions, worriesFirst } from '../../../src/lib/domain/triage.ts';
import { shippedBankHolidays } from '../../../src/lib/domain/working-day.ts';

const holidays = new Set(shippedBankHolidays.map(({ day }) => day));
const at = (iso: string): number => Date.parse(iso);

describe('somebody will have read it by', () => {
  test.each([
    ['a Monday', '2026-06-01T09:00:00Z', undefined, '2026-06-03'],
    ['a Friday', '2026-06-05T09:00:00Z', undefined, '2026-06-09'],
    ['a Saturday night', '2026-06-06T22:30:00Z', undefined, '2026-06-09'],
    ['the Thursday before Easter', '2026-04-02T15:00:00Z', undefined, '2026-04-08'],
    ['a council that reads within one', '2026-06-01T09:00:00Z', 1, '2026-06-02'],
    ['after midnight in summer', '2026-06-01T23:30:00Z', undefined, '2026-06-04']
  ])('sent on %s', (_, sent, days, by) => expect(readByDay(at(sent), holidays, days)).toBe(by));
});

describe('before a meeting somebody will have read it by', () => {
  test.each([
    ['long before it', '2026-11-16T10:00:00Z', '2026-11-30', '2026-11-18'],
    ['two days before it: the day before', '2026-11-17T10:00:00Z', '2026-11-19', '2026-11-18'],
    ['the Thursday before a Monday: the Friday', '2026-11-19T10:00:00Z', '2026-11-23', '2026-11-20'],
    ['the Friday morning before a Monday: that Friday', '2026-11-20T10:00:00Z', '2026-11-23', '2026-11-20'],
    ['the Friday night before a Monday: the Monday', '2026-11-20T22:00:00Z', '2026-11-23', '2026-11-23'],
    ['the Saturday before a Monday: the Monday', '2026-11-21T10:00:00Z', '2026-11-23', '2026-11-23'],
    ['on its day', '2026-11-23T09:00:00Z', '2026-11-23', '2026-11-23'],
    ['after it', '2026-11-24T09:00:00Z', '2026-11-23', '2026-11-26'],
    ['over Easter: the Thursday', '2026-04-01T09:00:00Z', '2026-04-07', '2026-04-02'],
    ['when there is none', '2026-11-20T10:00:00Z', null, '2026-11-24']
  ])('sent %s', (_, sent, meetingOn, by) =>
    expect(readByDay(at(sent), holidays, undefined, meetingOn)).toBe(by)
  );
});

describe('late to read', () => {
  test.each([
    [null, '2026-06-03', '2026-06-03', false],
    [null, '2026-06-03', '2026-06-04', true],
    [1, '2026-06-03', '2026-06-04', false],
    [null, null, '2026-06-04', false]
  ])('read at %s, promised by %s, on %s: %s', (readAt, readBy, today, is) =>
    expect(isLateToRead({ readAt, readBy }, today)).toBe(is)
  );
});

test('worries first, then the longest waiting, then what was read, latest first', () => {
  const item = (name: string, worry: boolean, submittedAt: number, readAt: number | null) => ({
    name,
    worry,
    submittedAt,
    readAt,
    readBy: null
  });
  const list = [
    item('read long ago', true, 1, 9),
    item('unread, newer', false, 6, null),
    item('worry, newer', true, 7, null),
    item('read lately', false, 5, 9),
    item('unread, older', false, 2, null),
    item('worry, older', true, 4, null)
  ];
  expect(list.sort(worriesFirst).map(({ name }) => name)).toEqual([
    'worry, older',
    'worry, newer',
    'unread, older',
    'unread, newer',
    'read lately',
    'read long ago'
  ]);
});

test('the decisions are those the record keeps', () => {
  expect(triageDecisions.map(({ value }) => value)).toEqual(['no-concern', 'passed-on', 'talk-first']);
});
