import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/lib/domain/review-alerts.ts';
import type { Due } from '../../src/lib/server/services/due.ts';
import type { AlertLine } from '../../src/lib/server/services/review-alerts.ts';
import { forToday } from '../../src/lib/server/services/today.ts';
import type { Waiting } from '../../src/lib/server/services/waiting.ts';

const days = { today: '2026-11-20', nextDay: '2026-11-23' };

const waiting = (reviewId: string, what: Partial<Waiting>): Waiting => ({
  kind: 'views',
  id: `s-${reviewId}`,
  reviewId,
  childId: `c-${reviewId}`,
  name: 'Amina',
  age: 9,
  iroName: 'Jo Clarke',
  from: 'child',
  at: 0,
  by: '2026-11-25',
  worry: false,
  kept: false,
  late: false,
  urgent: false,
  quotes: [],
  daysLeft: 3,
  gone: 0,
  ...what
});

const due = (reviewId: string, daysLeft: number): Due => ({
  reviewId,
  childId: `child of ${reviewId}`,
  name: 'Dan',
  age: 16,
  iroName: 'Jo Clarke',
  from: '2026-11-10',
  held: true,
  first: { step: 'words-back', by: '2026-11-20' },
  later: [],
  daysLeft,
  gone: 1
});

const alert = (reviewId: string, meetingOn: string | null, alerts: readonly Alert[]): AlertLine => ({
  childId: `c-${reviewId}`,
  reviewId,
  referralId: null,
  name: 'Marcus',
  age: 15,
  iroName: 'Jo Clarke',
  interpreter: null,
  dueOn: null,
  meetingOn,
  meetingTime: null,
  placeKind: null,
  heldOn: null,
  alerts
});

const nothing = { waiting: [], due: [], alerts: [] };
const now = (kind: Alert['kind']): Alert => ({ kind, severity: 'now', day: days.today });
const soon = (kind: Alert['kind']): Alert => ({ kind, severity: 'soon', day: days.today });
const which = (lists: Partial<Parameters<typeof forToday>[0]>) =>
  forToday({ ...nothing, ...lists }, days).map(({ list, item }) => `${list} ${item.reviewId ?? ''}`);

describe('what needs an IRO today', () => {
  test('the most pressing first, whatever list it comes from', () => {
    expect(
      which({
        waiting: [
          waiting('late', { late: true, by: '2026-11-19' }),
          waiting('call', { kind: 'request', from: 'call-me' }),
          waiting('worry', { worry: true })
        ],
        due: [due('long-late', -60), due('due-today', 0), due('due-late', -2)],
        alerts: [
          alert('limit', null, [now('past-limit')]),
          alert('tomorrow', days.nextDay, [now('no-views')])
        ]
      })
    ).toEqual([
      'waiting worry',
      'waiting call',
      'waiting late',
      'alerts tomorrow',
      'due due-late',
      'due due-today',
      'alerts limit',
      'due long-late'
    ]);
  });

  test('what has time is not today’s', () => {
    expect(
      which({
        waiting: [waiting('a', {})],
        due: [due('b', 1)],
        alerts: [alert('c', days.nextDay, [soon('no-views')])]
      })
    ).toEqual([]);
  });

  test('what was promised by today is', () => {
    const promised = waiting('a', { kind: 'talk-first', by: days.today });
    expect(which({ waiting: [promised] })).toEqual(['waiting a']);
  });

  test('a review stands once, but a worry and a call for one review are two things', () => {
    expect(
      which({
        waiting: [
          waiting('a', { worry: true }),
          waiting('a', { worry: true, from: 'parent' }),
          waiting('a', { kind: 'request', from: 'call-me' })
        ],
        due: [due('b', -1)],
        alerts: [alert('b', null, [now('record-20')])]
      })
    ).toEqual(['waiting a', 'waiting a', 'due b']);
  });
});
