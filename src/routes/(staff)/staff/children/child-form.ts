/** The child form as it is posted, and as it is shown for a child who is there. */
import { languageName } from '$lib/i18n/language-name.ts';
import { formOfChild, type ChildForm } from '$lib/server/services/child-edits.ts';
import type { ChildPage } from '$lib/server/services/child-page.ts';
import { typed, typedDay } from '$lib/server/services/typed-form.ts';
import { typedDate } from '$lib/ui/read-date.ts';

const words = [
  'localId',
  'firstName',
  'nickname',
  'iroId',
  'handoverReason',
  'language',
  'communication',
  'printSize',
  'needs',
  'interpreter',
  'contact',
  'cycle',
  'livesKind',
  'livesAt'
] as const;
const days = ['dateOfBirth', 'lookedAfterSince', 'ceasedOn', 'cycleStartedOn', 'livesSince'] as const;

/** What the boxes hold: text as typed, days as typed. */
export type ChildBoxes = { readonly noReminders: boolean; readonly another: boolean } & {
  readonly [K in (typeof words)[number]]: string;
} & {
  readonly [K in (typeof days)[number]]: string | null | ReturnType<typeof typedDate>;
};

export function readChildForm(posted: FormData): ChildForm {
  const text = Object.fromEntries(words.map((name) => [name, typed(posted, name)]));
  const dates = Object.fromEntries(days.map((name) => [name, typedDay(posted, name)]));
  return { ...text, ...dates, ...ticksOf(posted) } as unknown as ChildForm;
}

/** The boxes as they were typed, to be put right. */
export function typedBoxes(posted: FormData): ChildBoxes {
  const text = Object.fromEntries(words.map((name) => [name, typed(posted, name)]));
  const dates = Object.fromEntries(days.map((name) => [name, typedDate(posted, name)]));
  return { ...text, ...dates, ...ticksOf(posted) } as unknown as ChildBoxes;
}

const ticksOf = (posted: FormData) => ({
  noReminders: typed(posted, 'noReminders') === 'yes',
  another: typed(posted, 'another') === 'yes'
});

export const emptyBoxes: ChildBoxes = {
  localId: '',
  firstName: '',
  nickname: '',
  iroId: '',
  handoverReason: '',
  language: 'English',
  communication: 'words',
  printSize: 'ordinary',
  needs: '',
  interpreter: '',
  contact: '',
  noReminders: false,
  another: false,
  cycle: 'standard',
  livesKind: '',
  livesAt: '',
  livesSince: null,
  dateOfBirth: null,
  lookedAfterSince: null,
  ceasedOn: null,
  cycleStartedOn: null
};

export const boxesOf = (child: ChildPage): ChildBoxes => ({
  ...emptyBoxes,
  ...(formOfChild(child) as ChildBoxes),
  language: languageName(child.language)
});
