/** What the values of a notice are called. */
import { changeKinds, endReasons, livingKinds, noticeKinds } from '$lib/domain/notices.ts';
import { dueWords } from '../words.ts';

type List = readonly { readonly value: string; readonly words: string }[];
const wordsIn = (list: List): Readonly<Record<string, string>> =>
  Object.fromEntries(list.map(({ value, words }) => [value, words]));

export const kindWords = wordsIn(noticeKinds);
export const livingWords = wordsIn(livingKinds);
export const changeWords = wordsIn(changeKinds);
export const endWords = wordsIn(endReasons);

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
  'not-ours': { words: 'Not ours', kind: 'plain' }
} as const;

/** Where it stands, in the words that the sender and the reviewing team both read. */
export const standingOf = (outcome: string | null) =>
  Object.entries(standings).find(([value]) => value === outcome)?.[1] ?? standings.waiting;

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
