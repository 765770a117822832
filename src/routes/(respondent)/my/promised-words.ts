/** What was promised to whoever asked for something: by which day, or that it is late; and what they were told. */
import type { Day } from '$lib/domain/day.ts';
import { weekdayAndDay } from '$lib/i18n/dates.ts';
import type { Key, Speak } from '$lib/i18n/speak.ts';
import type { HomeSeen } from './home-words.ts';

type Request = HomeSeen['requests'][number];
type Told = NonNullable<Request['referral']>;

/** Who speaks, and when it is read. */
interface Reading {
  readonly t: Speak;
  readonly iro: string;
  readonly locale: string;
  readonly today: Day;
}

/** While nobody has answered, once somebody has, and what it is called when it is late. */
const asked: Readonly<
  Record<Request['kind'], { readonly open: Key; readonly said: Key; readonly what: Key }>
> = {
  'call-me': { open: 'path.home-call-open', said: 'path.home-call-said', what: 'path.call-other' },
  advocate: {
    open: 'path.home-advocate-open',
    said: 'path.home-advocate-said',
    what: 'rights.referral-advocate'
  },
  'advocate-stop': {
    open: 'rights.referral-stop-asked',
    said: 'rights.referral-stop-said',
    what: 'rights.referral-advocate'
  },
  'another-time': { open: 'path.home-time-open', said: 'path.home-time-said', what: 'own.home-another-time' },
  'independent-visitor': {
    open: 'rights.ask-by',
    said: 'rights.ask-visitor-said',
    what: 'rights.referral-visitor'
  },
  complaint: { open: 'rights.ask-by', said: 'rights.ask-complaint-said', what: 'rights.ask-complaint' },
  'data-complaint': {
    open: 'rights.ask-by',
    said: 'rights.ask-information-said',
    what: 'rights.ask-information'
  }
};

function waits({ kind, answerBy, keptFromIro }: Request, { t, iro, locale, today }: Reading): string {
  const day = weekdayAndDay(answerBy, locale);
  const byTheirIro = kind === 'call-me' && !keptFromIro;
  if (answerBy < today)
    return byTheirIro
      ? t('path.home-late-call', { day })
      : t('rights.late', { what: t(asked[kind].what, { iro }), day });
  return t(kind === 'call-me' && keptFromIro ? 'path.call-other-lead' : asked[kind].open, { iro, day });
}

const stands: Readonly<Record<Told['standing'], Key>> = {
  passed: 'rights.referral-passed',
  seen: 'rights.referral-seen',
  named: 'rights.referral-named',
  contacted: 'rights.referral-contacted',
  closed: 'rights.referral-closed'
};

const isLateContact = ({ standing, contactBy }: Told, today: Day): boolean =>
  standing !== 'contacted' && standing !== 'closed' && contactBy < today;

/** Where it stands with somebody outside the council who speaks up for the child, or visits. */
export function referred(kind: string, told: Told, { t, locale, today }: Omit<Reading, 'iro'>): string[] {
  const { standing, name, note } = told;
  const what = t(kind === 'independent-visitor' ? 'rights.referral-visitor' : 'rights.referral-advocate');
  const day = weekdayAndDay(told.contactBy, locale);
  const isLate = isLateContact(told, today);
  // Who it will be is good to know, late or not; a day that has gone by is not.
  const line = isLate && standing !== 'named' ? [] : [t(stands[standing], { what, name: name ?? '', day })];
  return [...line, ...(isLate ? [t('rights.late', { what, day })] : []), ...(note === null ? [] : [note])];
}

/** What was asked for by pressing a button: until when somebody answers, or what they said. */
export function answered(
  { requests, referrals, today }: HomeSeen,
  t: Speak,
  iro: string,
  locale: string
): string[] {
  const reading = { t, iro, locale, today };
  const lines = requests.flatMap((request) => {
    const { kind, handledAt, tellChild } = request;
    if (request.referral) return referred(kind, request.referral, reading);
    const said = tellChild ? [t(asked[kind].said, { words: tellChild })] : [];
    // Still open, and something said of it: somebody tried, or opened it again.
    return handledAt === null ? [...said, waits(request, reading)] : said;
  });
  const others = referrals.flatMap((referral) => referred(referral.kind, referral, reading));
  // Asked for twice, and both at the same point, or told with its request: said once.
  return [...new Set([...lines, ...others])];
}

/** Whether something that was promised for a day before today has not happened: then there is a way to call. */
export function isSomethingLate({ requests, referrals, views, facts, today }: HomeSeen): boolean {
  const { sent } = views;
  const isUnread = facts.review.heldOn === null && sent !== null && sent.read === null;
  return (
    (isUnread && sent.row.readBy !== null && sent.row.readBy < today) ||
    requests.some(({ handledAt, answerBy }) => handledAt === null && answerBy < today) ||
    [...referrals, ...requests.flatMap(({ referral }) => referral ?? [])].some((told) =>
      isLateContact(told, today)
    )
  );
}
