import { describe, expect, test } from 'vitest';
import { hoursWithoutDuty, instantOf, isOpen, officeTime } from '../../../src/lib/domain/duty.ts';
import { shippedBankHolidays } from '../../../src/lib/domain/working-day.ts';

const hours = { opensAt: '09:00', closesAt: '17:00' };
const holidays = new Set(shippedBankHolidays.map(({ day }) => day));
const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

describe('the instant of a day and a time in England', () => {
  test.each([
    ['in winter', '2026-11-20', '17:00', '2026-11-20T17:00'],
    ['in summer', '2026-07-03', '17:00', '2026-07-03T16:00'],
    ['midnight in summer', '2026-07-03', '00:00', '2026-07-02T23:00'],
    ['after the clocks go forward', '2026-03-29', '09:00', '2026-03-29T08:00'],
    ['a time that is left out is an hour later', '2026-03-29', '01:30', '2026-03-29T01:30'],
    ['of a time that comes twice, the first', '2026-10-25', '01:30', '2026-10-25T00:30'],
    ['after the clocks go back', '2026-10-25', '09:00', '2026-10-25T09:00']
  ])('%s', (_, day, time, wanted) => expect(iso(instantOf(day, time))).toBe(wanted));
});

describe('whether the office is open', () => {
  test.each([
    ['as it opens', '2026-11-20T09:00Z', true],
    ['a minute before', '2026-11-20T08:59Z', false],
    ['before it closes', '2026-11-20T16:59Z', true],
    ['as it closes', '2026-11-20T17:00Z', false],
    ['on a Saturday', '2026-11-21T11:00Z', false],
    ['at nine in summer', '2026-07-03T08:00Z', true],
    ['at five in summer', '2026-07-03T16:00Z', false],
    ['on Christmas Day', '2026-12-25T11:00Z', false],
    ['on a bank holiday for Boxing Day', '2026-12-28T11:00Z', false]
  ])('%s', (_, at, is) => expect(isOpen(Date.parse(at), hours, holidays)).toBe(is));
});

test.each([
  ['within a day', '2026-11-20T10:00Z', '2026-11-20T12:30Z', 2.5],
  ['over a weekend', '2026-11-20T16:00Z', '2026-11-23T10:00Z', 2],
  ['over Christmas', '2026-12-24T16:00Z', '2026-12-29T10:00Z', 2],
  ['in the night', '2026-11-20T18:00Z', '2026-11-20T23:00Z', 0],
  ['over the change of the clocks', '2026-03-27T16:00Z', '2026-03-30T09:00Z', 2]
])('office hours %s', (_, from, until, wanted) =>
  expect(officeTime({ from: Date.parse(from), until: Date.parse(until) }, hours, holidays) / 3_600_000).toBe(
    wanted
  )
);

describe('closed hours in which nobody is on duty', () => {
  const span = (from: string, until: string) => ({ from: Date.parse(from), until: Date.parse(until) });
  const week = span('2026-11-20T12:00Z', '2026-11-24T12:00Z');
  const gaps = (shifts: { from: number; until: number }[]) =>
    hoursWithoutDuty(week, shifts, hours, holidays).map(({ from, until }) => `${iso(from)} ${iso(until)}`);

  test('are nights and weekends when there is no shift', () =>
    expect(gaps([])).toEqual(['2026-11-20T17:00 2026-11-23T09:00', '2026-11-23T17:00 2026-11-24T09:00']));
  test('lose what a shift covers, whatever else it covers', () =>
    expect(gaps([span('2026-11-20T15:00Z', '2026-11-21T17:00Z')])).toEqual([
      '2026-11-21T17:00 2026-11-23T09:00',
      '2026-11-23T17:00 2026-11-24T09:00'
    ]));
  test('with shifts that overlap, one in another, and one that began before', () =>
    expect(
      gaps([
        span('2026-11-22T08:00Z', '2026-11-23T02:00Z'),
        span('2026-11-19T08:00Z', '2026-11-22T20:00Z'),
        span('2026-11-22T10:00Z', '2026-11-22T11:00Z'),
        span('2026-11-23T17:00Z', '2026-12-01T00:00Z')
      ])
    ).toEqual(['2026-11-23T02:00 2026-11-23T09:00']));
  test('there are none when somebody always is', () =>
    expect(gaps([span('2026-11-20T12:00Z', '2026-11-24T12:00Z')])).toEqual([]));
  test('a bank holiday is closed all day', () =>
    expect(
      hoursWithoutDuty(span('2026-12-24T12:00Z', '2026-12-29T12:00Z'), [], hours, holidays).map(
        ({ from, until }) => [iso(from), iso(until)]
      )
    ).toEqual([['2026-12-24T17:00', '2026-12-29T09:00']]));
});
