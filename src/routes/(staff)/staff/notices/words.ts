/** What the values of a notice are called. */
import { changeKinds, endReasons, livingKinds, noticeKinds } from '$lib/domain/notices.ts';
import { fullDay } from '$lib/i18n/dates.ts';
import { dueWords } from '../words.ts';

type List = readonly { readonly value: string; readonly words: string }[];
const wordsIn = (list: List): Readonly<Record<string, string>> =>
  Object.fromEntries(list.map(({ value, words }) => [value, words]));

export const kindWords = wordsIn(noticeKinds);
const livingWords = wordsIn(livingKinds);
export const changeWords = wordsIn(changeKinds);
export const endWords = wordsIn(endReasons);

/** Where a child lives, and since when. */
export function livesWords(child: {
  readonly livesKind: string | null;
  readonly livesSince: string | null;
  readonly livesAt?: string | null;
}): string {
  const { livesKind, livesSince, livesAt } = child;
  const kind = livesKind === null ? null : (livingWords[livesKind] ?? livesKind);
  const since = livesSince === null ? null : `since ${fullDay(livesSince)}`;
  return [kind, since, livesAt].filter(Boolean).join(', ') || 'Not known';
}

/** The day it tells of, by its kind. */
export const dayWords: Readonly<Record<string, string>> = {
  'became-looked-after': 'Became looked after on',
  changed: 'Day of the change',
  ended: 'Care ended on'
};

const standings = {
  waiting: { words: 'Waiting', kind: 'part' },
  registered: { words: 'Registered', kind: 'done' },
  changed: { words: 'In the register', kind: 'done' },
  known: { words: 'Already known', kind: 'done' },
  'not-ours': { words: 'Not ours', kind: 'plain' },
  'taken-back': { words: 'Taken back', kind: 'plain' }
} as const;

/** Where it stands, in the words that the sender and the reviewing team both read. */
export const standingOf = (outcome: string | null) =>
  Object.entries(standings).find(([value]) => value === outcome)?.[1] ?? standings.waiting;

/** Whose notice it is; its words may have been emptied long after it was done. */
export const aboutWords = ({ firstName }: { readonly firstName: string }): string =>
  firstName === '' ? 'Words emptied' : firstName;

/** A clock for the page: the day, and the working days left. */
export const clockOf = ({
  by,
  daysLeft,
  gone
}: {
  readonly by: string;
  readonly daysLeft: number;
  readonly gone: number;
}) => ({ words: dueWords(by, daysLeft), gone, soon: daysLeft <= 1, late: daysLeft < 0 });
