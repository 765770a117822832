/**
 * Where staff may go, as data: a new page is one line. The bar has what is used every day. Where somebody has more links
 * than fit one row, those with a subject stand on the page “More” under it.
 */
import { mightEver, type Action, type Viewer } from '$lib/domain/access.ts';

/** Headings of the page “More”, in their order. */
const subjects = ['Records', 'Messages and forms', 'Tools', 'The service'] as const;
type Subject = (typeof subjects)[number];

interface Place {
  readonly href: string;
  readonly words: string;
  /** A link is shown to whoever might ever do it. */
  readonly action: Action;
  /** Left out for what is always in the bar. */
  readonly under?: Subject;
}

/** In the order of the bar, and of each subject. */
// prettier-ignore
const places: readonly Place[] = [
  { href: '/staff',            words: 'My reviews', action: 'see-review' },
  { href: '/staff/calendar',   words: 'Calendar',   action: 'see-review' },
  { href: '/staff/children',   words: 'Children',   action: 'see-child' },
  { href: '/staff/advocacy',   words: 'Advocacy',   action: 'see-referral' },
  { href: '/staff/disputes',   words: 'Challenges', action: 'log-dispute' },
  { href: '/staff/notices',    words: 'Notices',    action: 'see-own-notices', under: 'Records' },
  { href: '/staff/register',   words: 'Register',   action: 'load-register',   under: 'Records' },
  { href: '/staff/outbox',     words: 'Messages',   action: 'see-outbox',      under: 'Messages and forms' },
  { href: '/staff/forms',      words: 'Forms',      action: 'invite',          under: 'Messages and forms' },
  { href: '/staff/calculator', words: 'Calculator', action: 'use-calculator',  under: 'Tools' },
  { href: '/staff/results',    words: 'Results',    action: 'see-results' },
  { href: '/staff/sounds',     words: 'Sounds',     action: 'record-sounds',   under: 'Messages and forms' },
  { href: '/staff/symbols',    words: 'Pictures',   action: 'put-in-symbols',  under: 'Messages and forms' },
  { href: '/staff/log',        words: 'Who looked', action: 'see-reading-log', under: 'Records' },
  { href: '/staff/settings',   words: 'Settings',   action: 'change-settings', under: 'The service' }
];

/** As many short links as one row of the bar holds beside the name at 1280 px, “More” among them. */
const mostInBar = 8;
const morePage = '/staff/more';

/** A link of the bar. `current`: the page one is on, or belongs to; `within`: one of the pages behind this link. */
interface BarLink {
  readonly href: string;
  readonly words: string;
  readonly current: 'page' | 'within' | null;
}

interface Nav {
  readonly bar: readonly BarLink[];
  /** What stands behind “More”; empty when everything is in the bar. */
  readonly more: readonly {
    readonly subject: Subject;
    readonly links: readonly Omit<BarLink, 'current'>[];
  }[];
}

/** The links of one member of staff. @param path of the page they are on */
export function navFor(staff: Viewer & { readonly kind: 'staff' }, path: string): Nav {
  const open = places.filter(({ action }) => mightEver(staff, action));
  const current = currentOf(open, path);
  const linkTo = ({ href, words }: Place) => ({
    href,
    words: href === '/staff' && staff.role !== 'iro' ? 'All reviews' : words
  });
  const inBar = open.length <= mostInBar ? open : open.filter(({ under }) => under === undefined);
  const behind = open.filter((place) => !inBar.includes(place));
  const bar: BarLink[] = inBar.map((place) => ({
    ...linkTo(place),
    current: place === current ? 'page' : null
  }));
  if (behind.length === 0) return { bar, more: [] };
  const within = behind.some((place) => place === current) ? 'within' : null;
  const atMore = path === morePage ? 'page' : within;
  const more = subjects.flatMap((subject) => {
    const links = behind.filter(({ under }) => under === subject).map(linkTo);
    return links.length === 0 ? [] : { subject, links };
  });
  return { bar: [...bar, { href: morePage, words: 'More', current: atMore }], more };
}

/** A review's own pages, what is to be sent, and words about meetings, belong to the list they are opened from. */
function currentOf(open: readonly Place[], path: string): Place | undefined {
  const at = /^\/staff\/(reviews|ratings|to-ask)/.test(path) ? '/staff' : path;
  return open.filter(({ href }) => href === at || (href !== '/staff' && at.startsWith(`${href}/`))).at(-1);
}
