/** One line of today: who, what, by when, and the way there. */
import type { ForToday, Reading } from '$lib/server/services/today.ts';
import { alertWords, reviewWords, wayOf } from './alert-words.ts';
import { dueWay, stepWords } from './due-words.ts';
import { dayOfInstant, shortDay } from '$lib/i18n/dates.ts';
import { kindWords } from './notices/words.ts';
import { waitingDoes, waitingHref, waitingWhat } from './waiting-words.ts';
import { answerWords, levelWords, overallWords, themeWords } from './disputes/words.ts';
import { dueWords, nameAndAge } from './words.ts';

interface TodayLine {
  readonly what: string;
  readonly when: string;
  readonly href: string;
  readonly does: string;
}

/** Whom a line is about; of what is folded into one line, what it is. */
export const todayWho = (line: ForToday): string =>
  line.list === 'reading' ? `${readingWords(line.item)} to read` : nameAndAge(line.item);

/** "5 adults’ views and ratings" */
function readingWords({ views, ratings }: Reading): string {
  const what = [...(views > 0 ? ['views'] : []), ...(ratings > 0 ? ['ratings'] : [])];
  return `${views + ratings} adults’ ${what.join(' and ')}`;
}

/** The words of a line, in the terms of the list it comes from. @param now milliseconds: today's list is an IRO's alone */
export function todayWords(line: ForToday, now: number): TodayLine {
  if (line.list === 'waiting') {
    const { item } = line;
    const when = item.by === null ? '' : dueWords(item.by, item.daysLeft);
    return { what: waitingWhat(item), when, href: waitingHref(item), does: waitingDoes(item) };
  }
  if (line.list === 'reading') {
    const { late } = line.item;
    // What is late stands among what needs their eyes, the rest in the list of what is to read.
    const href = late > 0 ? '/staff#eyes' : '/staff#to-read';
    return { what: late > 0 ? `${late} late` : 'Promised by today', when: '', href, does: 'Read' };
  }
  if (line.list === 'due') {
    const { item } = line;
    const when = dueWords(item.first.by, item.daysLeft);
    return { what: stepWords(item, item.first.step), when, ...dueWay(item) };
  }
  if (line.list === 'disputes') {
    const { item } = line;
    const what = `${levelWords(item.level)}: ${themeWords(item.theme)}. ${overallWords(item.overall)}`;
    const href = `/staff/disputes/${item.id}`;
    return {
      what: `Challenge, ${what}`,
      when: `Answer due ${answerWords(item, dayOfInstant(now))}`,
      href,
      does: 'See to it'
    };
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
