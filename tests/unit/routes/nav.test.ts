import { expect, test } from 'vitest';
import type { StaffMember, StaffRole } from '../../../src/lib/domain/viewer.ts';
import { navFor } from '../../../src/routes/(staff)/nav.ts';

const somebody = (role: StaffRole): StaffMember => ({
  ...{ kind: 'staff', sessionId: 's', staffId: 'x', name: 'Somebody', proven: true },
  role
});
const bar = (role: StaffRole, path = '/staff') => navFor(somebody(role), path).bar.map(({ words }) => words);
const behind = (role: StaffRole) =>
  navFor(somebody(role), '/staff').more.flatMap(({ links }) => links.map(({ words }) => words));
const marked = (role: StaffRole, path: string) =>
  navFor(somebody(role), path)
    .bar.filter(({ current }) => current !== null)
    .map(({ words, current }) => `${words} ${current ?? ''}`);

test('a manager’s bar has the work of every day, and the rest behind one link', () => {
  expect(bar('manager')).toEqual([
    ...['All reviews', 'Calendar', 'Children', 'Advocacy', 'Challenges', 'Results', 'More']
  ]);
  expect(navFor(somebody('manager'), '/staff').more.map(({ subject }) => subject)).toEqual([
    ...['Records', 'Messages and forms', 'Tools', 'The service']
  ]);
  expect([...behind('manager')].sort()).toEqual([
    ...[
      'Calculator',
      'Forms',
      'Messages',
      'Notices',
      'Pictures',
      'Register',
      'Settings',
      'Sounds',
      'Who looked'
    ]
  ]);
});

test.each<StaffRole>(['iro', 'manager', 'business-support', 'participation', 'advocacy', 'social-work'])(
  'the bar of %s fits one row, and every page stands in it or behind it once',
  (role) => {
    const words = bar(role);
    expect(words.length).toBeLessThanOrEqual(8);
    // At 16 px a letter of the bar is 8 px wide on average, a gap 16; the name and the mark need 330 of 1232.
    expect(words.join('').length * 8.5 + words.length * 16).toBeLessThan(900);
    const all = [...words, ...behind(role)];
    expect(new Set(all).size).toBe(all.length);
    expect(words.includes('More')).toBe(behind(role).length > 0);
  }
);

test('who has few links has them all in the bar', () => {
  expect(bar('business-support')).toContain('Messages');
  expect(bar('participation')).toEqual(['Results', 'Sounds', 'Pictures']);
  expect(bar('advocacy')).toEqual(['Advocacy']);
});

test('the page one is on is marked, or the link it is behind', () => {
  expect(marked('manager', '/staff/calendar')).toEqual(['Calendar page']);
  expect(marked('manager', '/staff/more')).toEqual(['More page']);
  expect(marked('manager', '/staff/settings/team')).toEqual(['More within']);
  expect(marked('manager', '/staff/reviews/x/pack')).toEqual(['All reviews page']);
  expect(marked('business-support', '/staff/outbox')).toEqual(['Messages page']);
  expect(marked('iro', '/staff/account')).toEqual([]);
});
