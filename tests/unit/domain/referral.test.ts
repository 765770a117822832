import { describe, expect, test } from 'vitest';
import { isLate, passedOnAs, standingOf } from '../../../src/lib/domain/referral.ts';

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
