/** One line of today: who, what, by when, and the way there. */
import type { ForToday } from '$lib/server/services/today.ts';
import { alertWords, reviewWords, wayOf } from './alert-words.ts';
import { dueWay, stepWords } from './due-words.ts';
import { dayOfInstant, shortDay } from '$lib/i18n/dates.ts';
import { kindWords } from './notices/words.ts';
import { waitingDoes, waitingHref, waitingWhat } from './waiting-words.ts';
import { dueWords } from './words.ts';

interface TodayLine {
  readonly what: string;
  readonly when: string;
  readonly href: string;
  readonly does: string;
}

/** The words of a line, in the terms of the list it comes from. @param now milliseconds: today's list is an IRO's alone */
export function todayWords(line: ForToday, now: number): TodayLine {
  if (line.list === 'waiting') {
    const { item } = line;
    const when = item.by === null ? '' : dueWords(item.by, item.daysLeft);
    return { what: waitingWhat(item), when, href: waitingHref(item), does: waitingDoes(item) };
  }
  if (line.list === 'due') {
    const { item } = line;
    const when = dueWords(item.first.by, item.daysLeft);
    return { what: stepWords(item, item.first.step), when, ...dueWay(item) };
  }
  if (line.list === 'notices') {
    const { item } = line;
    const what = `Another team told us: ${(kindWords[item.kind] ?? '').toLowerCase()}`;
    return { what, when: shortDay(item.sentOn), href: `/staff/notices/${item.noticeId}`, does: 'Read it' };
  }
  const { item } = line;
  const what = item.alerts
    .filter(({ severity }) => severity === 'now')
    .map((alert) => alertWords(alert, item.name))
    .join('. ');
  return { what, when: reviewWords(item), ...wayOf(item, { role: 'iro', today: dayOfInstant(now) }) };
}
