import { mightEver, type Action, type StaffMember } from '$lib/domain/access.ts';
import { requireSignedIn } from '$lib/server/auth/guard.ts';
import type { LayoutServerLoad } from './$types';

/** Where each action leads, in the order of the bar. A link is shown to whoever might ever do the action. */
const ways: readonly { readonly href: string; readonly words: string; readonly action: Action }[] = [
  { href: '/staff', words: 'My reviews', action: 'see-review' },
  { href: '/staff/calendar', words: 'Calendar', action: 'see-review' },
  { href: '/staff/children', words: 'Children', action: 'see-child' },
  { href: '/staff/advocacy', words: 'Advocacy', action: 'see-referral' },
  { href: '/staff/disputes', words: 'Challenges', action: 'log-dispute' },
  { href: '/staff/notices', words: 'Notices', action: 'see-own-notices' },
  { href: '/staff/register', words: 'Register', action: 'load-register' },
  { href: '/staff/outbox', words: 'Messages', action: 'see-outbox' },
  { href: '/staff/forms', words: 'Forms', action: 'invite' },
  { href: '/staff/calculator', words: 'Calculator', action: 'use-calculator' },
  { href: '/staff/results', words: 'Results', action: 'see-results' },
  { href: '/staff/sounds', words: 'Sounds', action: 'record-sounds' },
  { href: '/staff/symbols', words: 'Pictures', action: 'put-in-symbols' },
  { href: '/staff/log', words: 'Who looked', action: 'see-reading-log' },
  { href: '/staff/settings', words: 'Settings', action: 'change-settings' }
];

export const load: LayoutServerLoad = ({ locals, url }) => {
  const staff = requireSignedIn(locals);
  return { name: staff.name, role: staff.role, nav: navFor(staff, url.pathname) };
};

function navFor(staff: StaffMember, path: string) {
  const open = ways.filter((way) => mightEver(staff, way.action));
  // A review's own pages, and words about meetings, belong to the list they are opened from.
  const at = /^\/staff\/(reviews|ratings)/.test(path) ? '/staff' : path;
  const current = open
    .filter(({ href }) => href === at || (href !== '/staff' && at.startsWith(`${href}/`)))
    .at(-1);
  return open.map(({ href, words }) => ({
    href,
    words: href === '/staff' && staff.role !== 'iro' ? 'All reviews' : words,
    current: href === current?.href
  }));
}
