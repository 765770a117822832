import { describe, expect, test } from 'vitest';
import {
  alertHorizon,
  compareAlerts,
  referralAlert,
  reviewAlerts,
  wasLate,
  type Alert,
  type AlertFacts
} from '../../../src/lib/domain/review-alerts.ts';
import { shippedBankHolidays } from '../../../src/lib/domain/working-day.ts';

const holidays = new Set(shippedBankHolidays.map(({ day }) => day));
// A Monday without a bank holiday near it.
const today = '2026-11-16';

/** Nothing is wrong with this one. */
const fine: AlertFacts = {
  dueOn: '2027-01-29',
  meetingOn: '2027-01-20',
  heldOn: null,
  isAsked: true,
  asked: true,
  viewsIn: false,
  lookedAfterSince: '2024-02-01',
  iroNamed: true,
  childSeenOn: '2026-11-10',
  planReceivedOn: null,
  papersReceivedOn: null,
  recordSharedOn: null,
  lateReason: null,
  recordedHere: false,
  unreferred: false
};
const alerts = (facts: Partial<AlertFacts>, on = today) =>
  reviewAlerts({ ...fine, ...facts }, { today: on, holidays }).map(
    ({ kind, severity, day }) => `${kind} ${severity} ${day}`
  );

test('a review far ahead, planned in time, needs nobody', () => expect(alerts({})).toEqual([]));

describe('the limit', () => {
  const inTime = { viewsIn: true, planReceivedOn: today, papersReceivedOn: today };
  test.each<[string, Partial<AlertFacts>, string[]]>([
    ['seven days ahead', { dueOn: '2026-11-23', meetingOn: '2026-11-23' }, ['due-soon soon 2026-11-23']],
    ['eight days ahead', { dueOn: '2026-11-24', meetingOn: '2026-11-23' }, []],
    ['today', { dueOn: '2026-11-16', meetingOn: '2026-11-16' }, ['due-soon soon 2026-11-16']],
    ['yesterday', { dueOn: '2026-11-15', meetingOn: '2026-11-13' }, ['past-limit now 2026-11-15']],
    ['yesterday, no day', { dueOn: '2026-11-15', meetingOn: null }, ['past-limit now 2026-11-15']],
    ['a day before the meeting', { meetingOn: '2027-01-30' }, ['planned-late now 2027-01-29']],
    ['the day of the meeting', { meetingOn: '2027-01-29' }, []],
    [
      '20 working days ahead, no day',
      { dueOn: '2026-12-14', meetingOn: null },
      ['no-meeting soon 2026-12-14']
    ],
    ['21 working days ahead, no day', { dueOn: '2026-12-15', meetingOn: null }, []],
    ['seven days ahead, no day', { dueOn: '2026-11-23', meetingOn: null }, ['no-meeting now 2026-11-23']],
    ['not known', { dueOn: null, meetingOn: null }, []],
    ['gone by, but held', { dueOn: '2026-11-01', heldOn: '2026-10-30' }, []]
  ])('%s', (_, facts, expected) => expect(alerts({ ...inTime, ...facts })).toEqual(expected));

  test('bank holidays push the horizon out', () =>
    expect(alertHorizon('2026-12-14', holidays)).toBe('2027-01-14'));
});

describe('the child’s views', () => {
  const ready = { planReceivedOn: today, papersReceivedOn: today };
  test.each<[string, Partial<AlertFacts>, string[]]>([
    ['ten days before', { meetingOn: '2026-11-26' }, ['no-views soon 2026-11-26']],
    ['eleven days before', { meetingOn: '2026-11-27' }, []],
    ['four working days before', { meetingOn: '2026-11-20' }, ['no-views soon 2026-11-20']],
    ['three working days before', { meetingOn: '2026-11-19' }, ['no-views now 2026-11-19']],
    ['on the day', { meetingOn: today }, [`no-views now ${today}`]],
    ['after the day', { meetingOn: '2026-11-13' }, []],
    ['when they are in', { meetingOn: '2026-11-19', viewsIn: true }, []],
    ['under four', { meetingOn: '2026-11-19', isAsked: false }, []]
  ])('%s', (_, facts, expected) => expect(alerts({ ...ready, ...facts })).toEqual(expected));
});

