import { expect, test } from 'vitest';
import { wayOf } from '../../../src/routes/(staff)/staff/alert-words.ts';

const line = {
  childId: 'c',
  reviewId: 'r',
  referralId: null,
  iroName: 'Jo Clarke',
  meetingOn: '2026-11-13',
  meetingTime: null,
  placeKind: null,
  heldOn: null,
  alerts: [{ kind: 'past-limit', severity: 'now', day: '2026-11-12' }]
} as const;
const today = '2026-11-16';

test('a meeting whose day has passed is recorded, and not moved', () => {
  expect(wayOf(line, { role: 'iro', today })).toEqual({
    href: '/staff/reviews/r/meeting',
    does: 'Record it'
  });
  expect(wayOf(line, { role: 'business-support', today })).toEqual({
    href: '/staff/reviews/r',
    does: 'Ask Jo Clarke'
  });
  const ahead = { ...line, meetingOn: '2026-11-16' };
  expect(wayOf(ahead, { role: 'iro', today })).toEqual({
    href: '/staff/children/c/review',
    does: 'Change the day'
  });
});
