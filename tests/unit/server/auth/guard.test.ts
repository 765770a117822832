import { describe, expect, test } from 'vitest';
import type { Viewer } from '../../../../src/lib/domain/viewer.ts';
import {
  requireInvited,
  requireRespondent,
  requireSignedIn,
  requireStaff
} from '../../../../src/lib/server/auth/guard.ts';

const viewers: Record<string, Viewer> = {
  nobody: { kind: 'nobody' },
  jo: { kind: 'staff', sessionId: 's', staffId: 'jo', name: 'Jo', role: 'iro', proven: true },
  'jo half way': { kind: 'staff', sessionId: 's', staffId: 'jo', name: 'Jo', role: 'iro', proven: false },
  amina: {
    kind: 'respondent',
    sessionId: 's',
    invitationId: 'i',
    reviewId: 'r',
    childId: 'c',
    audience: 'child',
    connectionId: null,
    proven: true
  }
};
viewers['amina without pictures'] = {
  ...(viewers['amina'] as Extract<Viewer, { kind: 'respondent' }>),
  proven: false
};

/** `ok`, or the status, with the address when it is a redirect. */
function outcome(guard: (locals: { viewer: Viewer }) => unknown, name: string): string {
  try {
    guard({ viewer: viewers[name] as Viewer });
    return 'ok';
  } catch (thrown) {
    const { status, location = '' } = thrown as { status: number; location?: string };
    return `${status} ${location}`.trim();
  }
}

const own = { iroId: 'jo' };
describe.each([
  ['requireRespondent', requireRespondent, ['303 /?again', '404', '404', 'ok', '303 /my/pictures']],
  ['requireInvited', requireInvited, ['303 /?again', '404', '404', 'ok', 'ok']],
  ['requireSignedIn', requireSignedIn, ['303 /staff/sign-in', 'ok', '303 /staff/sign-in/code', '404', '404']],
  [
    'own answers',
    (locals: { viewer: Viewer }) => requireStaff(locals, 'read-answers', own),
    ['303 /staff/sign-in', 'ok', '303 /staff/sign-in/code', '404', '404']
  ],
  [
    'another’s answers',
    (locals: { viewer: Viewer }) => requireStaff(locals, 'read-answers', { iroId: 'ruth' }),
    ['303 /staff/sign-in', '404', '303 /staff/sign-in/code', '404', '404']
  ],
  [
    'answers of nobody in particular',
    (locals: { viewer: Viewer }) => requireStaff(locals, 'read-answers'),
    ['303 /staff/sign-in', '404', '303 /staff/sign-in/code', '404', '404']
  ]
] as const)('%s', (_, guard, expected) => {
  test.each(Object.keys(viewers).map((name, n) => [name, expected[n]] as const))(
    'for %s: %s',
    (name, wanted) => {
      expect(outcome(guard, name)).toBe(wanted);
    }
  );
});