describe('an IRO', () => {
  test.each<[string, Partial<AlertFacts>, string[]]>([
    ['not named after 5 working days', { lookedAfterSince: '2026-11-06' }, ['no-iro now 2026-11-13']],
    ['not named on the fifth', { lookedAfterSince: '2026-11-09' }, []],
    ['not named, day not known', { lookedAfterSince: null }, [`no-iro soon ${today}`]],
    ['named', { iroNamed: true, lookedAfterSince: '2026-11-06' }, []],
    ['not named, but the review is held', { lookedAfterSince: '2026-01-06', heldOn: '2026-11-13' }, []]
  ])('%s', (_, facts, expected) => expect(alerts({ iroNamed: false, ...facts })).toEqual(expected));
});

describe('plan and papers', () => {
  const on = { viewsIn: true };
  test.each<[string, Partial<AlertFacts>, string[]]>([
    ['four working days before', { meetingOn: '2026-11-20' }, []],
    [
      'on the third working day before',
      { meetingOn: '2026-11-19' },
      [`plan-missing soon ${today}`, `papers-missing soon ${today}`]
    ],
    ['later', { meetingOn: '2026-11-18' }, ['plan-missing now 2026-11-13', 'papers-missing now 2026-11-13']],
    [
      'only papers',
      { meetingOn: '2026-11-18', planReceivedOn: '2026-11-12' },
      ['papers-missing now 2026-11-13']
    ],
    ['after the meeting', { meetingOn: '2026-11-13' }, []]
  ])('%s', (_, facts, expected) => expect(alerts({ ...on, ...facts })).toEqual(expected));
});

describe('after it was held', () => {
  const held = { recordedHere: true, heldOn: '2026-10-19', meetingOn: '2026-10-19' };
  test.each<[string, string, string[]]>([
    ['5 working days after', '2026-10-26', []],
    ['the day after', '2026-10-27', ['record-5 soon 2026-10-26']],
    ['15 working days after', '2026-11-09', ['record-5 soon 2026-10-26']],
    ['the day after that', '2026-11-10', ['record-15 soon 2026-11-09']],
    ['20 working days after', '2026-11-16', ['record-15 soon 2026-11-09']],
    ['too late for all', '2026-11-17', ['record-20 now 2026-11-16']]
  ])('the record, %s', (_, on, expected) => expect(alerts(held, on)).toEqual(expected));

  test('a record that was shared, or is kept elsewhere, needs nobody', () => {
    expect(alerts({ ...held, recordSharedOn: '2026-11-13' }, '2026-11-17')).toEqual([]);
    expect(alerts({ ...held, recordedHere: false }, '2026-11-17')).toEqual([]);
  });

  const late = { ...held, dueOn: '2026-10-16', recordSharedOn: '2026-10-23' };
  test.each<[string, Partial<AlertFacts>, string[]]>([
    ['late without a reason', {}, ['late-reason soon 2026-10-19']],
    ['late with a reason', { lateReason: 'iro-ill' }, []],
    ['on its limit', { dueOn: '2026-10-19' }, []],
    ['loaded as held in this return year', { recordedHere: false }, ['late-reason soon 2026-10-19']],
    [
      'loaded as held in the one before',
      { recordedHere: false, heldOn: '2026-03-31', dueOn: '2026-03-30' },
      []
    ]
  ])('held %s', (_, facts, expected) => expect(alerts({ ...late, ...facts })).toEqual(expected));

  test.each<[string | null, string | null, boolean]>([
    ['2026-10-16', '2026-10-19', true],
    ['2026-10-19', '2026-10-19', false],
    [null, '2026-10-19', false],
    ['2026-10-16', null, false]
  ])('limit %s, held %s: late %s', (dueOn, heldOn, is) => expect(wasLate({ dueOn, heldOn })).toBe(is));
});

