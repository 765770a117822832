/** The form of a notice as it is posted, and as it is shown again to be put right. */
import {
  noticeDays,
  noticeTexts,
  noWords,
  type NoticeForm,
  type NoticeWords
} from '$lib/server/services/notice-form.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';

type Texts = { readonly [K in (typeof noticeTexts)[number]]: string };

/** What the boxes hold: words and days as they were typed. */
export type NoticeBoxes = Texts & {
  readonly [K in (typeof noticeDays)[number]]: NoticeWords[K] | ReturnType<typeof typedDate>;
} & { readonly changes: readonly string[] };

const textsIn = (posted: FormData): Texts =>
  Object.fromEntries(noticeTexts.map((name) => [name, typed(posted, name)])) as Texts;

const changesIn = (posted: FormData): string[] =>
  posted.getAll('changes').filter((value) => typeof value === 'string');

export function readNoticeForm(posted: FormData): NoticeForm {
  const days = Object.fromEntries(noticeDays.map((name) => [name, typedDay(posted, name)]));
  return { ...textsIn(posted), ...days, changes: changesIn(posted) } as unknown as NoticeForm;
}

export function typedNotice(posted: FormData): NoticeBoxes {
  const days = Object.fromEntries(noticeDays.map((name) => [name, typedDate(posted, name)]));
  return { ...textsIn(posted), ...days, changes: changesIn(posted) } as unknown as NoticeBoxes;
}

/** An empty form. @param worker the name of whoever writes it, when it is a social work team's own */
export const emptyNotice = (worker: string): NoticeBoxes => ({
  ...noWords,
  language: 'English',
  communication: 'words',
  parent1Ask: 'yes',
  parent2Ask: 'yes',
  worker
});
