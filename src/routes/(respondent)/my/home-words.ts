/** What the home says and offers, by how far everything is. */
import { isUnrecorded } from '$lib/domain/meeting-day.ts';
import { dayOfInstant, weekdayAndDay } from '$lib/i18n/dates.ts';
import { locales } from '$lib/i18n/locales.ts';
import type { Speak } from '$lib/i18n/speak.ts';
import type { PageData } from './$types';

export type HomeSeen = PageData['home'];

export interface Step {
  readonly href: string;
  readonly words: string;
}

/** The one next step; null when there is nothing to do. */
export function step({ views, rating }: HomeSeen, t: Speak): Step | null {
  if (rating === 'open' || rating === 'started') {
    return {
      href: '/my/rating',
      words: t(rating === 'open' ? 'own.home-rate' : 'path.home-rating-carry-on')
    };
  }
  if (views.state === 'not-started') return { href: '/my/before', words: t('own.home-start') };
  if (views.state === 'started') {
    return views.carryOn
      ? { href: `/my/questions/${views.carryOn}`, words: t('own.home-carry-on') }
      : { href: '/my/check', words: t('path.home-look-send') };
  }
  return views.state === 'sent' ? { href: '/my/sent', words: t('own.home-see-sent') } : null;
}

/** What the meeting decided about one thing the child asked, who does it and by when. */
export function decidedLine(
  { words, owner, dueOn }: HomeSeen['happened'][number]['decided'][number],
  t: Speak,
  locale: string
): string {
  const who = owner === null ? [] : [t('common.decided-who', { who: owner })];
  const by = dueOn === null ? [] : [t('common.decided-by', { day: weekdayAndDay(dueOn, locale) })];
  return [t('common.decided', { words: words.replace(/[.]$/, '') + '.' }), ...who, ...by].join(' ');
}

/** What the IRO says in the bubble. */
export function lines(home: HomeSeen, t: Speak, iro: string, locale: string): string[] {
  const { views, rating, away, facts, today } = home;
  if (facts.review.cancelledAt !== null) return [t('path.home-cancelled')];
  if (rating !== 'closed' && facts.review.heldOn) {
    const day = weekdayAndDay(facts.review.heldOn, locale);
    return rating === 'done'
      ? [t('own.home-rated')]
      : [t(away ? 'path.home-rate-away' : 'own.home-rate-ask', { day })];
  }
  const { review } = facts;
  const gone =
    review.meetingOn !== null && isUnrecorded(review, today)
      ? [t('path.home-meeting-was', { day: weekdayAndDay(review.meetingOn, locale) })]
      : [];
  const ask = t(gone.length > 0 ? 'path.home-still-tell' : 'own.home-iro-does');
  return [...gone, ...viewsLines(views, t, iro, ask), ...sentLines(home, t, locale)];
}

/** @param ask how the IRO asks for the views */
function viewsLines(views: HomeSeen['views'], t: Speak, iro: string, ask: string): string[] {
  if (views.state === 'none') return [t('path.home-none', { iro })];
  if (views.changing) return [t('path.home-changing')];
  if (views.state === 'started') {
    if (views.carryOn === null) return [t('path.home-not-sent')];
    return [ask, t('own.home-progress', { done: views.done, of: views.total })];
  }
  return views.state === 'not-started' ? [ask] : [];
}

function sentLines({ views: { sent }, today }: HomeSeen, t: Speak, locale: string): string[] {
  if (!sent?.row.submittedAt) return [];
  const { submittedAt, readBy } = sent.row;
  const said = t('own.home-sent', { day: weekdayAndDay(dayOfInstant(submittedAt), locale) });
  if (!sent.read) {
    if (!readBy) return [said];
    const by = readBy < today ? 'path.home-late-read' : 'path.home-read-by';
    return [said, t(by, { day: weekdayAndDay(readBy, locale) })];
  }
  const day = weekdayAndDay(dayOfInstant(sent.read.at), locale);
  const read = t('path.sent-read', { name: sent.read.by, day });
  return sent.read.tellChild ? [said, read, sent.read.tellChild] : [said, read];
}

/** More that can be done from here. */
export function todo({ views }: HomeSeen, t: Speak, iro: string) {
  const shared = views.state === 'started' ? '/my/check' : views.sent ? '/my/said' : null;
  return [
    { href: '/my/call', words: t('own.home-call', { iro }), symbol: 'call' },
    ...(views.sent ? [{ href: '/my/said', words: t('own.home-see-sent'), symbol: 'write' }] : []),
    ...(shared && views.state !== 'closed'
      ? [{ href: shared, words: t('own.home-shared'), symbol: 'private' }]
      : []),
    { href: '/my/iro', words: t('rights.iro-title'), symbol: 'iro' },
    { href: '/my/taking-part', words: t('rights.part-title'), symbol: 'meeting' },
    { href: '/my/rights', words: t('rights.rights-title'), symbol: 'speak-up' },
    { href: '/my/readers', words: t('path.home-readers'), symbol: 'people' },
    ...(locales.length > 1 ? [{ href: '/my/language', words: t('common.language'), symbol: 'talk' }] : [])
  ];
}