test('what presses now comes before what is worse in kind but has time', () => {
  const sorted: Alert[] = [
    { kind: 'due-soon', severity: 'soon', day: '2026-11-20' },
    { kind: 'no-meeting', severity: 'soon', day: '2026-12-01' },
    { kind: 'record-20', severity: 'now', day: '2026-11-02' },
    { kind: 'record-20', severity: 'now', day: '2026-11-01' },
    { kind: 'past-limit', severity: 'now', day: '2026-11-10' }
  ];
  expect(sorted.sort(compareAlerts).map(({ kind, day }) => `${kind} ${day}`)).toEqual([
    'past-limit 2026-11-10',
    'record-20 2026-11-01',
    'record-20 2026-11-02',
    'no-meeting 2026-12-01',
    'due-soon 2026-11-20'
  ]);
});

describe('a referral to the advocacy provider', () => {
  // Friday the 13th: the first working day after it is Monday, the second Tuesday.
  const passedOn = {
    referredAt: Date.UTC(2026, 10, 13, 10),
    contactBy: '2026-11-17',
    seenAt: null,
    firstContactAt: null,
    closedAt: null
  };
  const at = Date.UTC(2026, 10, 16, 9);
  test.each([
    ['on the first working day', {}, '2026-11-16', null],
    [
      'after the first working day',
      {},
      '2026-11-17',
      { kind: 'referral-unseen', severity: 'soon', day: '2026-11-16' }
    ],
    ['opened', { seenAt: at }, '2026-11-17', null],
    [
      'past its day',
      { seenAt: at },
      '2026-11-18',
      { kind: 'referral-late', severity: 'now', day: '2026-11-17' }
    ],
    ['contacted', { firstContactAt: at }, '2026-11-30', null],
    ['closed', { closedAt: at }, '2026-11-30', null]
  ])('%s', (_, facts, on, alert) =>
    expect(referralAlert({ ...passedOn, ...facts }, { today: on, holidays })).toEqual(alert)
  );
});

describe('asking in good time', () => {
  const inOrder = { asked: false, planReceivedOn: today, papersReceivedOn: today };
  test.each<[string, Partial<AlertFacts>, string[]]>([
    ['eleven working days ahead', { meetingOn: '2026-12-01' }, []],
    ['ten working days ahead', { meetingOn: '2026-11-30' }, ['not-asked soon 2026-11-16']],
    ['six working days ahead', { meetingOn: '2026-11-24' }, ['not-asked soon 2026-11-10']],
    ['five working days ahead', { meetingOn: '2026-11-23' }, ['not-asked now 2026-11-09']],
    ['somebody was asked', { meetingOn: '2026-11-30', asked: true }, []],
    ['answered on paper without being asked here', { meetingOn: '2026-11-24', viewsIn: true }, []],
    ['held', { meetingOn: '2026-11-13', heldOn: '2026-11-13' }, []]
  ])('%s', (_, facts, expected) =>
    expect(alerts({ ...inOrder, ...facts }).filter((one) => one.startsWith('not-asked'))).toEqual(expected)
  );
});

describe('the child seen before the meeting', () => {
  const inOrder = { viewsIn: true, planReceivedOn: today, papersReceivedOn: today };
  test.each<[string, Partial<AlertFacts>, string[]]>([
    ['six working days ahead', { meetingOn: '2026-11-24' }, []],
    ['five working days ahead', { meetingOn: '2026-11-23' }, ['not-seen soon 2026-11-23']],
    ['tomorrow', { meetingOn: '2026-11-17' }, ['not-seen now 2026-11-17']],
    ['today, under four', { meetingOn: today, isAsked: false }, ['not-seen now 2026-11-16']],
    ['seen', { meetingOn: '2026-11-17', childSeenOn: '2026-11-13' }, []],
    ['held', { meetingOn: '2026-11-13', heldOn: '2026-11-13' }, []]
  ])('%s', (_, facts, expected) =>
    expect(alerts({ ...inOrder, childSeenOn: null, ...facts })).toEqual(expected)
  );
});

test('a yes to an advocate that nobody passed on presses after one working day', () => {
  const said = (childSeenOn: string | null) => alerts({ unreferred: true, childSeenOn });
  expect(said('2026-11-13')).toEqual(['not-referred soon 2026-11-16']);
  expect(said('2026-11-12')).toEqual(['not-referred now 2026-11-13']);
  expect(said(null)).toEqual(['not-referred soon 2027-01-21']);
});
