import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/lib/domain/review-alerts.ts';
import type { DisputeLine } from '../../src/lib/server/services/dispute-log.ts';
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
  childId: 'c-dan',
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
  forToday({ ...nothing, ...lists }, days).map(({ list, item }) =>
    `${list} ${'reviewId' in item ? (item.reviewId ?? '') : ''}`.trim()
  );

const challenge = (id: string): DisputeLine => ({
  id,
  childId: 'c-marcus',
  name: 'Marcus',
  age: 15,
  iroName: 'Jo Clarke',
  level: 'stage-1',
  theme: 'drift',
  raisedOn: '2026-11-02',
  answerBy: '2026-11-09',
  ended: null,
  endedOn: null,
  late: true,
  daysLeft: -9,
  gone: 1,
  firstId: id,
  firstRaisedOn: '2026-10-23',
  overall: { day: 20, by: days.today, over: false }
});

describe('what needs an IRO today', () => {
  test('a challenge that nobody answered stands among what is late, each for itself', () => {
    const lines = forToday(
      {
        waiting: [waiting('late', { late: true })],
        due: [due('today', 0), due('long', -60)],
        alerts: [],
        disputes: [challenge('one'), challenge('two')]
      },
      days
    );
    expect(lines.map(({ list, item }) => (list === 'disputes' ? item.id : list))).toEqual([
      'waiting',
      'one',
      'two',
      'due',
      'due'
    ]);
  });

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

  test('a meeting on the next working day of a child not seen comes before what adults sent', () => {
    const adults = (id: string, what: Partial<Waiting>) => waiting(id, { from: 'carer', ...what });
    expect(
      which({
        waiting: [
          ...['a', 'b', 'c'].map((id) => adults(id, { late: true, by: '2026-11-18' })),
          adults('d', { kind: 'rating', from: 'parent', by: days.today }),
          waiting('e', { kind: 'rating', late: true, by: '2026-11-18' }),
          waiting('f', { late: true, by: '2026-11-18' }),
          waiting('g', { by: days.today })
        ],
        due: [due('due-late', -2)],
        alerts: [
          alert('hana', days.nextDay, [now('not-seen')]),
          alert('silent', days.today, [now('no-views')])
        ]
      })
    ).toEqual([
      'waiting f',
      'alerts hana',
      'alerts silent',
      'waiting e',
      'waiting g',
      'reading',
      'due due-late'
    ]);
  });

  test('what adults sent is one line with how much of it is late; a worry and what has time are not in it', () => {
    const sent = [
      waiting('a', { from: 'parent', late: true, by: '2026-11-18' }),
      waiting('b', { from: 'other', kind: 'rating', by: days.today }),
      waiting('c', { from: 'carer', by: days.today }),
      waiting('d', { from: 'carer' }),
      waiting('e', { from: 'parent', worry: true, by: days.today })
    ];
    const lines = forToday({ ...nothing, waiting: sent }, days);
    expect(lines.map(({ list }) => list)).toEqual(['waiting', 'reading']);
    expect(lines[1]?.item).toEqual({ views: 2, ratings: 1, late: 1 });
    const [line] = forToday({ ...nothing, waiting: sent.slice(2, 4) }, days);
    expect(line).toMatchObject({ list: 'waiting', item: { reviewId: 'c' } });
  });
});
