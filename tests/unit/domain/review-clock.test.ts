import { describe, expect, test } from 'vitest';
import { defaultSteps, dueFrom, midwayDay, reviewSteps } from '../../../src/lib/domain/review-clock.ts';
import { shippedBankHolidays } from '../../../src/lib/domain/working-day.ts';

const holidays = new Set(shippedBankHolidays.map(({ day }) => day));
// Wednesday 13 May 2026: the early May holiday before it, the spring one after it.
const base = { meetingOn: '2026-05-13', today: '2026-05-13', holidays, done: {} };
const step = (id: string, more = {}) => reviewSteps({ ...base, ...more }).find((one) => one.id === id);

describe('the steps round a review', () => {
  test.each([
    ['speak-to-social-worker', '2026-04-21'],
    ['forms-out', '2026-04-29'],
    ['invitation-list', '2026-04-28'],
    ['report-shared', '2026-05-06'],
    ['care-plan-received', '2026-05-08'],
    ['child-seen', '2026-05-12'],
    ['decisions', '2026-05-20'], // within 5 working days
    ['objection', '2026-05-20'],
    ['care-plan-updated', '2026-05-28'],
    ['full-record', '2026-06-04'], // within 15 working days
    ['distributed', '2026-06-11'] // within 20 working days
  ])('%s by %s', (id, day) => expect(step(id)?.due).toBe(day));

  test('come in order of day', () => {
    const days = reviewSteps({ ...base, nextLimit: '2026-11-13' }).map(({ due }) => due);
    expect(days).toEqual([...days].sort());
  });

  test('two weeks before a holiday moves back to a working day', () => {
    expect(step('forms-out', { meetingOn: '2026-05-18' })?.due).toBe('2026-05-01');
  });

  test('are settings', () => {
    const steps = defaultSteps.map((one) => (one.id === 'decisions' ? { ...one, days: 10 } : one));
    expect(step('decisions', { steps })?.due).toBe('2026-05-28');
  });
});

describe('where a step stands', () => {
  test.each([
    ['2026-05-13', undefined, 'ahead'],
    ['2026-05-15', undefined, 'due'],
    ['2026-05-20', undefined, 'due'],
    ['2026-05-21', undefined, 'overdue'],
    ['2026-05-21', '2026-05-20', 'done'],
    ['2026-05-22', '2026-05-21', 'done-late']
  ])('decisions due 20 May, on %s, done %s: %s', (today, doneOn, state) =>
    expect(step('decisions', { today, done: doneOn ? { decisions: doneOn } : {} })?.state).toBe(state)
  );

  test('what is due from the IRO now', () => {
    const steps = reviewSteps({
      ...base,
      today: '2026-05-22',
      done: { 'child-seen': '2026-05-11', 'speak-to-social-worker': '2026-04-20' }
    });
    expect(dueFrom(steps, 'iro').map(({ id }) => id)).toEqual(['decisions']);
    expect(dueFrom(steps, 'manager').map(({ id }) => id)).toEqual(['objection']);
  });
});

describe('the midway check', () => {
  test.each([
    ['2026-05-13', '2026-11-13', '2026-08-13'],
    ['2026-02-02', '2026-05-02', '2026-03-18'],
    ['2026-04-01', '2026-04-11', '2026-04-02'] // falls on Easter Monday, moves back
  ])('between %s and %s is %s', (from, to, day) => expect(midwayDay(from, to, holidays)).toBe(day));

  test('is a step only when the next limit is known', () => {
    expect(step('midway')).toBeUndefined();
    expect(step('midway', { nextLimit: '2026-11-13' })).toMatchObject({ due: '2026-08-13', owner: 'iro' });
  });
});
