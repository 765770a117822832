import { describe, expect, test } from 'vitest';
import type { Viewer } from '../../../../src/lib/domain/viewer.ts';
import { localStaffPath, verdict } from '../../../../src/lib/server/auth/gate.ts';

const nobody: Viewer = { kind: 'nobody' };
const child = (proven: boolean): Viewer => ({
  kind: 'respondent',
  sessionId: 's',
  invitationId: 'i',
  reviewId: 'r',
  childId: 'c',
  audience: 'child',
  connectionId: null,
  proven
});
const staff = (proven: boolean): Viewer => ({
  kind: 'staff',
  sessionId: 's',
  staffId: 'jo',
  name: 'Jo',
  role: 'manager',
  proven
});

const viewers = {
  nobody,
  child: child(true),
  'child without pictures': child(false),
  staff: staff(true),
  'staff half way': staff(false)
};
const signIn = '/staff/sign-in?back=%2Fstaff%2Fresults';
const code = '/staff/sign-in/code?back=%2Fstaff%2Fresults';

// Route id, then what nobody, a child, a child without pictures, staff and half signed-in staff get.
const table: [string | null, string, string, string, string, string][] = [
  ['/(public)', 'allow', 'allow', 'allow', 'allow', 'allow'],
  ['/(public)/i/[token]', 'allow', 'allow', 'allow', 'allow', 'allow'],
  ['/(respondent)/my', '/?again', 'allow', 'allow', 'hide', 'hide'],
  ['/(staff)/staff/results', signIn, 'hide', 'hide', 'allow', code],
  ['/(second-factor)/staff/sign-in/code', signIn, 'hide', 'hide', 'allow', 'allow'],
  ['/forgotten/area', 'hide', 'hide', 'hide', 'hide', 'hide'],
  ['/(another)/area', 'hide', 'hide', 'hide', 'hide', 'hide'],
  ['/x/(public)/y', 'hide', 'hide', 'hide', 'hide', 'hide'],
  ['/', 'hide', 'hide', 'hide', 'hide', 'hide'],
  [null, 'allow', 'allow', 'allow', 'allow', 'allow']
];

describe.each(table)('%s', (routeId, ...expected) => {
  test.each(Object.entries(viewers).map(([name, viewer], n) => [name, viewer, expected[n]] as const))(
    'for %s',
    (_, viewer, wanted) => {
      const decided = verdict(routeId, viewer, '/staff/results');
      expect(decided.kind === 'go' ? decided.to : decided.kind).toBe(wanted);
    }
  );
});

test('a form that was posted has no way back', () => {
  expect(verdict('/(staff)/staff', nobody, null)).toEqual({ kind: 'go', to: '/staff/sign-in' });
});

test.each([
  ['/staff', '/staff'],
  ['/staff/reviews/01a?tab=2', '/staff/reviews/01a?tab=2'],
  [null, '/staff'],
  ['', '/staff'],
  ['https://elsewhere.example/staff', '/staff'],
  ['//elsewhere.example', '/staff'],
  ['/staff//elsewhere.example', '/staff'],
  ['/\\elsewhere.example', '/staff'],
  ['/staffroom', '/staff'],
  ['/my', '/staff'],
  ['/staff/sign-out', '/staff'],
  ['/staff/sign-in/code', '/staff'],
  ['/staff\r\nx: y', '/staff']
])('the way back %j leads to %s', (wanted, to) => {
  expect(localStaffPath(wanted)).toBe(to);
});
