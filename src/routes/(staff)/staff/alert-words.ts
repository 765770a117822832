/** Staff words for what the alerts know as values, and where each is put right. */
import type { Alert } from '$lib/domain/review-alerts.ts';
import { shortDay } from '$lib/i18n/dates.ts';
import { meetingWords } from './words.ts';

type Words = (day: string, name: string) => string;

const words: Readonly<Record<Alert['kind'], Words>> = {
  'past-limit': (day) => `Limit passed ${day}, not recorded as held`,
  'planned-late': (day) => `Planned after its limit, ${day}`,
  'no-meeting': (day) => `No day yet, limit ${day}`,
  'no-iro': (day) => `No IRO named by ${day}`,
  'not-asked': (day) => `Nobody has a way in, due ${day}`,
  'no-views': (_, name) => `No views from ${name} yet`,
  'not-seen': (_, name) => `${name} not seen before the meeting yet`,
  'plan-missing': (day) => `Care plan not in, due ${day}`,
  'papers-missing': (day) => `Papers not in, due ${day}`,
  'record-20': (day) => `Record not shared, 20 working days were up ${day}`,
  'record-15': (day) => `Record not shared, 15 working days were up ${day}`,
  'record-5': (day) => `Record not shared, 5 working days were up ${day}`,
  'late-reason': () => 'Held late, no reason given',
  'referral-late': (day) => `Advocate: no first contact, promised by ${day}`,
  'not-referred': (day) => `Advocate accepted, not referred, due ${day}`,
  'referral-unseen': (day) => `Advocate: nobody has opened the referral, due ${day}`,
  'due-soon': (day) => `Limit is ${day}`
};

/** "Care plan not in, due Mon 16 Nov" */
export const alertWords = ({ kind, day }: Alert, name: string): string => words[kind](shortDay(day), name);

interface Line {
  readonly childId: string;
  readonly reviewId: string | null;
  readonly referralId: string | null;
  readonly iroName: string | null;
  readonly meetingOn: string | null;
  readonly meetingTime: string | null;
  readonly placeKind: string | null;
  readonly heldOn: string | null;
  readonly alerts: readonly Alert[];
}

/** "Thu 3 Dec, 16:00, at home"; "Held Thu 3 Dec"; "Referral". */
export const reviewWords = (line: Line): string => {
  if (line.referralId !== null) return 'Referral';
  return line.heldOn === null ? meetingWords(line) : `Held ${shortDay(line.heldOn)}`;
};

const plan = { page: 'review', does: 'Set the day' } as const;
const move = { page: 'review', does: 'Change the day' } as const;
const look = { page: '', does: 'Look' } as const;
const papers = { page: 'papers', does: 'Papers' } as const;

const ways: Readonly<Record<Alert['kind'], { readonly page: string; readonly does: string }>> = {
  'past-limit': move,
  'planned-late': move,
  'no-meeting': plan,
  'due-soon': look,
  'no-iro': { page: 'edit', does: 'Name an IRO' },
  'not-asked': { page: 'invitations', does: 'Ask' },
  'no-views': look,
  'not-seen': { page: 'papers#seen', does: 'Say when' },
  'plan-missing': papers,
  'papers-missing': papers,
  'record-20': papers,
  'record-15': papers,
  'record-5': papers,
  'late-reason': papers,
  'referral-late': look,
  'not-referred': papers,
  'referral-unseen': look
};

interface Who {
  readonly role: string;
  readonly today: string;
}

/**
 * A meeting whose day has passed is recorded, not moved: to move it would tell everybody that its day has changed. Who may
 * not record it asks whoever does.
 */
function passedWay({ reviewId, meetingOn, heldOn, iroName, alerts }: Line, { role, today }: Who) {
  const [worst] = alerts;
  const isPassed = meetingOn !== null && meetingOn < today && heldOn === null;
  if (!isPassed || worst === undefined || ways[worst.kind] !== move) return null;
  const base = `/staff/reviews/${reviewId}`;
  return role === 'business-support'
    ? { href: base, does: `Ask ${iroName ?? 'the manager'}` }
    : { href: `${base}/meeting`, does: 'Record it' };
}

/** The page on which the worst of a line is put right; the review itself when nothing is wrong, or the referral. */
export function wayOf(line: Line, who: Who): { readonly href: string; readonly does: string } {
  return passedWay(line, who) ?? usualWay(line);
}

function usualWay({ childId, reviewId, referralId, alerts }: Line) {
  const [worst] = alerts;
  const { page, does } = worst ? ways[worst.kind] : look;
  if (referralId !== null) return { href: `/staff/advocacy/${referralId}`, does };
  if (page === 'review' || page === 'edit') return { href: `/staff/children/${childId}/${page}`, does };
  const base = reviewId === null ? `/staff/children/${childId}` : `/staff/reviews/${reviewId}`;
  return { href: page === '' ? base : `${base}/${page}`, does };
}
