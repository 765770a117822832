import { describe, expect, test } from 'vitest';
import { contactDay, isLate, passedOnAs, standingOf, wasInTime } from '../../../src/lib/domain/referral.ts';

const nothing = { seenAt: null, namedAt: null, firstContactAt: null, closedAt: null };

test.each([
  [nothing, 'passed'],
  [{ ...nothing, seenAt: 1 }, 'seen'],
  [{ ...nothing, seenAt: 1, namedAt: 2 }, 'named'],
  [{ ...nothing, namedAt: 2, firstContactAt: 3 }, 'contacted'],
  [{ ...nothing, closedAt: 4 }, 'closed'],
  [{ seenAt: 1, namedAt: 2, firstContactAt: 3, closedAt: 4 }, 'closed']
])('%j stands at %s', (instants, standing) => expect(standingOf(instants)).toBe(standing));

describe('late', () => {
  const due = { ...nothing, contactBy: '2026-11-18' };
  test.each([
    [due, '2026-11-18', false],
    [due, '2026-11-19', true],
    [{ ...due, firstContactAt: 1 }, '2026-11-19', false],
    [{ ...due, closedAt: 1 }, '2026-11-19', false]
  ])('%j on %s: %s', (referral, today, is) => expect(isLate(referral, today)).toBe(is));
});

test.each([
  ['advocate', 'child', 'advocate'],
  ['independent-visitor', null, 'independent-visitor'],
  ['advocate', 'parent', null],
  ['independent-visitor', 'carer', null],
  ['call-me', 'child', null],
  ['complaint', 'child', null]
])('%s asked for by %s is passed on as %s', (kind, from, as) => expect(passedOnAs({ kind, from })).toBe(as));

test('the first contact is promised from the asking, and never for a day gone by', () => {
  const none = new Set<string>();
  expect(contactDay('2026-11-16', '2026-11-16', none)).toBe('2026-11-18');
  expect(contactDay('2026-11-16', '2026-11-17', none)).toBe('2026-11-18');
  expect(contactDay('2026-11-16', '2026-11-20', none)).toBe('2026-11-23');
});

test.each([
  ['in touch on the day', '2026-11-18', null, '2026-11-30', true],
  ['in touch a day late', '2026-11-19', null, '2026-11-30', false],
  ['still to come', null, null, '2026-11-18', null],
  ['gone by', null, null, '2026-11-19', false],
  ['closed before', null, '2026-11-17', '2026-11-30', null],
  ['closed after', null, '2026-11-19', '2026-11-30', false]
] as const)('the promise, %s', (_, contact, closed, today, expected) => {
  const noon = (day: string | null) => (day === null ? null : Date.parse(`${day}T12:00:00Z`));
  const referral = { firstContactAt: noon(contact), closedAt: noon(closed), contactBy: '2026-11-18' };
  expect(wasInTime(referral, today)).toBe(expected);
});
